/** An answer that refuses a request: its status, its code, one fixed sentence, and the challenge where one is due. */
export interface Answer {
  status: number;
  error: string;
  description: string;
  challenge?: string;
}

/** Every refusal of this server, worded once. Challenges are those of RFC 6750, section 3. */
const refusals = {
  token_missing: {
    status: 401,
    error: 'missing_token',
    description: 'This resource needs an access token',
    challenge: 'Bearer realm="api"',
  },
  carrier_invalid: {
    status: 400,
    error: 'invalid_request',
    description: 'Send the access token once, as text',
    challenge: 'Bearer realm="api", error="invalid_request"',
  },
  token_invalid: {
    status: 401,
    error: 'invalid_token',
    description: 'Access token is not valid',
    challenge:
      'Bearer realm="api", error="invalid_token", error_description="Access token is not valid"',
  },
  token_expired: {
    status: 401,
    error: 'invalid_token',
    description: 'Access token has expired',
    challenge:
      'Bearer realm="api", error="invalid_token", error_description="Access token has expired"',
  },
  credentials_missing: {
    status: 400,
    error: 'invalid_request',
    description: 'Send a username and a password, both as text',
  },
  credentials_wrong: {
    status: 401,
    error: 'invalid_credentials',
    description: 'Wrong username or password',
  },
  body_invalid: {
    status: 400,
    error: 'invalid_request',
    description: 'The request body cannot be read',
  },
} as const satisfies Record<string, Answer>;

/** Which refusal it is. */
export type RefusalName = keyof typeof refusals;

/** What was wrong with a token, or with what it says: one of these words, for logs and tests, never in an answer. */
export type TokenFault =
  | 'form'
  | 'header'
  | 'claims'
  | 'signature'
  | 'issuer'
  | 'lifetime'
  | 'not_yet'
  | 'no_such_user';

/** Thrown to end a request with one of the refusals. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly answer: Answer;
  readonly status: number;
  /** Why, in one word. It stays inside: answers are the same for every bad token. */
  readonly reason: RefusalName | TokenFault;

  constructor(refusal: RefusalName, reason: TokenFault | RefusalName = refusal) {
    super(reason);
    this.answer = refusals[refusal];
    this.status = this.answer.status;
    this.reason = reason;
  }
}

/** The response to a refused request: status, code, one fixed sentence, and a challenge if the client should send a token. */
export interface Answer {
  status: number;
  error: string;
  description: string;
  challenge?: string;
  /** Seconds after which the client may try again (RFC 9110, 10.2.3). */
  retryAfter?: number;
}

/** All refusals of this server. The challenges are those of RFC 6750, section 3. */
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
  name_unfit: {
    status: 400,
    error: 'invalid_username',
    description:
      'A username has 1 to 64 letters and digits of one script, or of Latin with Chinese, Japanese or Korean; a dot, hyphen or underscore may join them',
  },
  name_taken: { status: 409, error: 'username_taken', description: 'This username is taken' },
  password_unfit: {
    status: 400,
    error: 'invalid_password',
    description: 'A password has 8 to 256 characters, and is not the username',
  },
  too_many_attempts: {
    status: 429,
    error: 'too_many_attempts',
    description: 'Too many attempts: try again later',
  },
  busy: {
    status: 503,
    error: 'busy',
    description: 'The server is busy: try again in a moment',
    retryAfter: 1,
  },
  stopping: {
    status: 503,
    error: 'stopping',
    description: 'The server is stopping: try again in a moment',
    retryAfter: 1,
  },
} as const satisfies Record<string, Answer>;

/** The name of a refusal. */
export type RefusalName = keyof typeof refusals;

type FaultInToken = 'form' | 'header' | 'claims' | 'audience' | 'signature' | 'issuer' | 'lifetime';

/** Why a token was refused, or another reason: for logs and tests, never in a response. */
export type TokenFault =
  | FaultInToken
  | 'not_yet'
  | 'no_such_user'
  | 'revoked'
  | 'session'
  | 'reused'
  | 'other';

/** Ends a request with one of the refusals, or with a response of your own, when it is thrown. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly answer: Answer;
  readonly status: number;
  /** Why, in one word, for the log. The response is the same for every bad token. */
  readonly reason: RefusalName | TokenFault;

  constructor(
    refusal: RefusalName | Answer,
    reason: RefusalName | TokenFault = typeof refusal === 'string' ? refusal : 'other',
    retryAfter?: number,
  ) {
    super(reason);
    const answer = typeof refusal === 'string' ? refusals[refusal] : refusal;
    this.answer = retryAfter === undefined ? answer : { ...answer, retryAfter };
    this.status = this.answer.status;
    this.reason = reason;
  }
}

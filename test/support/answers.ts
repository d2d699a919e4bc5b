/** A response whose text the contract fixes. */
export interface ExactAnswer {
  status: number;
  error: string;
  description: string;
  /** The WWW-Authenticate header; undefined if there is none. */
  challenge?: string;
}

/** The contract's refusals, repeated here so that a change in the server fails. */
export const refused = {
  missing: {
    status: 401,
    error: 'missing_token',
    description: 'This resource needs an access token',
    challenge: 'Bearer realm="api"',
  },
  carrier: {
    status: 400,
    error: 'invalid_request',
    description: 'Send the access token once, as text',
    challenge: 'Bearer realm="api", error="invalid_request"',
  },
  invalid: {
    status: 401,
    error: 'invalid_token',
    description: 'Access token is not valid',
    challenge:
      'Bearer realm="api", error="invalid_token", error_description="Access token is not valid"',
  },
  expired: {
    status: 401,
    error: 'invalid_token',
    description: 'Access token has expired',
    challenge:
      'Bearer realm="api", error="invalid_token", error_description="Access token has expired"',
  },
  noCredentials: {
    status: 400,
    error: 'invalid_request',
    description: 'Send a username and a password, both as text',
  },
  wrongCredentials: {
    status: 401,
    error: 'invalid_credentials',
    description: 'Wrong username or password',
  },
  unfitName: {
    status: 400,
    error: 'invalid_username',
    description:
      'A username has 1 to 64 letters and digits of one script, or of Latin with Chinese, Japanese or Korean; a dot, hyphen or underscore may join them',
  },
  takenName: { status: 409, error: 'username_taken', description: 'This username is taken' },
  unfitPassword: {
    status: 400,
    error: 'invalid_password',
    description: 'A password has 8 to 256 characters, and is not the username',
  },
  tooMany: {
    status: 429,
    error: 'too_many_attempts',
    description: 'Too many attempts: try again later',
  },
  busy: {
    status: 503,
    error: 'busy',
    description: 'The server is busy: try again in a moment',
  },
  body: { status: 400, error: 'invalid_request', description: 'The request body cannot be read' },
  badRequest: { status: 400, error: 'bad_request', description: 'Bad Request' },
  notFound: { status: 404, error: 'not_found', description: 'Not Found' },
  wrongMethod: { status: 405, error: 'method_not_allowed', description: 'Method Not Allowed' },
  tooLarge: { status: 413, error: 'payload_too_large', description: 'Payload Too Large' },
  wrongType: {
    status: 415,
    error: 'unsupported_media_type',
    description: 'Unsupported Media Type',
  },
  broken: {
    status: 500,
    error: 'internal_server_error',
    description: 'Internal Server Error',
  },
  unavailable: {
    status: 503,
    error: 'service_unavailable',
    description: 'Service Unavailable',
  },
} satisfies Record<string, ExactAnswer>;

/** The parts of a response that the contract fixes, from supertest or from a socket. */
export function seen(reply: {
  status: number;
  headers: Record<string, string>;
  body?: unknown;
  text?: string;
}) {
  const { status, headers } = reply;
  const text = reply.text ?? String(reply.body);
  return {
    status,
    body: text === '' ? '' : JSON.parse(text),
    type: headers['content-type'],
    challenge: headers['www-authenticate'],
    cache: headers['cache-control'],
    sniffing: headers['x-content-type-options'],
    referrer: headers['referrer-policy'],
  };
}

/** What `seen` returns for a response with this status and JSON, on any route of the server. */
export function jsonAnswer(status: number, body: object, challenge?: string) {
  return {
    status,
    body,
    type: 'application/json; charset=utf-8',
    challenge,
    cache: 'no-store',
    sniffing: 'nosniff',
    referrer: 'no-referrer',
  };
}

/** What `seen` returns for one of the contract's refusals. */
export function refusal({ status, error, description, challenge }: ExactAnswer) {
  return jsonAnswer(status, { error, error_description: description }, challenge);
}

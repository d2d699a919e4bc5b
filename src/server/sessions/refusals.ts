import type { Answer } from '../http/refusals.ts';

/** For anything that cannot be a refresh token. */
export const refreshTokenMissing: Answer = {
  status: 400,
  error: 'invalid_request',
  description: 'Send the refresh token once, as text',
};

/** For an unknown, old or expired refresh token. */
export const sessionEnded: Answer = {
  status: 401,
  error: 'invalid_token',
  description: 'The session has ended: sign in again',
  challenge:
    'Bearer realm="api", error="invalid_token", error_description="The session has ended: sign in again"',
};

/** For a request with cookies that another site may have caused. */
export const originRefused: Answer = {
  status: 403,
  error: 'invalid_origin',
  description: 'Pages of this origin may not use this server',
};

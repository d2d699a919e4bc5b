import type { Group } from '../../../src/attacks/attack.ts';

/** The target of each group of attacks. */
export const groups: Record<Group, string> = {
  server: 'files, malformed HTTP, error messages, redirects',
  body: 'bodies that are too long, compressed, malformed or of another type',
  key: 'keys that an attacker knows, guesses or puts into the token',
  login: 'wrong passwords, values that are not strings, unknown users',
  token: 'data in the response to a sign-in and in its token',
  carrier: 'several tokens in one request, or a token in an unexpected place',
  signature: 'tokens that are changed without the secret',
  encoding: 'strings that are not tokens, and other spellings of a token',
  algorithm: 'headers that choose another algorithm',
  header: 'the other members of the header',
  json: 'claims that are not an object, or contain a member twice',
  time: '`exp`, `nbf` and `iat`',
  claims: 'issuer, audience, and ids of users',
  access: 'protected routes, and routes that allow anonymous requests',
  origins: 'pages of other origins, and origins that look like the right one',
  names: 'names that look like that of the user, and passwords that are too short',
  sessions: 'refresh tokens, and sessions that have ended',
};

import type { Group } from '../../../src/attacks/attack.ts';

/** The target of each group of attacks. */
export const groups: Record<Group, string> = {
  server: 'files, broken HTTP, words of errors, other origins',
  body: 'bodies that are too much, packed, broken, or of the wrong kind',
  key: 'secrets that others know or can guess',
  login: 'wrong credentials, what is no text, who has an account',
  token: 'what a sign-in gives away',
  carrier: 'one request with two opinions on its token',
  signature: 'signatures that are gone, changed or somebody else’s',
  encoding: 'one token in several spellings of base64url and UTF-8',
  algorithm: 'a header that chooses how it is checked',
  header: 'the other members of the header',
  json: 'claims that are no object, or say a thing twice',
  time: '`exp`, `nbf` and `iat`',
  claims: 'issuer, audience, and a user that is nobody',
  access: 'doors without a guard, and strangers where they are welcome',
};

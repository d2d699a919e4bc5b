import fc from 'fast-check';
import { seal, segment } from '#attacks/forge.ts';
import { jsonOf } from '../support/forge.ts';

/** A change of the header or the claims of a token. The signature is the old one, or is made with another key. */
export interface Rewrite {
  rewrite: 'header' | 'claims';
  member: string;
  /** Undefined takes the member away. */
  value: unknown;
  key?: string | undefined;
  hash: string;
}

/** The token after one rewrite. */
export function rewritten(token: string, change: Rewrite): string {
  const { rewrite, member, value, key, hash } = change;
  const [header = '', claims = '', signature = ''] = token.split('.');
  const anew = (encoded: string) => segment({ ...objectIn(encoded), [member]: value });
  const [first, second] = rewrite === 'header' ? [anew(header), claims] : [header, anew(claims)];
  return key === undefined ? `${first}.${second}.${signature}` : seal(first, second, key, hash);
}

/** Any rewrite: members that mean something, values of every type, and keys of others. `words` are values to try, too. */
export function anyRewrite(words: readonly string[]): fc.Arbitrary<Rewrite> {
  const hash = fc.constantFrom('sha256', 'sha384', 'sha512');
  const key = fc.constantFrom(undefined, undefined, '', 'secret', 'null', '0'.repeat(64), ...words);
  const value = fc.oneof(
    fc.constantFrom(undefined, null, true, 0, -1, 1e21, '', [], {}),
    fc.constantFrom('none', 'None', 'HS256', 'hs256', 'HS384', 'RS256', 'JWT', ...words),
    fc.integer({ min: 0, max: 2 ** 42 }),
    fc.double({ noNaN: true }),
    fc.string(),
    fc.jsonValue({ maxDepth: 1 }),
  );
  const header = fc.constantFrom('alg', 'typ', 'kid', 'jwk', 'jku', 'crit', 'b64', 'zip', 'enc');
  const claim = fc.constantFrom('iss', 'sub', 'aud', 'iat', 'nbf', 'exp', 'jti', 'admin');
  return fc.oneof(
    fc.record({ rewrite: fc.constant('header'), member: header, value, key, hash }),
    fc.record({ rewrite: fc.constant('claims'), member: claim, value, key, hash }),
  );
}

function objectIn(segment: string): object {
  try {
    const value = jsonOf(segment);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

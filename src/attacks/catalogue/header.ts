import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import {
  type AttackDefaults,
  type SignedTokenAttack,
  signedTokenAttacks,
} from '../define-attacks.ts';
import { forge } from '../forge.ts';

const defaults: AttackDefaults = {
  group: 'header',
  lesson: 4,
  advice: 'header',
};

/** Tokens with a valid signature and a header that the server must refuse. */
export const header: Attack[] = signedTokenAttacks(defaults, [
  ...(['dpop', 'refresh', 'at', 'logout'] as const).map(
    (kind): SignedTokenAttack => ({
      id: `typ-${kind}-jwt`,
      token: withHeader({ typ: `${kind}+jwt` }),
    }),
  ),
  {
    id: 'typ-jose',
    token: withHeader({ typ: 'JOSE' }),
  },
  {
    id: 'typ-number',
    token: withHeader({ typ: 1 }),
  },
  {
    id: 'typ-null',
    token: withHeader({ typ: null }),
  },
  {
    id: 'crit-unknown',
    token: withHeader({ crit: ['only-in-summer'], 'only-in-summer': true }),
  },
  {
    id: 'crit-b64',
    token: withHeader({ crit: ['b64'], b64: false }),
  },
  {
    id: 'crit-exp',
    token: withHeader({ crit: ['exp'], exp: 1 }),
  },
  {
    id: 'crit-kid',
    token: withHeader({ crit: ['kid'], kid: '1' }),
  },
  {
    id: 'crit-empty',
    token: withHeader({ crit: [] }),
  },
  {
    id: 'crit-text',
    token: withHeader({ crit: 'exp' }),
  },
  {
    id: 'b64-false',
    token: withHeader({ b64: false }),
  },
  {
    id: 'zip',
    token: withHeader({ zip: 'DEF' }),
  },
  {
    id: 'enc',
    token: withHeader({ enc: 'A256GCM' }),
  },
  {
    id: 'cty-jwt',
    token: withHeader({ cty: 'JWT' }),
  },
  {
    id: 'kid-unknown',
    token: withHeader({ kid: 'retired' }),
  },
  {
    id: 'kid-constructor',
    token: withHeader({ kid: 'constructor' }),
  },
  {
    id: 'kid-number',
    token: withHeader({ kid: 0 }),
  },
  {
    id: 'kid-list',
    token: withHeader({ kid: ['1', '2'] }),
  },
  {
    id: 'kid-long',
    token: withHeader({ kid: 'k'.repeat(8_000) }),
  },
  {
    id: 'jwk-signed',
    token: withHeader({ jwk: { kty: 'oct', k: 'AAAA' } }),
  },
  {
    id: 'header-unknown',
    token: withHeader({ x: 1 }),
  },
]);

function withHeader(members: object) {
  const header = { typ: 'JWT', alg: 'HS256', ...members };
  return ({ claims }: AttackSession, secret: string) => forge(claims, secret, { header });
}

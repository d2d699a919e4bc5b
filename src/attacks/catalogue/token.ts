import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { headerCarrier, present, tokenHeaders } from '../carriers.ts';
import { type AttackDefaults, customAttacks } from '../define-attacks.ts';
import { readSegment } from '../forge.ts';
import type { HttpResponse } from '../http/response.ts';
import { breach, isStorable } from '../judge-response.ts';
import type { Outcome } from '../outcome.ts';
import { login } from './requests.ts';

const shape: AttackDefaults = {
  group: 'token',
  lesson: 2,
  advice:
    'Write sub for the user, iss for yourself, exp in seconds, and a random jti (RFC 7519, 2 and 4.1).',
};

const secrecy: AttackDefaults = {
  group: 'token',
  lesson: 2,
  advice:
    'Name the fields that may leave, id and username, in the answer as in the token, which anybody can read (RFC 7519, 12; OWASP API3:2023).',
};

const shownUser: AttackDefaults = {
  group: 'access',
  lesson: 5,
  advice:
    'Attach a user of named fields, so that no handler can show more of them (OWASP API3:2023).',
};

/** A time in seconds that is more than 3,000 years ahead; a larger `exp` is in milliseconds. */
const milliseconds = 100_000_000_000;

/** What the login response and its token give away. */
export const token: Attack[] = [
  ...customAttacks(shape, [
    {
      id: 'token-unsigned',
      name: 'a look at the alg of a token',
      gains: 'The server issues what everybody else can issue as well.',
      run: async (session) =>
        judgeToken(
          session,
          /^[HREP]S\d{3}$|^EdDSA$/.test(String(session.header.alg)),
          'a signed token',
        ),
    },
    {
      id: 'token-no-exp',
      name: 'a look for the exp of a token',
      gains: 'A token that is stolen once works for ever.',
      run: async (session) =>
        judgeToken(
          session,
          typeof session.claims.exp === 'number',
          '"exp" in the claims, a number',
        ),
    },
    {
      id: 'token-exp-milliseconds',
      name: 'a look at the unit of exp',
      gains: 'Every JWT library reads the year 58,000, so a stolen token works for ever.',
      run: async (session) =>
        judgeToken(
          session,
          !(Number(session.claims.exp) > milliseconds),
          '"exp" in seconds since 1970',
        ),
    },
    {
      id: 'token-user-in-issuer',
      name: 'a look for the user in iss',
      gains: 'Nobody can check who issued a token, so those of any other service pass.',
      run: async (session) =>
        judgeToken(
          session,
          session.userId === undefined || session.claims.iss !== session.userId,
          'the user in "sub", and the issuer in "iss"',
        ),
    },
    {
      id: 'token-same-twice',
      name: 'two sign-ins at the same time',
      gains: 'Two sessions share a token: neither can be ended without the other.',
      run: async ({ username, password, send }) => {
        // Both logins must be in the same second; the second pair is, if the first is not.
        for (let n = 0; n < 2; n += 1) {
          const attempt = () => send(login({ json: { username, password } }));
          const [one, other] = await Promise.all([attempt(), attempt()]);
          if (typeof one.body.token !== 'string') return breach(one, '200, and a "token"', false);
          const same = one.body.token === other.body.token;
          if (same) return breach(other, 'another token each time', true);
        }
        return { held: true };
      },
    },
    {
      id: 'token-fixed',
      name: 'a sign-in that brings a token along',
      gains: 'A victim signs in with a token that the attacker knows, and goes on with it.',
      run: async (session) => {
        const { username, password, send, token } = session;
        const body = { json: { username, password, access_token: token } };
        const response = await send(login(body, tokenHeaders(headerCarrier(session), token)));
        if (typeof response.body.token !== 'string')
          return breach(response, '200, and a "token"', false);
        if (response.body.token !== token) return { held: true };
        return breach(response, 'a fresh token, whatever the request brings', true);
      },
    },
  ]),
  ...customAttacks(secrecy, [
    {
      id: 'login-shows-hash',
      name: 'a look for a password hash in the answer to a sign-in',
      gains:
        'Hashes of passwords, to be cracked at leisure, from everybody who looks over a shoulder.',
      run: async ({ loginResponse, password }) =>
        judgeSecrecy(loginResponse, loginResponse.text, password),
    },
    {
      id: 'token-shows-hash',
      name: 'a look for a password or its hash in the token',
      gains: 'A token is signed and not encrypted: whoever holds it cracks the password.',
      run: async (session) => {
        const parts = [session.header, session.claims].map((part) => JSON.stringify(part));
        return judgeSecrecy(session.loginResponse, parts.join('\n'), session.password);
      },
    },
    {
      id: 'token-shows-secret',
      name: 'a look for a key in the header of the token',
      gains: 'The secret itself comes with every token: anybody signs for anybody.',
      run: async (session) => {
        const { header, claims, secret } = session;
        const parts = JSON.stringify([header, claims]);
        const bare = !('jwk' in header) && !('k' in header) && !(secret && parts.includes(secret));
        return judgeToken(session, bare, 'a token without the key that it is signed with');
      },
    },
    {
      id: 'login-cookie',
      name: 'a look for a cookie in the answer to a sign-in',
      gains: 'Browsers send it by themselves, with requests that other sites make up.',
      run: async ({ loginResponse }) =>
        'set-cookie' in loginResponse.headers
          ? breach(loginResponse, 'no Set-Cookie', false)
          : { held: true },
    },
    {
      id: 'login-stored',
      name: 'a look at whether the answer to a sign-in may be stored',
      gains: 'The next user of the machine, or of a cache on the way, finds the token.',
      run: async ({ loginResponse }) => judgeUnstored(loginResponse),
    },
  ]),
  ...customAttacks(shownUser, [
    {
      id: 'me-shows-hash',
      name: 'a look for a password hash in what the protected route answers',
      gains: 'Whoever has a token of a user for a minute has the hash of the password for ever.',
      run: async (session) => {
        const response = (await present(session, session.token)) ?? session.loginResponse;
        return judgeSecrecy(response, response.text, session.password);
      },
    },
    {
      id: 'me-stored',
      name: 'a look at whether the answer to a good token may be stored',
      gains: 'With the token in the address, caches on the way answer strangers as this user.',
      run: async (session) => {
        const response = (await present(session, session.token)) ?? session.loginResponse;
        return judgeUnstored(response);
      },
    },
  ]),
];

function judgeToken(
  { loginResponse, token }: AttackSession,
  holds: boolean,
  expected: string,
): Outcome {
  if (holds) return { held: true };
  const received = [0, 1].map((index) => JSON.stringify(readSegment(token, index))).join('\n');
  return { held: false, through: true, sent: loginResponse.curl, received, expected };
}

/** Holds if a text contains neither the password nor anything that looks like a password hash or is named like one. */
function judgeSecrecy(response: HttpResponse, text: string, password: string): Outcome {
  const hash = /\$(argon2|2[abxy]|scrypt|pbkdf2|[156])\b|"[^"]*(passw|hash|salt)[^"]*":/i;
  const leaks = hash.test(text) || text.includes(JSON.stringify(password));
  return leaks
    ? breach(response, 'nothing of the password, and no hash of it', true)
    : { held: true };
}

function judgeUnstored(response: HttpResponse): Outcome {
  return isStorable(response) ? breach(response, 'Cache-Control: no-store', false) : { held: true };
}

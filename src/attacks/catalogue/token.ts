import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { headerCarrier, present, tokenHeaders } from '../carriers.ts';
import { type AttackDefaults, customAttacks } from '../define-attacks.ts';
import { readSegment } from '../forge.ts';
import type { HttpResponse } from '../http/response.ts';
import { breach, isStorable } from '../judge-response.ts';
import { type Message, say } from '../message.ts';
import type { Outcome } from '../outcome.ts';
import { login } from './requests.ts';

const shape: AttackDefaults = {
  group: 'token',
  lesson: 2,
  advice: 'token-claims',
};

const secrecy: AttackDefaults = {
  group: 'token',
  lesson: 2,
  advice: 'token-secrecy',
};

const shownUser: AttackDefaults = {
  group: 'access',
  lesson: 5,
  advice: 'shown-user',
};

/** A time in seconds that is more than 3,000 years ahead; a larger `exp` is in milliseconds. */
const milliseconds = 100_000_000_000;

/** Checks of the login response and of its token. */
export const token: Attack[] = [
  ...customAttacks(shape, [
    {
      id: 'token-unsigned',
      run: async (session) =>
        judgeToken(
          session,
          /^[HREP]S\d{3}$|^EdDSA$/.test(String(session.header.alg)),
          say('attack.expected.signed-token'),
        ),
    },
    {
      id: 'token-no-exp',
      run: async (session) =>
        judgeToken(
          session,
          typeof session.claims.exp === 'number',
          say('attack.expected.exp-number'),
        ),
    },
    {
      id: 'token-exp-milliseconds',
      run: async (session) =>
        judgeToken(
          session,
          !(Number(session.claims.exp) > milliseconds),
          say('attack.expected.exp-seconds'),
        ),
    },
    {
      id: 'token-user-in-issuer',
      run: async (session) =>
        judgeToken(
          session,
          session.userId === undefined || session.claims.iss !== session.userId,
          say('attack.expected.sub-and-iss'),
        ),
    },
    {
      id: 'token-same-twice',
      run: async ({ username, password, send }) => {
        // Both logins must be in the same second. If the first pair is not, the second pair is.
        for (let n = 0; n < 2; n += 1) {
          const attempt = () => send(login({ json: { username, password } }));
          const [one, other] = await Promise.all([attempt(), attempt()]);
          if (typeof one.body.token !== 'string')
            return breach(one, say('attack.expected.token'), false);
          const same = one.body.token === other.body.token;
          if (same) return breach(other, say('attack.expected.other-token'), true);
        }
        return { held: true };
      },
    },
    {
      id: 'token-fixed',
      run: async (session) => {
        const { username, password, send, token } = session;
        const body = { json: { username, password, access_token: token } };
        const response = await send(login(body, tokenHeaders(headerCarrier(session), token)));
        if (typeof response.body.token !== 'string')
          return breach(response, say('attack.expected.token'), false);
        if (response.body.token !== token) return { held: true };
        return breach(response, say('attack.expected.new-token'), true);
      },
    },
  ]),
  ...customAttacks(secrecy, [
    {
      id: 'login-shows-hash',
      run: async ({ loginResponse, password }) =>
        judgeSecrecy(loginResponse, loginResponse.text, password),
    },
    {
      id: 'token-shows-hash',
      run: async (session) => {
        const parts = [session.header, session.claims].map((part) => JSON.stringify(part));
        return judgeSecrecy(session.loginResponse, parts.join('\n'), session.password);
      },
    },
    {
      id: 'token-shows-secret',
      run: async (session) => {
        const { header, claims, secret } = session;
        const parts = JSON.stringify([header, claims]);
        const bare = !('jwk' in header) && !('k' in header) && !(secret && parts.includes(secret));
        return judgeToken(session, bare, say('attack.expected.no-key'));
      },
    },
    {
      id: 'login-cookie',
      run: async ({ loginResponse }) =>
        'set-cookie' in loginResponse.headers
          ? breach(loginResponse, say('attack.expected.no-cookie'), false)
          : { held: true },
    },
    {
      id: 'login-stored',
      run: async ({ loginResponse }) => judgeUnstored(loginResponse),
    },
  ]),
  ...customAttacks(shownUser, [
    {
      id: 'me-shows-hash',
      run: async (session) => {
        const response = (await present(session, session.token)) ?? session.loginResponse;
        return judgeSecrecy(response, response.text, session.password);
      },
    },
    {
      id: 'me-stored',
      run: async (session) => {
        const response = (await present(session, session.token)) ?? session.loginResponse;
        return judgeUnstored(response);
      },
    },
  ]),
];

function judgeToken(
  { loginResponse, token }: AttackSession,
  sound: boolean,
  expected: Message,
): Outcome {
  if (sound) return { held: true };
  const received = [0, 1].map((index) => JSON.stringify(readSegment(token, index))).join('\n');
  return { held: false, through: true, sent: loginResponse.curl, received, expected };
}

/** Returns a breach if a text contains the password, something that looks like its hash, or a field named like one. */
function judgeSecrecy(response: HttpResponse, text: string, password: string): Outcome {
  const hash = /\$(argon2|2[abxy]|scrypt|pbkdf2|[156])\b|"[^"]*(passw|hash|salt)[^"]*":/i;
  const leaks = hash.test(text) || text.includes(JSON.stringify(password));
  return leaks ? breach(response, say('attack.expected.no-password'), true) : { held: true };
}

function judgeUnstored(response: HttpResponse): Outcome {
  return isStorable(response) ? breach(response, 'Cache-Control: no-store', false) : { held: true };
}

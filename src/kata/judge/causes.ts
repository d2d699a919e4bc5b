import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { forge, readSegment } from '../../attacks/forge.ts';
import { includesMessage, type PlainId } from '../../i18n/message.ts';
import type { Environment } from '../../server/config/settings.ts';
import type { Returned } from '../subject/configured.ts';
import type { CheckError, CheckKey } from './check.ts';
import { expiredToken, invalidToken, type Refused } from './expect.ts';
import type { Answer, Asked, JudgeSession } from './session.ts';

/** What a cause is recognized by: the failed check, what happened there, and the program, which still runs. */
interface Failed {
  key: string;
  error: CheckError;
  /** The response that failed; its status is 0 if there was none. */
  answer: Pick<Answer, 'status' | 'headers' | 'body'>;
  session: JudgeSession;
}

/** A well-known mistake behind a failure. */
interface Cause {
  /** The explanation for the learner. */
  id: Extract<PlainId, `cause.${string}`>;
  /** The checks at which this mistake shows; every check if it is left out. */
  checks?: readonly CheckKey[];
  /** Whether the program makes this mistake. It may send further requests. */
  applies(failed: Failed): boolean | Promise<boolean>;
}

/** The known causes. The first one that applies is reported, so a general one comes after the special ones. */
const causes: readonly Cause[] = [
  {
    id: 'cause.no-middleware',
    applies: ({ error }) =>
      error.fault === 'crash' &&
      /middleware\W+must be a function|of undefined \(reading '(?:state|request|query|get|method|path)'\)/.test(
        typeof error.received === 'string' ? error.received : '',
      ),
  },
  {
    id: 'cause.factory-not-called',
    checks: ['setup.health'],
    applies: ({ answer }) => answer.status === 404,
  },
  {
    id: 'cause.errors-after-body',
    checks: ['setup.body-parsed'],
    async applies({ answer, session }) {
      // answerErrors() sets this header on every response that passes it.
      const passes = ({ headers }: Failed['answer']) => headers['cache-control'] === 'no-store';
      return !passes(answer) && passes(await session.ask({ path: '/health' }));
    },
  },
  {
    id: 'cause.parse-int',
    checks: ['setup.lifetime-checked'],
    applies: async ({ session }) =>
      (await configOf(session, { TOKEN_LIFETIME: '7d' }))?.lifetime === 7,
  },
  {
    id: 'cause.number-function',
    checks: ['setup.lifetime-checked'],
    applies: async ({ session }) =>
      (await configOf(session, { TOKEN_LIFETIME: '0x384' }))?.lifetime === 900,
  },
  {
    id: 'cause.secret-trimmed',
    checks: ['setup.settings-given'],
    async applies({ session }) {
      const secret = session.random.secret();
      const config = await configOf(session, { JWT_SECRET: ` ${secret} ` });
      return config?.secret === secret;
    },
  },
  {
    id: 'cause.lifetime-bigint',
    checks: ['setup.settings-given'],
    async applies({ session }) {
      const config = await configOf(session, { TOKEN_LIFETIME: '900' });
      return config?.lifetime === '900n';
    },
  },
  {
    id: 'cause.lifetime-string',
    checks: ['setup.settings-given'],
    async applies({ session }) {
      const config = await configOf(session, { TOKEN_LIFETIME: '900' });
      return typeof config?.lifetime === 'string';
    },
  },

  {
    id: 'cause.password-trimmed',
    checks: ['issue.login'],
    async applies({ answer, session }) {
      if (answer.status !== 401 || (await logIn(session, 'quick')) !== 401) return false;
      return (await logIn(session, 'quick', session.random.secret())) === 200;
    },
  },
  {
    id: 'cause.hash-not-read',
    checks: ['issue.login'],
    async applies({ answer, session }) {
      // A hash that nothing can read makes the comparison throw, unless the program never reads the hash.
      if (answer.status !== 401) return false;
      return (await logIn(session, 'unreadable')) === 401;
    },
  },
  {
    id: 'cause.login-not-awaited',
    checks: ['issue.login'],
    applies: ({ answer }) => answer.status === 404,
  },
  {
    id: 'cause.token-promise',
    checks: ['issue.login'],
    applies: ({ answer }) => isDeepStrictEqual(answer.body.token, {}),
  },
  {
    id: 'cause.user-promise',
    checks: ['issue.public-user', 'attach.attached'],
    applies: ({ answer }) => isDeepStrictEqual(answer.body.user, {}),
  },
  {
    id: 'cause.expires-string',
    checks: ['issue.login'],
    applies: ({ answer }) => typeof answer.body.expires === 'string',
  },
  {
    id: 'cause.time-string',
    checks: ['issue.expiry-in-seconds'],
    applies: ({ answer }) => timesIn(answer).some((time) => typeof time === 'string'),
  },
  {
    id: 'cause.time-milliseconds',
    checks: ['issue.expiry-in-seconds'],
    applies: ({ answer }) => timesIn(answer).some((time) => Number(time) > 1e11),
  },
  {
    id: 'cause.time-fraction',
    checks: ['issue.expiry-in-seconds'],
    applies: ({ answer }) => timesIn(answer).some((time) => Number(time) % 1 > 0),
  },
  {
    id: 'cause.expires-seconds',
    checks: ['issue.expires-in-milliseconds'],
    applies: ({ answer }) => answer.body.expires === readSegment(tokenIn(answer), 1)?.exp,
  },
  {
    id: 'cause.secret-latin1',
    checks: ['issue.signed'],
    applies({ answer, session }) {
      const [header = '', claims = '', signature] = tokenIn(answer).split('.');
      const content = (segment: string) => Buffer.from(segment, 'base64url');
      const key = Buffer.from(session.secret, 'latin1');
      const latin1 = forge(content(claims), key, { header: content(header) });
      return signature !== undefined && latin1.endsWith(`.${signature}`);
    },
  },

  {
    id: 'cause.token-trimmed',
    checks: ['extract.unjudged'],
    async applies({ session }) {
      const token = session.random.secret();
      const found = async (place: Omit<Asked, 'path'>) =>
        (await session.ask({ path: '/inspect', ...place })).body.token;
      const plain = await found({ query: { access_token: token } });
      const access_token = ` ${token} `;
      const spaced = [
        await found({ query: { access_token } }),
        await found({ json: { access_token } }),
      ];
      return typeof plain === 'string' && spaced.includes(plain);
    },
  },

  {
    id: 'cause.token-remembered',
    async applies({ key, answer, session }) {
      if (!key.startsWith('extract.') || typeof answer.body.token !== 'string') return false;
      const { token } = (await present(session, session.random.secret())).body;
      return (await session.ask({ path: '/inspect' })).body.token === token;
    },
  },
  {
    id: 'cause.pattern-remembers',
    async applies({ key, answer, session }) {
      if (!key.startsWith('extract.') || answer.status !== 400) return false;
      const token = session.random.secret();
      return (await statusesOf(session, token)).size === 2;
    },
  },
  {
    id: 'cause.expiry-in-milliseconds',
    checks: ['decode.valid'],
    async applies({ answer, session }) {
      if (!isRefusal(answer, expiredToken)) return false;
      // A comparison that is the wrong way round accepts an expired token.
      const exp = session.now() - 60;
      return (await present(session, session.token(session.random.id(), { exp }))).status !== 200;
    },
  },
  {
    id: 'cause.secret-latin1',
    checks: ['decode.valid'],
    async applies({ answer, session }) {
      if (!isRefusal(answer, invalidToken)) return false;
      const claims = { iss: session.issuer, sub: session.random.id(), exp: session.now() + 60 };
      const token = forge(claims, Buffer.from(session.secret, 'latin1'));
      return (await present(session, token)).status === 200;
    },
  },
  {
    id: 'cause.pattern-remembers',
    checks: ['decode.valid', 'decode.every-time', 'decode.every-carrier'],
    async applies({ answer, session }) {
      if (!isRefusal(answer, invalidToken)) return false;
      const token = session.token(session.random.id());
      return (await statusesOf(session, token)).size === 2;
    },
  },
  {
    id: 'cause.first-token-refused',
    checks: ['decode.valid'],
    applies: ({ answer }) => answer.status === 401,
  },
  {
    id: 'cause.expiry-caught',
    checks: ['decode.expired'],
    async applies({ answer, session }) {
      if (!isRefusal(answer, invalidToken)) return false;
      // At the second of exp jwt-simple does not throw yet, so no catch can hide the expiry.
      const exp = Math.floor(session.now());
      const token = session.token(session.random.id(), { iat: exp - 60, exp });
      return !isRefusal(await present(session, token), invalidToken);
    },
  },

  {
    id: 'cause.user-late',
    checks: ['attach.attached'],
    applies: ({ answer }) => answer.status === 200 && answer.body.user === null,
  },
  {
    id: 'cause.first-user-refused',
    checks: ['attach.attached'],
    applies: ({ answer }) => answer.status === 401,
  },
  {
    id: 'cause.next-not-awaited',
    applies: ({ key, error, answer }) =>
      /^(?:extract|decode|attach)\./.test(key) &&
      answer.status === 404 &&
      includesMessage(error.expected, 'judge.ok'),
  },
];

/** Milliseconds in which a cause is looked for: it takes about 5, but a program may be slow. */
const searchMs = 1_000;

/** The known cause of a failure, if there is one. */
export function findCause(
  key: string,
  error: CheckError,
  session: JudgeSession,
): Promise<Cause['id'] | undefined> {
  const { answer = { status: 0, headers: {}, body: {} } } = error;
  const late = setTimeout(searchMs, undefined, { ref: false });
  return Promise.race([firstThatApplies({ key, error, answer, session }), late]);
}

async function firstThatApplies(failed: Failed): Promise<Cause['id'] | undefined> {
  for (const { id, checks, applies } of causes) {
    const looked = checks?.some((one) => one === failed.key) ?? true;
    if (looked && (await applies(failed))) return id;
  }
  return undefined;
}

async function configOf(session: JudgeSession, env: Environment): Promise<Returned | undefined> {
  const configured = await session.configure(env);
  return configured !== undefined && 'config' in configured ? configured.config : undefined;
}

/** The status of the right password of a new user. */
async function logIn(
  session: JudgeSession,
  ...hash: Parameters<JudgeSession['addUser']>
): Promise<number> {
  const { username, password } = await session.addUser(...hash);
  return (await session.ask({ path: '/login', json: { username, password } })).status;
}

function present(session: JudgeSession, token: string): Promise<Answer> {
  return session.ask({ path: '/inspect', headers: { 'x-access-token': token } });
}

/** The statuses of the same request, sent several times. */
async function statusesOf(session: JudgeSession, token: string): Promise<Set<number>> {
  const statuses = new Set<number>();
  for (let times = 0; times < 6; times += 1) statuses.add((await present(session, token)).status);
  return statuses;
}

function isRefusal({ status, body }: Failed['answer'], refused: Refused): boolean {
  return status === refused.status && body.error_description === refused.description;
}

function tokenIn({ body }: Failed['answer']): string {
  return typeof body.token === 'string' ? body.token : '';
}

function timesIn(answer: Failed['answer']): unknown[] {
  const { iat, exp } = readSegment(tokenIn(answer), 1) ?? {};
  return [iat, exp];
}

import { type Message, message, type PlainId } from '#i18n/message.ts';
import { CheckError, defineCheck } from '#kata/judge/check.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import type { JudgeSession, KnownUser } from '#kata/judge/session.ts';
import { weaknessOf } from '#server/secret.ts';
import type { Environment } from '#server/settings.ts';
import { encodings, expectLogin, inCase, loginWith, signIn } from './logins.ts';

type Draw = (random: RandomSource) => string;

const printable = String.fromCharCode(...Array.from({ length: 94 }, (_, index) => 33 + index));
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Secrets of every shape that step 1 accepts. */
const secrets: [PlainId, Draw][] = [
  ['issue.setting.hex', (random) => random.bytes(32).toString('hex')],
  ['issue.setting.hex-capitals', (random) => random.bytes(32).toString('hex').toUpperCase()],
  ['issue.setting.base64', (random) => random.bytes(32).toString('base64')],
  ['issue.setting.base64url', (random) => random.bytes(36).toString('base64url')],
  ['issue.setting.uuids', (random) => `${random.id()}${random.id()}`],
  ['issue.setting.digits', (random) => random.text('0123456789', 48)],
  ['issue.setting.printable', (random) => random.text(printable, 40)],
  ['issue.setting.longer', (random) => random.text(letters, random.integer(65, 70))],
  ['issue.setting.longer', (random) => random.text(letters, random.integer(129, 140))],
  ['issue.setting.longest', (random) => random.text(letters, 200)],
  ['issue.setting.shortest', (random) => random.text(letters, 32)],
  ['issue.setting.spaces', (random) => `  ${random.text(letters, 32)} `],
  ['issue.setting.line-break', (random) => `${random.text(letters, 32)}\n`],
  ['issue.setting.lines', (random) => `\n${random.word()}\r\n${random.text(letters, 32)}`],
  ['issue.setting.quotes', (random) => `"${random.text(letters, 32)}"`],
  ['issue.setting.quotes', (random) => `'${random.text(letters, 32)}'`],
  ['issue.setting.prefix', (random) => `base64:${random.bytes(32).toString('base64')}`],
  ['issue.setting.prefix', (random) => `0x${random.bytes(32).toString('hex')}`],
  ['issue.setting.escapes', (random) => `\\n%41\\u0041$HOME${random.text(letters, 32)}`],
  ['issue.setting.composed', (random) => `é${random.text('éüñçåö', 8)}${random.text(letters, 24)}`],
  [
    'issue.setting.decomposed',
    (random) => `éü${random.text(letters, 24)}`.normalize('NFD').padEnd(36, 'é'.normalize('NFD')),
  ],
  ['issue.setting.cyrillic', (random) => random.text('абвгдежзийклмнопрстуфхцчшщъыьэюя', 32)],
  [
    'issue.setting.chinese',
    (random) => random.text('的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年', 24),
  ],
  [
    'issue.setting.emoji',
    (random) => `${random.text('😀🔑🦊🚀🌍🎉', 6)}${random.text(letters, 24)}`,
  ],
];

/** Issuers of every shape. */
const issuers: Draw[] = [
  (random) => `https://${random.word()}.example`,
  (random) => `https://${random.word()}.example/`,
  (random) => `HTTPS://Login.${random.word()}.Example:8443/Tenant/?a=b&c=d#e`,
  (random) => `http://${random.word()}.example:80/a/../b/%7Euser`,
  (random) => random.word().toUpperCase(),
  (random) => ` ${random.word()} `,
  (random) => `${random.word()}\n`,
  (random) => `"${random.word()}"`,
  (random) => `${random.word()}, ${random.word()}`,
  (random) => `.${random.word()}.`,
  (random) => `é ${random.word()} 东京 🔑`,
  (random) => `é${random.word()}`.normalize('NFD'),
  (random) => `\\${random.word()}"'</script>`,
  (random) => String(random.integer(1, 9e9)),
  (random) => `00${random.integer(1, 9e9)}`,
  (random) => random.pick(['true', 'null', '[]', '{}']),
  (random) => random.text(letters, 300),
  (random) => random.text('abc', 1),
];

/** Lifetimes in seconds, with both bounds. */
const lifetimes: ((random: RandomSource) => number)[] = [
  () => 1,
  () => 2,
  (random) => random.integer(3, 58),
  () => 59,
  (random) => random.integer(61, 119),
  (random) => random.integer(121, 3599),
  (random) => 60 * random.integer(61, 1000) + random.integer(1, 59),
  (random) => random.integer(86_401, 604_799),
  (random) => random.integer(604_801, 2_592_000),
  (random) => random.integer(2_592_001, 31_622_399),
  () => 31_622_400,
  () => 31_536_000,
];

/** Tokens of several apps in one process, with settings of every shape. */
export const anySettings = defineCheck('issue.any-settings', async (session) => {
  const user = await session.addUser();
  await askTwins(session, user);
  const count = Math.max(secrets.length, issuers.length, lifetimes.length);
  const own = inCase(message('issue.any-settings.own'));
  // Two apps at a time, because the last two that were opened can be asked.
  for (let index = 0; index < count; index += 2) {
    const apps = [await openShape(session, index), await openShape(session, index + 1)];
    const cases = apps.map(async ({ app, what }) => {
      const answer = await app.ask(loginWith(user, session.random.pick(encodings)));
      return () => void expectLogin(answer, user, app, session.now(), inCase(what));
    });
    const answer = await session.ask(loginWith(user));
    for (const expect of await Promise.all(cases)) expect();
    expectLogin(answer, user, session, session.now(), own);
  }
});

/** Apps that share settings with the first one: a program that keeps something for each secret or issuer mixes them up. */
async function askTwins(session: JudgeSession, user: KnownUser): Promise<void> {
  const { secret, issuer, lifetime, random } = session;
  const another = { JWT_SECRET: random.secret() };
  const elsewhere = { JWT_ISSUER: random.word() };
  const later = { TOKEN_LIFETIME: String(lifetime + 1) };
  const changes: [PlainId, Environment][] = [
    ['issue.twin.secret', another],
    ['issue.twin.secret-end', { JWT_SECRET: `${secret.slice(0, -1)}~` }],
    ['issue.twin.secret-start', { JWT_SECRET: `~${secret.slice(1)}` }],
    ['issue.twin.issuer', elsewhere],
    ['issue.twin.issuer-case', { JWT_ISSUER: issuer.toUpperCase() }],
    ['issue.twin.issuer-end', { JWT_ISSUER: `${issuer}/` }],
    ['issue.twin.lifetime', later],
    ['issue.twin.secret-issuer', { ...another, ...elsewhere }],
    ['issue.twin.secret-lifetime', { ...another, ...later }],
    ['issue.twin.issuer-lifetime', { ...elsewhere, ...later }],
  ];
  const own = inCase(message('issue.any-settings.own'));
  await signIn(session, user);
  for (const [changed, env] of changes) {
    const what = message('issue.any-settings.twin', { what: message(changed) });
    const app = await openApp(session, env, what);
    const answer = await app.ask(loginWith(user));
    expectLogin(answer, user, app, session.now(), inCase(what));
    expectLogin(await session.ask(loginWith(user)), user, session, session.now(), own);
  }
}

/** Opens an app with settings of the shapes at this index. */
async function openShape(session: JudgeSession, index: number) {
  const { random } = session;
  const [shape, draw] = at(random, secrets, index);
  const secret = drawSecret(random, draw);
  const issuer = at(random, issuers, index)(random);
  const lifetime = at(random, lifetimes, index)(random);
  const env = { JWT_SECRET: secret, JWT_ISSUER: issuer, TOKEN_LIFETIME: String(lifetime) };
  const what = message('issue.any-settings.app', { what: message(shape), issuer, lifetime });
  return { app: await openApp(session, env, what), what };
}

async function openApp(session: JudgeSession, env: Environment, what: Message) {
  const app = await session.openApp(env);
  if (app !== undefined) {
    session.keepSecret('judge.secret.secret', app.secret);
    return app;
  }
  throw new CheckError({
    sent: message('issue.any-settings.sent', { what }),
    received: message('judge.nothing'),
    expected: 'issue.any-settings.starts',
  });
}

/** The entry at an index; any entry after the last one. */
function at<Entry>(random: RandomSource, list: readonly Entry[], index: number): Entry {
  return list[index] ?? random.pick(list);
}

function drawSecret(random: RandomSource, draw: Draw): string {
  const secret = draw(random);
  return weaknessOf(secret) === undefined ? secret : drawSecret(random, draw);
}

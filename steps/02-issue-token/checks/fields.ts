import { type Message, message, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectRefusal } from '#kata/judge/expect.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import type { Asked, JudgeSession } from '#kata/judge/session.ts';
import { askEach, type Expected } from './batches.ts';
import { type Credentials, invalidRequest, path } from './logins.ts';
import { expectSame, sampleOf } from './refusals.ts';

/** Values that are not strings. The user's password is the value as a string, which a careless comparison finds equal. */
const notStrings: [PlainId, (random: RandomSource) => unknown][] = [
  ['issue.type.null', () => null],
  ['issue.type.true', () => true],
  ['issue.type.false', () => false],
  ['issue.type.zero', () => 0],
  ['issue.type.number', (random) => random.integer(1, 1e9)],
  ['issue.type.negative', (random) => -random.integer(1, 1e6)],
  ['issue.type.fraction', (random) => random.integer(1, 1e6) + 0.5],
  ['issue.type.empty-array', () => []],
  ['issue.type.array', (random) => [random.word()]],
  ['issue.type.two', (random) => [random.word(), random.word()]],
  ['issue.type.nested-array', (random) => [[random.word()]]],
  ['issue.type.empty-object', () => ({})],
  ['issue.type.query-object', () => ({ $ne: '' })],
  ['issue.type.text-object', (random) => ({ length: 10, 0: random.word() })],
];

/** A field of every type that is not a string is refused, for known and unknown users alike. */
export const anyType = defineCheck(
  'issue.any-type',
  async (session) => {
    const { random } = session;
    const cases: Expected[] = [];
    const passwords: unknown[] = [undefined];
    const names = new Set<string>();
    for (const [type, draw] of notStrings) {
      const value = draw(random);
      passwords.push(value);
      const text = String(value);
      const { id, username, password } = await session.addUser();
      await session.changeUser(id, { password: text });
      // An array of nothing is an empty name, and two objects have the same name.
      if (text !== '' && !names.has(text)) await session.addUser('quick', password, text);
      names.add(text);
      const bodies: [PlainId, object][] = [
        ['issue.any-type.password', { username, password: value }],
        ['issue.any-type.username', { username: value, password }],
        ['issue.any-type.both', { username: value, password: value }],
        ['issue.any-type.password-alone', { password: value }],
        ['issue.any-type.username-alone', { username: value }],
      ];
      for (const [field, json] of bodies) {
        const values = { what: message(type), content: message(field) };
        cases.push(refused({ path, json }, message('issue.any-type.field', values)));
      }
    }
    await askEach(session, cases);
    const { username } = await session.addUser();
    await Promise.all(passwords.map((one) => expectSameForUnknown(session, username, one)));
  },
  { hints: 'fields-checked' },
);

/** Expects one response for known and unknown users, since a refused form must not tell who exists either. */
async function expectSameForUnknown(session: JudgeSession, known: string, password: unknown) {
  const names = [known, known, session.random.word()];
  const asked = names.map((username) => ({ path, json: { username, password } }));
  const [one, other, unknown] = await session.askAll(asked);
  if (one === undefined || other === undefined || unknown === undefined) return;
  expectSame(unknown, sampleOf(one, other), 'issue.any-type.same', 'issue.any-type.headers');
}

function refused(asked: Asked, why: Message): Expected {
  return { asked, expect: (answer) => expectRefusal(answer, invalidRequest, why) };
}

/** Bodies in which neither field is where it belongs, or one is not. */
export const exactFields = defineCheck(
  'issue.exact-fields',
  async (session) => {
    const { username, password } = await session.addUser();
    const credentials = { username, password };
    const misplaced: [Message, unknown][] = [
      ...wrappers.map((name): [Message, unknown] => [
        message('issue.exact-fields.inside', { name }),
        { [name]: credentials },
      ]),
      ...otherNames.map(([name, password_]): [Message, unknown] => [
        message('issue.exact-fields.named', { list: [name, ', ', password_] }),
        { [name]: username, [password_]: password },
      ]),
      ...otherNames.map(([name]): [Message, unknown] => [
        message('issue.exact-fields.named', { list: name }),
        { [name]: username, password },
      ]),
      ...otherNames.map(([, name]): [Message, unknown] => [
        message('issue.exact-fields.named', { list: name }),
        { username, [name]: password },
      ]),
      [message('issue.exact-fields.in-array'), [credentials]],
      [message('issue.exact-fields.pair'), [username, password]],
      [message('issue.exact-fields.json-in-json'), JSON.stringify(credentials)],
      [message('issue.exact-fields.empty-array'), []],
      [message('issue.exact-fields.null'), null],
      [message('issue.exact-fields.number'), 1],
    ];
    // JSON.stringify leaves out __proto__, and an object that is copied with Object.assign inherits from it.
    const inherited = `{"__proto__":${JSON.stringify(credentials)}}`;
    const contents: [Message, string][] = [
      ...misplaced.map(([why, body]): [Message, string] => [why, JSON.stringify(body)]),
      [message('issue.exact-fields.inside', { name: '__proto__' }), inherited],
    ];
    const type = 'application/json';
    await askEach(session, [
      ...contents.map(([why, content]) => refused({ path, text: { type, content } }, why)),
      ...formsOf(credentials).map(([why, form]) => refused({ path, form }, message(why))),
    ]);
  },
  { hints: 'fields-checked' },
);

const wrappers = ['user', 'credentials', 'data', 'body', 'login', 'auth', 'attributes', 'username'];
const otherNames = [
  ['Username', 'Password'],
  ['USERNAME', 'PASSWORD'],
  ['user', 'pass'],
  ['name', 'passwd'],
  ['login', 'pwd'],
  ['email', 'secret'],
  ['user_name', 'pass_word'],
  ['userName', 'passWord'],
  ['username ', 'password '],
  [' username', ' password'],
  ['user.username', 'user.password'],
  ['username[]', 'password[]'],
  ['id', 'passwordHash'],
] as const;

/** Forms with a field that is missing, repeated or no string. A repeated field is an array, whatever its values are. */
function formsOf({ username, password }: Credentials): [PlainId, NonNullable<Asked['form']>][] {
  return [
    ['issue.exact-fields.form-empty', {}],
    ['issue.exact-fields.form-no-password', { username }],
    ['issue.exact-fields.form-no-username', { password }],
    ['issue.exact-fields.form-username-twice', { username: [username, 'a'], password }],
    ['issue.exact-fields.form-username-twice', { username: ['a', username], password }],
    ['issue.exact-fields.form-username-same', { username: [username, username], password }],
    ['issue.exact-fields.form-password-twice', { username, password: [password, 'a'] }],
    ['issue.exact-fields.form-password-twice', { username, password: ['a', password] }],
    ['issue.exact-fields.form-password-same', { username, password: [password, password] }],
    ['issue.exact-fields.form-array', { username, 'password[]': password }],
    ['issue.exact-fields.form-array', { 'username[]': username, password }],
    ['issue.exact-fields.form-index', { username, 'password[0]': password }],
    ['issue.exact-fields.form-object', { username, 'password[$ne]': '' }],
    ['issue.exact-fields.form-inside', { 'user[username]': username, 'user[password]': password }],
  ];
}

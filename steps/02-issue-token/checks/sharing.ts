import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import type { Answer } from '#kata/judge/session.ts';
import { askEach, beginAll, type Expected } from './batches.ts';
import { type Credentials, encodings, expectLogin, inCase, loginWith } from './logins.ts';
import { expectWrong, sampleRefusal } from './refusals.ts';

/** What a program may put between a username and a password to make one key of both. */
const separators = [
  '',
  ':',
  ' ',
  '|',
  '/',
  '-',
  '_',
  '.',
  ',',
  ';',
  '#',
  '&',
  '@',
  '\n',
  '\t',
  '\0',
];

/** Wrong logins are refused while a right one that is like them is under way, and the right one is not refused. */
export const nothingShared = defineCheck(
  'issue.nothing-shared',
  async (session) => {
    const { random } = session;
    const sample = await sampleRefusal(session);
    const username = separators.map((one) => `${random.word().slice(5)}${one}`).join('');
    // Its hash takes long to compare, so the other logins come meanwhile.
    const user = await session.addUser('real', undefined, username);
    const other = await session.addUser();
    const { password } = user;
    const send = (credentials: Credentials) => loginWith(credentials, random.pick(encodings));
    const refused = (what: PlainId, credentials: Credentials) => ({
      asked: send(credentials),
      expect: (answer: Answer) => expectWrong(answer, sample, what),
    });
    const say = inCase(message('issue.nothing-shared.right'));
    const first: Expected[] = random.shuffle([
      {
        asked: send(user),
        expect: (answer) => void expectLogin(answer, user, session, session.now(), say),
      },
      refused('issue.nothing-shared.user', { username, password: other.password }),
      refused('issue.nothing-shared.user', { username, password: password.trim() }),
      refused('issue.nothing-shared.user', { username, password: password.toUpperCase() }),
    ]);
    const others = [refused('issue.nothing-shared.password', { ...other, password })];
    for (const credentials of splitElsewhere(user)) {
      await session.addUser('quick', undefined, credentials.username);
      others.push(refused('issue.nothing-shared.joined', credentials));
    }
    const { answers } = await beginAll(
      session,
      first.map(({ asked }) => asked),
    );
    await askEach(session, others);
    for (const [index, answer] of (await answers).entries()) first[index]?.expect(answer);
  },
  { hints: 'each-login-fresh' },
);

/** Other usernames and passwords that make the same text as those of a user if they are joined with a separator. */
function splitElsewhere({ username, password }: Credentials): Credentials[] {
  return separators.map((separator) => {
    const at = separator === '' ? 3 : username.indexOf(separator);
    const rest = username.slice(at + separator.length);
    return { username: username.slice(0, at), password: `${rest}${separator}${password}` };
  });
}

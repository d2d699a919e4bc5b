import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import type { Answer, JudgeSession } from '#kata/judge/session.ts';
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

/** How often the logins are repeated until they overlap. */
const mostRounds = 6;

/** Wrong logins are refused while a right one that is like them is under way, and the right one is not refused. */
export const nothingShared = defineCheck(
  'issue.nothing-shared',
  async (session) => {
    const { random } = session;
    const sample = await sampleRefusal(session);
    const username = separators.map((one) => `${random.word().slice(5)}${one}`).join('');
    // Its hash takes long to compare, so the other logins come meanwhile.
    const user = await session.addUser('slow', undefined, username);
    const other = await session.addUser();
    const { password } = user;
    const send = (credentials: Credentials) => loginWith(credentials, random.pick(encodings));
    const refused = (what: PlainId, credentials: Credentials) => ({
      asked: send(credentials),
      expect: (answer: Answer) => expectWrong(answer, sample, what),
    });
    const say = inCase(message('issue.nothing-shared.right'));
    const right: Expected = {
      asked: send(user),
      expect: (answer) => void expectLogin(answer, user, session, session.now(), say),
    };
    const sameUser = [other.password, password.trim(), password.toUpperCase()].map((wrong) =>
      refused('issue.nothing-shared.user', { username, password: wrong }),
    );
    const otherUsers = [refused('issue.nothing-shared.password', { ...other, password })];
    for (const credentials of splitElsewhere(user)) {
      await session.addUser('quick', undefined, credentials.username);
      otherUsers.push(refused('issue.nothing-shared.joined', credentials));
    }
    const inAnyOrder = random.shuffle(otherUsers);
    for (let round = 0; round < mostRounds; round++) {
      if (await askMeanwhile(session, right, inAnyOrder)) break;
    }
    await askMeanwhile(session, right, sameUser);
  },
  { hints: 'each-login-fresh' },
);

/**
 * Sends a login, then others while it is under way, and judges all responses. Returns whether all others were answered before the
 * login: on a busy machine it may have been too quick to be shared.
 */
async function askMeanwhile(
  session: JudgeSession,
  login: Expected,
  others: readonly Expected[],
): Promise<boolean> {
  const { answers, answered } = await beginAll(session, [login.asked]);
  await askEach(session, others);
  const overlapped = !answered();
  for (const answer of await answers) login.expect(answer);
  return overlapped;
}

/** Other usernames and passwords that make the same text as those of a user if they are joined with a separator. */
function splitElsewhere({ username, password }: Credentials): Credentials[] {
  return separators.map((separator) => {
    const at = separator === '' ? 3 : username.indexOf(separator);
    const rest = username.slice(at + separator.length);
    return { username: username.slice(0, at), password: `${rest}${separator}${password}` };
  });
}

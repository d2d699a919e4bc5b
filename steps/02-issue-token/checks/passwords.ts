import { createHash } from 'node:crypto';
import { type Message, message, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { eachClass } from '#kata/judge/generate.ts';
import type { Answer, JudgeSession, KnownUser } from '#kata/judge/session.ts';
import { allClasses, askEach, type Expected } from './batches.ts';
import { beginSlowLogin } from './database.ts';
import { type Credentials, encodings, expectLogin, inCase, loginWith } from './logins.ts';
import { expectWrong, sampleRefusal } from './refusals.ts';
import { drawPassword, longestPair, propertyNames, textClasses } from './texts.ts';

/** Right passwords and usernames of every length and script. */
export const anyCredentials = defineCheck('issue.any-credentials', async (session) => {
  beginSlowLogin(session);
  await allClasses(session, textClasses, async (password, what) => {
    const user = await session.addUser('quick', password);
    await expectSignsIn(session, user, message('issue.any-credentials.password', { what }));
  });
  await allClasses(session, [...textClasses, ...propertyNames], async (username, what) => {
    const user = await session.addUser('quick', undefined, username);
    await expectSignsIn(session, user, message('issue.any-credentials.username', { what }));
  });
  await eachClass(session, [longestPair], async ([username, password], what) => {
    await expectSignsIn(session, await session.addUser('quick', password, username), what);
  });
});

/** Signs a user in by JSON and by form, and removes the user. */
async function expectSignsIn(session: JudgeSession, user: KnownUser, what: Message): Promise<void> {
  try {
    const sent = encodings.filter((encoding) => encoding === 'json' || fitsInForm(user));
    await askEach(
      session,
      sent.map((encoding) => ({
        asked: loginWith(user, encoding),
        expect: (answer) => void expectLogin(answer, user, session, session.now(), inCase(what)),
      })),
    );
  } finally {
    await session.removeUser(user.id);
  }
}

/** True if a login fits into a form: `readBody` stops at 16 KB, and letters beyond ASCII take up to nine bytes. */
function fitsInForm({ username, password }: Credentials): boolean {
  return new URLSearchParams({ username, password }).toString().length < 16_000;
}

/** A name finds its user in any case, because the store compares names. */
export const nameAsFound = defineCheck(
  'issue.name-as-found',
  async (session) => {
    const user = await session.addUser();
    const { username, password } = user;
    const spellings: [PlainId, string][] = [
      ['issue.name-as-found.capitals', username.toUpperCase()],
      ['issue.name-as-found.small', username.toLowerCase()],
      ['issue.name-as-found.decomposed', username.normalize('NFD')],
    ];
    const logins = spellings.map(
      ([what, spelling]): Expected => ({
        asked: loginWith({ username: spelling, password }),
        expect: (answer) =>
          void expectLogin(answer, user, session, session.now(), inCase(message(what))),
      }),
    );
    await askEach(session, logins);
  },
  { hints: 'any-credentials' },
);

/** Wrong passwords that are made from the right one, or from what else the program knows. */
export const nearMisses = defineCheck(
  'issue.near-misses',
  async (session) => {
    const sample = await sampleRefusal(session);
    const user = await session.addUser('quick', drawPassword(session.random));
    const other = await session.addUser('quick', drawPassword(session.random));
    // A program that remembers credentials has now seen both.
    await session.askAll([loginWith(other), loginWith(user)]);
    const refused = (changed: Partial<Credentials>, why: Message) => ({
      asked: loginWith({ ...user, ...changed }, session.random.pick(encodings)),
      expect: (answer: Answer) => expectWrong(answer, sample, why),
    });
    const passwords = wrongPasswords(session, user, other).map(([what, password]) => {
      const why = message('issue.near-misses.password', { what: message(what) });
      return refused({ password }, why);
    });
    const literals = session.literals().flatMap((literal) => {
      const why = message('issue.near-misses.literal', { content: JSON.stringify(literal) });
      return [literal, user.password + literal].map((password) => refused({ password }, why));
    });
    await askEach(session, [...passwords, ...literals]);
    // These names belong to users with other passwords: an unknown user would take as long as a real hash.
    const names = wrongNames(user);
    for (const [, username] of names) await session.addUser('quick', undefined, username);
    const unknown: [PlainId, string] = ['issue.miss.empty', ''];
    const others: [PlainId, string] = ['issue.miss.other-user', other.username];
    const logins = [...names, others, unknown].map(([what, username]) =>
      refused({ username }, message('issue.near-misses.username', { what: message(what) })),
    );
    await askEach(session, logins);
  },
  { hints: 'password-checked' },
);

function wrongPasswords(
  { random, secret }: JudgeSession,
  { id, username, password, passwordHash }: KnownUser,
  other: KnownUser,
): [PlainId, string][] {
  const letters = [...password];
  const place = random.integer(2, letters.length - 3);
  return [
    ['issue.miss.empty', ''],
    ['issue.miss.capitals', password.toUpperCase()],
    ['issue.miss.small', password.toLowerCase()],
    ['issue.miss.swapped-case', letters.map(swapCase).join('')],
    ['issue.miss.first-capital', password.replace(/\p{L}/u, swapCase)],
    ['issue.miss.trimmed', password.trim()],
    ['issue.miss.start-trimmed', password.trimStart()],
    ['issue.miss.end-trimmed', password.trimEnd()],
    ['issue.miss.joined', password.replaceAll(' ', '')],
    ['issue.miss.space-added', `${password} `],
    ['issue.miss.line-break', `${password}\n`],
    ['issue.miss.null-character', `${password}\0`],
    ['issue.miss.first-letter', letters.slice(0, 2).join('')],
    ['issue.miss.half', letters.slice(0, letters.length / 2).join('')],
    ['issue.miss.last-cut', letters.slice(0, -2).join('')],
    ['issue.miss.first-cut', letters.slice(2).join('')],
    ['issue.miss.letter-added', `${password}a`],
    ['issue.miss.letter-before', `a${password}`],
    ['issue.miss.twice', password + password],
    ['issue.miss.other-letter', letters.with(place, letters[place] === '_' ? '-' : '_').join('')],
    ['issue.miss.other-end', letters.with(-2, '_').join('')],
    ['issue.miss.reversed', letters.toReversed().join('')],
    ['issue.miss.without-accents', password.normalize('NFD').replaceAll(/\p{M}/gu, '')],
    ['issue.miss.ascii-only', password.replaceAll(/[^ -~]/g, '')],
    ['issue.miss.other-space', password.replaceAll(' ', '\u00a0')],
    ['issue.miss.wide', password.replaceAll(/[a-z]/g, wide)],
    ['issue.miss.encoded', encodeURIComponent(password)],
    ['issue.miss.base64', Buffer.from(password).toString('base64')],
    ['issue.miss.quoted', JSON.stringify(password)],
    ['issue.miss.sha256', createHash('sha256').update(password).digest('hex')],
    ['issue.miss.hash', passwordHash],
    ['issue.miss.username', username],
    ['issue.miss.id', id],
    ['issue.miss.secret', secret],
    ['issue.miss.other-user', other.password],
    ['issue.miss.pattern', '.*'],
    ['issue.miss.wildcard', '%'],
    ['issue.miss.sql', "' OR '1'='1"],
    ['issue.miss.null', 'null'],
    ['issue.miss.undefined', 'undefined'],
    ['issue.miss.true', 'true'],
  ];
}

function wrongNames({ username }: Credentials): [PlainId, string][] {
  return [
    ['issue.miss.space-added', `${username} `],
    ['issue.miss.space-before', ` ${username}`],
    ['issue.miss.last-cut', username.slice(0, -1)],
    ['issue.miss.null-character', `${username}\0`],
  ];
}

function swapCase(letter: string): string {
  const upper = letter.toUpperCase();
  return letter === upper ? letter.toLowerCase() : upper;
}

/** The letter in full width, which NFKC turns back. */
function wide(letter: string): string {
  return String.fromCodePoint(letter.charCodeAt(0) + 0xfee0);
}

import { setImmediate } from 'node:timers/promises';
import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import type { JudgeSession, KnownUser } from '#kata/judge/session.ts';
import { askEach, type Expected } from './batches.ts';
import { type Credentials, encodings, expectLogin, inCase, loginWith } from './logins.ts';
import { expectWrong, type Sample, sampleRefusal } from './refusals.ts';

/** Users change their password and their name, are deleted and restored, and new users come. */
export const usersChange = defineCheck('issue.users-change', async (session) => {
  const sample = await sampleRefusal(session);
  await changePasswordAndName(session, sample);
  await comeAndGo(session, sample);
  await leaveMeanwhile(session, sample);
  const { random } = session;
  const patient = await session.addUser();
  const wrong = Array.from({ length: 30 }, () =>
    loginWith({ ...patient, password: random.word() }),
  );
  await session.askAll(wrong);
  await askEach(session, signsIn(session, patient, 'issue.users-change.many-wrong'));
});

async function changePasswordAndName(session: JudgeSession, sample: Sample): Promise<void> {
  const { random } = session;
  const user = await session.addUser();
  const { id, username, password } = user;
  const changed = { ...user, password: random.secret() };
  await askEach(session, isRefused(sample, changed, 'issue.users-change.wrong'));
  await askEach(session, signsIn(session, user, 'issue.users-change.after-wrong'));
  await session.changeUser(id, { password: changed.password });
  await askEach(session, [
    ...isRefused(sample, user, 'issue.users-change.old-password'),
    ...signsIn(session, changed, 'issue.users-change.new-password'),
  ]);
  const renamed = { ...changed, username: random.word() };
  await session.changeUser(id, { username: renamed.username });
  await askEach(session, [
    ...isUnknown(session, sample, changed, 'issue.users-change.old-name'),
    ...signsIn(session, renamed, 'issue.users-change.new-name'),
  ]);
  await session.changeUser(id, { username, password });
  await askEach(session, signsIn(session, user, 'issue.users-change.changed-back'));
}

async function comeAndGo(session: JudgeSession, sample: Sample): Promise<void> {
  const { random } = session;
  const user = await session.addUser();
  await askEach(session, signsIn(session, user, 'issue.users-change.new-user'));
  await session.removeUser(user.id);
  await askEach(session, isUnknown(session, sample, user, 'issue.users-change.deleted'));
  session.restoreUser(user);
  await askEach(session, signsIn(session, user, 'issue.users-change.restored'));
  await session.removeUser(user.id);
  const next = await session.addUser('quick', undefined, user.username);
  await askEach(session, [
    ...isRefused(sample, user, 'issue.users-change.deleted'),
    ...signsIn(session, next, 'issue.users-change.same-name'),
  ]);
  const late = { username: random.word(), password: random.secret() };
  await askEach(session, isUnknown(session, sample, late, 'issue.users-change.unknown'));
  const added = await session.addUser('quick', late.password, late.username);
  await askEach(session, signsIn(session, added, 'issue.users-change.unknown-before'));
}

/** Milliseconds of a look-up that is still under way when the next login comes. */
const slowMs = 150;

/** A login whose user was deleted while the look-up of an earlier login was under way. */
async function leaveMeanwhile(session: JudgeSession, sample: Sample): Promise<void> {
  const user = await session.addUser();
  const repair = session.slowDatabase(slowMs, user.username);
  const before = session.storeCalls.length;
  let isOver = false;
  const early = session.ask(loginWith(user)).finally(() => {
    isOver = true;
  });
  const asked = () =>
    session.storeCalls.slice(before).some(({ args }) => args[0] === user.username);
  while (!isOver && !asked()) await setImmediate();
  await session.removeUser(user.id);
  try {
    await askEach(session, isRefused(sample, user, 'issue.users-change.deleted-meanwhile'));
    await early;
  } finally {
    repair();
  }
}

function signsIn(session: JudgeSession, user: KnownUser, what: PlainId): Expected[] {
  return encodings.map((encoding) => ({
    asked: loginWith(user, encoding),
    expect: (answer) =>
      void expectLogin(answer, user, session, session.now(), inCase(message(what))),
  }));
}

/** An unknown user takes as long as a real hash, so only one of the two encodings is sent. */
function isUnknown(
  { random }: JudgeSession,
  sample: Sample,
  user: Credentials,
  why: PlainId,
): Expected[] {
  return [random.pick(isRefused(sample, user, why))];
}

function isRefused(sample: Sample, user: Credentials, why: PlainId): Expected[] {
  return encodings.map((encoding) => ({
    asked: loginWith(user, encoding),
    expect: (answer) => expectWrong(answer, sample, why),
  }));
}

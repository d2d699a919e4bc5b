import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { type JudgeSession, openSession } from '#kata/judge/session.ts';
import { stepAt } from '../../support/learner.ts';

const folder = mkdtempSync(join(tmpdir(), 'kata-session-'));
const step = stepAt(5);
const file = join(folder, 'attach.ts');
writeFileSync(
  file,
  `${solutionText(step)}\nconsole.log(JSON.stringify([process.argv.length, process.env.JWT_ISSUER]));\n`,
);
const sessions: JudgeSession[] = [];
afterAll(async () => {
  await Promise.all(sessions.map((session) => session.close()));
  rmSync(folder, { recursive: true });
});

async function open(): Promise<JudgeSession> {
  const session = await openSession({ step, file }, { clock: 'stopped', seed: 7 });
  sessions.push(session);
  return session;
}

const me = (token: string) => ({ path: '/api/me', headers: { 'x-access-token': token } });

describe.concurrent('a session', { timeout: 60_000 }, () => {
  test('asks several apps with other settings in one process', async () => {
    const session = await open();
    const { id } = await session.addUser();
    const other = await session.openApp({ JWT_SECRET: session.random.secret(), JWT_ISSUER: 'x' });
    const token = other?.token(id) ?? '';
    expect((await other?.ask(me(token)))?.status).toBe(200);
    expect((await session.ask(me(token))).status).toBe(401);
    expect(await session.openApp({ JWT_SECRET: 'short' })).toBeUndefined();
  });

  test('starts another process with other settings, and hides the arguments', async () => {
    const session = await open();
    const another = await session.startAnother({ env: { JWT_ISSUER: 'another' } });
    expect((await another.ask({ path: '/health' })).status).toBe(200);
    expect(await another.output()).toContain('[2,"another"]');
    await another.stop();
  });

  test('has handlers that report, write and throw', async () => {
    const session = await open();
    const { id, username } = await session.addUser();
    const header = { 'x-access-token': session.token(id) };
    const path = await session.handle({ writes: { user: { admin: true } } });
    for (const calls of [1, 2]) {
      const { body } = await session.ask({ path, headers: header, json: { a: 1 } });
      expect(body).toMatchObject({ calls, method: 'POST', body: { a: 1 } });
      const user = Array.isArray(body.state)
        ? body.state.filter(([at]) => String(at).startsWith('user.'))
        : [];
      expect(user).toEqual([
        ['user.id', id],
        ['user.username', username],
      ]);
    }
    const lost = await session.handle({ throws: { kind: 'http', status: 418, message: 'tea' } });
    expect((await session.ask({ path: lost })).status).toBe(418);
    const broken = await session.handle({ throws: { kind: 'TypeError', message: 'tea pot' } });
    expect((await session.ask({ path: broken })).status).toBe(500);
    expect(session.unshown()).toContain('tea pot');
    expect(await session.output()).not.toContain('tea pot');
  });

  test('runs a guard alone, with a state of its own', async () => {
    const session = await open();
    const { id } = await session.addUser();
    const guarded = await session.handle({ through: ['requireUser'], state: { user: undefined } });
    expect((await session.ask({ path: guarded })).status).toBe(401);
    expect(await session.callsOf(guarded)).toBe(0);
    const found = await session.handle({ through: ['attachUser'], state: { claims: { sub: id } } });
    expect((await session.ask({ path: found })).status).toBe(200);
    expect(await session.callsOf(found)).toBe(1);
  });

  test('changes its world, and repairs it', async () => {
    const session = await open();
    const user = await session.addUser();
    const ask = () => session.ask(me(session.token(user.id)));
    await session.changeUser(user.id, { username: 'renamed' });
    expect((await ask()).body.user).toEqual({ id: user.id, username: 'renamed' });
    await session.removeUser(user.id);
    expect((await ask()).status).toBe(401);
    session.restoreUser(user);
    const repair = session.breakDatabase({ name: 'Odd', message: 'odd words', code: 'EODD' });
    const failed = await ask();
    expect(failed.status).toBe(500);
    expect(failed.text).not.toContain('odd words');
    repair();
    const end = session.slowDatabase(300, user.id);
    expect((await ask()).time).toBeGreaterThan(290);
    end();
    expect((await ask()).status).toBe(200);
    expect(session.storeCalls.at(-1)).toEqual({ method: 'findById', args: [user.id] });
  });

  test('sends bytes in pieces', async () => {
    const session = await open();
    await session.ask({ path: '/health' });
    const pieces = ['GET /hea', 'lth HTTP/1.1\r\nHost: a\r\n', '\r\n'];
    expect(await session.askRaw(pieces)).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(session.history.at(-1)?.asked.path).toBe('/health');
  });
});

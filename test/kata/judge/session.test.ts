import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mistakeNamed, programOf } from '#course/mistakes.ts';
import { solutionText } from '#course/specifiers.ts';
import { type JudgeSession, openSession } from '#kata/judge/session.ts';
import type { Subject } from '#kata/subject/subject.ts';
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

async function open(subject: Subject = { step, file }): Promise<JudgeSession> {
  const session = await openSession(subject, { seed: 7 });
  sessions.push(session);
  return session;
}

/** A session with a wrong program of step 1. */
function openWrong(name: string): Promise<JudgeSession> {
  const first = stepAt(1);
  return open({ step: first, file: programOf(mistakeNamed(first, name)).file });
}

const me = (token: string) => ({ path: '/api/me', headers: { 'x-access-token': token } });

describe.concurrent('a session', () => {
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

  describe('reads one environment object again after each change', () => {
    const changes = [{ JWT_ISSUER: 'a' }, { TOKEN_LIFETIME: '60' }, { JWT_SECRET: 'short' }, {}];

    test('of a right program', async () => {
      const session = await open();
      const { secret, lifetime } = session;
      const results = await session.reconfigure([...changes, { JWT_SECRET: secret }]);
      const refused = { refusal: expect.stringContaining('JWT_SECRET') };
      expect(results).toEqual([
        { config: { secret, issuer: 'a', lifetime } },
        { config: { secret, issuer: 'a', lifetime: 60 } },
        ...[expect.objectContaining(refused), expect.objectContaining(refused)],
        { config: { secret, issuer: 'a', lifetime: 60 } },
      ]);
      // Each call begins with the settings of the run.
      const { issuer } = session;
      expect(await session.reconfigure([{}])).toEqual([{ config: { secret, issuer, lifetime } }]);
    });

    test('of a program that remembers the settings of an object', async () => {
      const session = await openWrong('env-remembered');
      const { secret, lifetime } = session;
      const first = { config: { secret, issuer: 'a', lifetime } };
      expect(await session.reconfigure(changes)).toEqual([first, first, first, first]);
    });

    test('of a program that ends', async () => {
      const ending = join(folder, 'setup.ts');
      const begin = 'export function readConfig(env: Environment): Config {';
      const exit = "if (env.TOKEN_LIFETIME === '60') process.exit();";
      writeFileSync(ending, solutionText(stepAt(1)).replace(begin, `${begin}\n${exit}`));
      const session = await open({ step: stepAt(1), file: ending });
      expect(await session.reconfigure(changes)).toEqual(changes.map(() => undefined));
    });
  });

  describe('changes a body after the report', () => {
    const json = { a: 1, list: [{ deep: 'text' }] };

    test('which a right program does not use again', async () => {
      const session = await open();
      const path = await session.handle({ spoilsBody: true });
      for (const calls of [1, 2]) {
        const { body } = await session.ask({ path, json });
        expect(body).toMatchObject({ calls, body: json });
      }
    });

    test('which shows that a program shares one object between equal bodies', async () => {
      const session = await openWrong('bodies-shared');
      const path = await session.handle({ spoilsBody: true });
      expect((await session.ask({ path, json })).body.body).toEqual(json);
      const spoiled = 'spoiled';
      expect((await session.ask({ path, json })).body.body).toEqual({
        a: spoiled,
        list: [{ deep: spoiled, spoiled }, spoiled],
        spoiled,
      });
    });
  });
});

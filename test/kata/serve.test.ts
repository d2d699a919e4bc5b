import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { ask } from '#kata/judge/session.ts';
import { closeCourses, openCourse, stepAt } from '../support/learner.ts';
import { processesOf } from '../support/terminal.ts';
import { noNamespaces } from '../support/unwatched.ts';

const three = stepAt(3);
const env = { PORT: '0' };
afterAll(closeCourses);

/** A right extract.ts of few words, which says its version. */
function program(version: string): string {
  return `console.log('version ${version}');
export const extractToken = () => (_ctx: unknown, next: () => Promise<void>) => next();`;
}

describe.concurrent('serve', () => {
  test('serves again after every save, for every way in which editors save', async () => {
    const course = openCourse();
    const file = join(course.folder, 'extract.ts');
    const replace = (text: string) => {
      writeFileSync(`${file}~`, text);
      renameSync(`${file}~`, file);
    };
    writeFileSync(file, program('one'));
    const { child, ended, prints } = course.start(['serve', '3', '--file', file], { env });
    await prints('version one\nStep 3 listens on http://127.0.0.1:');
    replace('this is no program {');
    await prints('Waiting for the next save.');
    replace(program('two'));
    await prints('version two\nStep 3 listens on http://127.0.0.1:');
    writeFileSync(file, program('three'));
    await prints('version three\nStep 3 listens on http://127.0.0.1:');
    rmSync(file);
    writeFileSync(file, program('four'));
    await prints('version four\nStep 3 listens on http://127.0.0.1:');
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  test('serves again after a save with --poll, and if the system cannot report changes', async () => {
    const course = openCourse();
    const file = join(course.folder, 'extract.ts');
    const ways = noNamespaces() ? [false] : [false, true];
    for (const unwatched of ways) {
      writeFileSync(file, program('one'));
      const words = ['serve', '3', '--file', file, ...(unwatched ? [] : ['--poll'])];
      const { child, ended, prints } = course.start(words, { env, unwatched });
      await prints('version one\nStep 3 listens on http://127.0.0.1:');
      if (unwatched) await prints('The system cannot report changes');
      writeFileSync(file, program('number two'));
      await prints('version number two\nStep 3 listens on http://127.0.0.1:');
      child.kill('SIGINT');
      expect((await ended).code).toBe(0);
      expect(processesOf(course)).toEqual([]);
    }
  });

  test('serves in any shell: with NODE_ENV=production, too', async () => {
    const course = openCourse();
    course.solve(three);
    const production = { ...env, NODE_ENV: 'production' };
    const { child, ended, prints } = course.start(['serve', '3'], { env: production });
    await prints('Step 3 listens on http://127.0.0.1:');
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  test('ends when the reader of its output has gone', async () => {
    const course = openCourse();
    const { child, ended, prints } = course.start(['serve', '3', '--reference'], { env });
    await prints('Step 3 listens on http://127.0.0.1:');
    child.stdout?.destroy();
    writeFileSync(course.place(three), program('one'));
    writeFileSync(join(course.folder, 'src/server/auth/extract.ts'), program('two'));
    expect((await ended).code).toBe(0);
    expect(processesOf(course)).toEqual([]);
  });

  test('all serves the five files together', async () => {
    const course = openCourse();
    course.solve(...steps);
    const { child, ended, prints } = course.start(['serve', 'all'], { env });
    const printed = await prints('Your server listens on http://127.0.0.1:');
    const [, url = ''] = /listens on (http:\S+)/.exec(printed) ?? [];
    const form = { username: 'ada', password: 'analytical-engine' };
    const { body } = await ask(url, { path: '/login', form });
    const headers = { 'x-access-token': String(body.token) };
    const me = await ask(url, { path: '/api/me', headers });
    expect(me).toMatchObject({ status: 200, body: { user: { username: 'ada' } } });
    course.save(three, program('mine'));
    await prints('version mine\nYour server listens');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('says that the port is taken, and ends', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const PORT = typeof address === 'object' && address !== null ? String(address.port) : '';
    const course = openCourse();
    const { code, stderr } = await course.run(['serve', '3', '--reference'], { env: { PORT } });
    other.close();
    expect(stderr).toContain('The port is taken. Choose another: PORT=4000 npm run kata serve 3');
    expect(stderr).not.toContain('    at ');
    expect(code).toBe(1);
  });
});

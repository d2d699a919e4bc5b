import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { type Text, translate } from '#i18n/message.ts';
import { junitOfAttacks } from '#kata/junit/attacks.ts';
import { catalogue } from '../../src/attacks/catalogue.ts';
import type { Outcome } from '../../src/attacks/outcome.ts';
import type { Report } from '../../src/attacks/run.ts';
import { closeCourses, openCourse } from '../support/learner.ts';
import { makeApp, temporaryDirectory } from '../support/world.ts';
import { complaintsAbout } from './grade/junit-schema.ts';

const hostile = '<b>&amp; "]]>" \u0000\u001b[31m\ud800\uffff 🎓 ]]]]>><![CDATA[';
const sent = { sent: hostile, received: hostile, expected: hostile };

/** A run in which an attack ended in each of the four ways. */
function mixed(fault?: Report['fault']): Report {
  const outcomes: Outcome[] = [
    { held: true },
    { held: false, through: true, ...sent },
    { held: false, through: false, ...sent },
    { skipped: hostile },
  ];
  const results = catalogue.slice(0, 4).map((attack, n) => {
    return { attack, outcome: outcomes[n] ?? { held: true }, time: 1_500 };
  });
  const counts = { held: 1, through: 1, wrong: 1, skipped: 1 };
  return { ...(fault && { fault }), results, counts, time: 1 };
}

describe('JUnit of attacks', () => {
  test.each([mixed(), mixed({ when: 'after', ...sent }), { ...mixed(), results: [] }])(
    'is valid for any response of a server',
    async (report) => {
      expect(await complaintsAbout(junitOfAttacks(report))).toEqual([]);
    },
  );

  test('fails attacks that got through or got a wrong response, and says what to change', () => {
    const xml = junitOfAttacks(mixed());
    const [, through] = catalogue;
    const english = (text: Text = '') => translate(text, 'en');
    expect(xml).toContain('<testsuites tests="4" failures="2" errors="0">');
    expect(xml).toContain('failures="2" errors="0" skipped="1"');
    expect(xml).toContain(`name="${through?.id}: ${english(through?.name)}" time="1.5"`);
    expect(xml).toContain(`<failure message="${english(through?.gains)}" type="through">`);
    expect(xml).toContain('type="wrong">');
    expect(xml).toContain(`Change: ${english(through?.advice)}`);
  });

  test('has an error if an honest client was not served', () => {
    const xml = junitOfAttacks({ ...mixed({ when: 'sign-in', ...sent }), results: [] });
    expect(xml).toContain('<testsuites tests="1" failures="0" errors="1">');
  });
});

describe('npm run kata attack', () => {
  const { path: folder, remove } = temporaryDirectory();
  afterAll(remove);
  afterAll(closeCourses);

  test('URL --junit F attacks a server and writes a case for every attack', async () => {
    const server = await makeApp();
    const env = {
      ATTACK_USERNAME: server.member.username,
      ATTACK_PASSWORD: server.member.password,
      ATTACK_SECRET: server.config.secret,
      INIT_CWD: folder,
    };
    const words = ['attack', server.url, '--junit', 'attacks.xml'];
    const { code, stdout, stderr } = await openCourse().run(words, { env });
    await server.close();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('All attacks that could be judged got the right response.');
    const xml = readFileSync(join(folder, 'attacks.xml'), 'utf8');
    expect(xml).toContain(`<testsuites tests="${catalogue.length}" failures="0" errors="0">`);
    expect(await complaintsAbout(xml)).toEqual([]);
  });

  test('stops immediately after a signal, and its own server ends', async () => {
    const course = openCourse();
    course.solve(...steps);
    const { child, ended } = course.start(['attack', '--junit', '-'], { env: { TMPDIR: folder } });
    await expect.poll(own).toHaveLength(1);
    child.kill('SIGINT');
    expect(await ended).toEqual({
      code: 130,
      stdout: '',
      stderr: 'Stopped. There is no result.\n',
    });
    expect(own()).toEqual([]);

    function own(): string[] {
      return readdirSync(folder).filter((name) => name.startsWith('kata-own-'));
    }
  });

  test('stops in the middle of an attack, too', async () => {
    let stop = () => false;
    const server = createServer(() => stop()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const { child, ended } = openCourse().start(['attack', `http://127.0.0.1:${port}`]);
    stop = () => child.kill('SIGINT');
    const { code } = await ended;
    server.close();
    expect(code).toBe(130);
  });

  test.each([
    [['--junit'], {}, 'Name a file: -- --junit F'],
    [['--junit', '/no/such/folder/a.xml'], {}, 'there is no folder /no/such/folder to write to.'],
    [['--junit', '-', '--json'], {}, 'Only one report can be printed'],
    [[], { npm_config_junit: 'F' }, 'Put -- before it: npm run kata -- attack --junit F'],
  ])('refuses %j in words', async (words, env, sentence) => {
    const { code, stdout, stderr } = await openCourse().run(['attack', ...words], { env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });
});

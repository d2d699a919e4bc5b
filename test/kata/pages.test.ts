import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { closeCourses, mistakeOf, openCourse, stepAt } from '../support/learner.ts';
import { noTerminal, openTerminal } from '../support/terminal.ts';

const two = stepAt(2);
const absent = noTerminal();

afterAll(closeCourses);

/** The panel of a lesson, asked for after each event until it matches. */
async function hear(address: string, wanted: RegExp): Promise<string> {
  const events = await fetch(`${address}/events`);
  for await (const _chunk of events.body ?? []) {
    const panel = await (await fetch(`${address}/panel`)).text();
    if (wanted.test(panel)) return panel;
  }
  throw new Error(`Expected ${wanted}`);
}

describe.skipIf(absent)('the pages of the watch', { concurrent: true }, () => {
  test('are at the address on the screen, show the verdict, and get an event for every save', async () => {
    const course = openCourse();
    await course.run(['start', '2']);
    const wrong = await mistakeOf(two, 'password-never-checked');
    course.save(two, wrong.text);
    const terminal = openTerminal(course);
    const painted = await terminal.after('', /http:\/\/127\.0\.0\.1:\d+\/steps\/2/);
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\/steps\/2/.exec(painted) ?? [];
    const page = await (await fetch(address)).text();
    expect(page).toContain(wrong.title);
    expect(page).not.toContain('These pages show the reference.');

    const heard = hear(address, /All \d+ checks passed/);
    course.save(two, solutionText(two));
    expect(await heard).toContain('data-outcome="passed"');
    expect(await (await fetch(address)).text()).toMatch(/All \d+ checks passed/);

    const twisted = solutionText(two).replace('export ', 'const lucky: number = "seven";\nexport ');
    const typed = hear(address, /Type errors/);
    course.save(two, twisted);
    expect(await typed).toContain('lucky');
    expect(await terminal.quit()).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  });

  test('are at another address if the usual port is taken', async () => {
    const other = createServer().listen(3100, '127.0.0.1');
    // If another program has the port already, it is taken as well.
    await once(other, 'listening').catch(() => {});
    const terminal = openTerminal(openCourse());
    const painted = await terminal.after('', /http:\/\/127\.0\.0\.1:\d+\/steps\/1/);
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\/steps\/1/.exec(painted) ?? [];
    expect(new URL(address).port).not.toBe('3100');
    expect((await fetch(address)).status).toBe(200);
    expect(await terminal.quit()).toBe(0);
    other.close();
  });

  test('open in a browser by o, at the lesson of the step', async () => {
    const course = openCourse();
    const [browser, opened] = [join(course.folder, 'browser'), join(course.folder, 'opened')];
    writeFileSync(browser, `#!/bin/sh\necho "$1" > '${opened}'\n`, { mode: 0o755 });
    // Without a desktop, xdg-open reads the variable BROWSER.
    const terminal = openTerminal(course, '', { env: { BROWSER: browser } });
    await terminal.after('', /\/steps\/1\n/);
    await terminal.after('o', /Opened http:\/\/127\.0\.0\.1:\d+\/steps\/1/);
    await expect.poll(() => readFileSync(opened, 'utf8')).toMatch(/^http:.+\/steps\/1\n$/);
    expect(await terminal.quit()).toBe(0);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { closeCourses, mistakeOf, openCourse, stepAt } from '../support/learner.ts';
import { noTerminal, openTerminal } from '../support/terminal.ts';

const two = stepAt(2);
const absent = noTerminal();

afterAll(closeCourses);

/** The text of server-sent events until it contains this text. */
async function hear(answer: Response, wanted: RegExp): Promise<string> {
  let text = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (wanted.test(text)) return text;
  }
  throw new Error(`Expected ${wanted}, got ${text}`);
}

describe.skipIf(absent)('the pages of the watch', { concurrent: true, timeout: 120_000 }, () => {
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

    const answer = await fetch(`${address}/events`);
    const heard = hear(answer, /All \d+ checks passed/);
    course.save(two, solutionText(two));
    expect(await heard).toContain('"passed":true');
    expect(await (await fetch(address)).text()).toMatch(/All \d+ checks passed/);

    const twisted = solutionText(two).replace('export ', 'const lucky: number = "seven";\nexport ');
    const typed = hear(await fetch(`${address}/events`), /Type errors/);
    course.save(two, twisted);
    expect(await typed).toContain('lucky');
    expect(await terminal.quit()).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
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

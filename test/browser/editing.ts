import type { Page } from 'playwright-core';
import { solutionText } from '#course/specifiers.ts';
import { type Course, stepAt } from '../support/learner.ts';
import { openTerminal } from '../support/terminal.ts';
import { pasteInto } from './in-page/paste.js';

/** Starts `npm run kata` in a terminal, and returns the address of its pages. */
export async function startRunner(course: Course) {
  const terminal = openTerminal(course);
  const painted = await terminal.after('', /http:\/\/127\.0\.0\.1:\d+\/steps\/\d/);
  const [, url = ''] = /(http:\/\/127\.0\.0\.1:\d+)\/steps\/\d/.exec(painted) ?? [];
  return { url, terminal };
}

/** Replaces the text of a lesson's editor, as by select all and paste. It is not saved yet. */
export async function replaceText(page: Page, text: string): Promise<void> {
  const content = page.locator('#editor .cm-content');
  await content.click();
  await content.press('Control+a');
  await content.evaluate(pasteInto, text);
}

/** Replaces the text by the solution of a step, and saves it. */
export async function saveSolution(page: Page, number: number): Promise<void> {
  await replaceText(page, solutionText(stepAt(number)));
  await page.keyboard.press('Control+s');
}

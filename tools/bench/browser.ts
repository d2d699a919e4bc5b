import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { mistakesOf, programOf } from '../../src/course/mistakes.ts';
import { solutionText } from '../../src/course/specifiers.ts';
import { type Step, steps } from '../../src/course/steps.ts';
import { findChromium, flags } from '../../test/browser/chromium.ts';
import { replaceText, startRunner } from '../../test/browser/editing.ts';
import { closeCourses, openCourse } from '../../test/support/learner.ts';
import { median } from './table.ts';

// npm run bench:browser: milliseconds from a save to the first verdict on a lesson page, saved in the page and by another
// program. Half of the saves pass, half of them fail. A save passes first when the examples have passed.

const { values } = parseArgs({ options: { saves: { type: 'string', default: '30' } } });
const saves = Number(values.saves);

/** The shortest pause between two saves, in milliseconds. */
const rest = 700;

const course = openCourse();
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: flags });
try {
  const { url } = await startRunner(course);
  console.log(`Node ${process.version}, ${saves} saves of each kind a step\n`);
  console.log('step        saved       median    p95    max');
  for (const step of steps) {
    const page = await browser.newPage();
    await page.goto(`${url}/steps/${step.number}`);
    await page.locator('#editor .cm-content').waitFor();
    console.log(line(step, 'in the page', await timesOf(page, step, saveInPage)));
    console.log(line(step, 'elsewhere', await timesOf(page, step, saveElsewhere)));
    await page.close();
  }
} finally {
  await browser.close();
  await closeCourses();
}

/** Saves a text, and returns when that was, in milliseconds since 1970. */
type Save = (page: Page, step: Step, text: string) => Promise<number>;

async function saveInPage(page: Page, _step: Step, text: string): Promise<number> {
  await replaceText(page, text);
  const saved = Date.now();
  await page.keyboard.press('Control+s');
  return saved;
}

async function saveElsewhere(_page: Page, step: Step, text: string): Promise<number> {
  const saved = Date.now();
  writeFileSync(course.place(step), text);
  return saved;
}

async function timesOf(page: Page, step: Step, save: Save): Promise<number[]> {
  const [wrong = ''] = mistakesOf(step).map((mistake) => programOf(mistake).text);
  const times: number[] = [];
  for (let turn = 0; turn <= saves; turn += 1) {
    const passes = turn % 2 === 0;
    // Another text each time, so that every save is one.
    const text = `${passes ? solutionText(step) : wrong}// ${turn}\n`;
    const shown = timeOfSentence(page, passes ? '^(?!Failed).*checks passed' : '^Failed');
    const saved = await save(page, step, text);
    const time = (await shown) - saved;
    if (turn > 0) times.push(time); // The first one starts the first process.
    await setTimeout(rest);
  }
  return times;
}

/** When the verdict in a sentence matches next, in milliseconds since 1970. */
function timeOfSentence(page: Page, pattern: string): Promise<number> {
  const wait = `new Promise((resolve) => {
    const look = () => new RegExp(${JSON.stringify(pattern)}).test(document.querySelector('#panel .sentence')?.textContent);
    const observer = new MutationObserver(() => {
      if (!look()) return;
      observer.disconnect();
      resolve(Date.now());
    });
    observer.observe(document.querySelector('#panel'), { childList: true, subtree: true });
  })`;
  return page.evaluate<number>(wait);
}

function line({ number, name }: Step, how: string, times: number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  const cells = [median(times), at(0.95), at(1)].map((time) => time.toFixed(0).padStart(6));
  return `${number} ${name.padEnd(9)} ${how.padEnd(11)} ${cells.join(' ')}`;
}

import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { mistakesOf, programOf } from '../../src/course/mistakes.ts';
import { solutionText } from '../../src/course/specifiers.ts';
import { findChromium, flags } from '../../test/browser/chromium.ts';
import { closeCourses, openCourse, stepAt } from '../../test/support/learner.ts';
import { openTerminal } from '../../test/support/terminal.ts';
import { median } from './table.ts';

// npm run bench:browser: milliseconds from a save to its verdict in a real browser that shows the lesson, as a ratio to the
// same browser loading that page again. Half of the saves pass, half of them fail.

const { values } = parseArgs({ options: { saves: { type: 'string', default: '30' } } });
const saves = Number(values.saves);
if (!(saves >= 1 && saves <= 1_000)) throw new RangeError('Expected --saves from 1 to 1000');

/** The shortest pause between two saves, in milliseconds. */
const rest = 700;

const step = stepAt(2);
const [wrong = ''] = mistakesOf(step).map((mistake) => programOf(mistake).text);
const course = openCourse();
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: flags });
try {
  await course.run(['start', '2']);
  const terminal = openTerminal(course);
  const screen = await terminal.after(() => {}, /http:\/\/127\.0\.0\.1:\d+\/steps\/2/);
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+\/steps\/2/.exec(screen) ?? [];
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator('#verdict-body strong').waitFor();

  const times: number[] = [];
  const loads: number[] = [];
  for (let save = 0; save < saves; save += 1) {
    await setTimeout(rest + Math.random() * 500);
    const right = save % 2 === 0;
    const text = right ? solutionText(step) : wrong;
    const shown = page.locator(`#verdict-body .${right ? 'good' : 'bad'}`).waitFor();
    const began = performance.now();
    course.save(step, `${text}\n// save ${save}\n`);
    await shown;
    times.push(performance.now() - began);
    const loading = performance.now();
    await page.goto(url);
    loads.push(performance.now() - loading);
  }
  await terminal.quit();
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  const usual = median(loads);
  console.log(
    `Node ${process.version}, ${saves} saves of step 2: median ${median(times).toFixed(0)} ms, ` +
      `p95 ${at(0.95).toFixed(0)}, max ${at(1).toFixed(0)}; ` +
      `${(median(times) / usual).toFixed(2)} × loading the page (${usual.toFixed(0)} ms)`,
  );
} finally {
  await browser.close();
  await closeCourses();
}

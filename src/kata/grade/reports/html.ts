import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import { root, steps } from '../../../course/steps.ts';
import type { Language } from '../../../i18n/language.ts';
import { sayIn, translate } from '../../../i18n/message.ts';
import { type NearCopy, nearCopies } from '../near-copies.ts';
import type { ClassResult, Run } from '../result.ts';
import { medianOf, rangesOf } from './class-page/distribution.ts';
import { cut, idOf, type LearnerRow, learnerRow } from './class-page/learners.ts';
import { type CheckStatistics, mostFailed, statisticsOf } from './class-page/statistics.ts';
import { barsOf, stripOf } from './class-page/strips.ts';

/** Maximum numbers of what the page shows: it stays below 3 MB for 300 learners. */
const shown = { toTeach: 3, ways: 4, learnersOfWay: 12, copies: 200 };

/** Width of all strips together, in percent of the picture; names and points have the rest. */
const stripsPercent = 74;

/**
 * All grades as one HTML file for a teacher. It loads nothing. Everything that comes from submissions is escaped, and a policy
 * allows only the script of the page.
 */
export function htmlOf({ run, learners }: ClassResult, language: Language): string {
  const say = sayIn(language);
  const copies = nearCopies(learners);
  const statistics = statisticsOf(learners, language);
  const rows = learners.map((learner) => learnerRow(learner, copies, language));
  const checks = statistics.map((check) => checkRow(check, language));
  const scriptHtml = read('class-page.js');
  const hash = createHash('sha256').update(scriptHtml).digest('base64');
  return render('class', {
    ...{ language, say, rows, scriptHtml, styleHtml: read('class-page.css') },
    policy: `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    run: { ...run, shown: timeOf(run, language) },
    ranges: rangesOf(learners),
    facts: factsOf(rows, language),
    next: mostFailed(statistics, shown.toTeach).map((check) => checkRow(check, language)),
    strips: legendOf(),
    classSteps: steps.map((step) => {
      const own = statistics.filter(({ name }) => name === step.name);
      const title = say(`steps.${step.name}.title`);
      const percent = (stripsPercent * own.length) / (statistics.length || 1);
      return { ...step, title, percent, bars: barsOf(own), ids: own.map(({ id }) => id).join(' ') };
    }),
    failed: checks.filter(({ failed, alike }) => failed + alike > 0),
    passed: checks.filter(({ failed, alike }) => failed + alike === 0),
    copies: copies.slice(0, shown.copies).map((copy) => copyRow(copy, language)),
    moreCopies: Math.max(0, copies.length - shown.copies),
  });
}

function factsOf(rows: readonly LearnerRow[], language: Language) {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const points = rows.map((row) => row.points);
  const hints = rows.flatMap((row) => row.hints ?? []);
  return {
    learners: rows.length,
    median: whole.format(medianOf(points)),
    mean: whole.format(points.reduce((sum, one) => sum + one, 0) / (rows.length || 1)),
    of: rows[0]?.of ?? 0,
    all: rows.filter((row) => row.points === row.of).length,
    nothing: rows.filter((row) => row.steps.every(({ hash }) => hash === undefined)).length,
    flagged: rows.filter((row) => row.flags.length > 0).length,
    told: hints.length,
    hints: whole.format(medianOf(hints)),
  };
}

function checkRow(check: CheckStatistics, language: Language) {
  const say = sayIn(language);
  const { step, name, severity, failed, alike, judged } = check;
  const ways = check.ways.slice(0, shown.ways).map((way) => {
    const linked = way.learners.slice(0, shown.learnersOfWay);
    return {
      ...{
        title: cut(way.title),
        expected: cut(way.expected),
        received: cut(way.received),
        rule: way.rule,
      },
      count: way.learners.length,
      learners: linked.map((learner) => ({ name: learner.name, id: idOf(learner) })),
      more: way.learners.length - linked.length,
    };
  });
  return {
    ...{ step, name, id: check.id, failed, alike, judged, row: check.row, ways },
    stepTitle: say(`steps.${name}.title`),
    title: translate(check.title, language),
    severity,
    severityWord: say(`lab.severity.${severity}`),
    share: judged === 0 ? 0 : failed / judged,
    moreWays: check.ways.length - ways.length,
  };
}

function copyRow({ step, one, other, alike, equal }: NearCopy, language: Language) {
  const learner = (learner: typeof one) => ({ name: learner.name, id: idOf(learner) });
  return {
    ...{ step, one: learner(one), other: learner(other), equal },
    number: steps.findIndex(({ name }) => name === step) + 1,
    title: sayIn(language)(`steps.${step}.title`),
    percent: Math.round(alike * 100),
  };
}

/** One cell of each outcome, for the legend. */
function legendOf() {
  return Object.fromEntries(
    (['failed', 'depends', 'passed', 'skipped'] as const).map((outcome) => [
      outcome,
      stripOf([{ outcome }]),
    ]),
  );
}

function timeOf({ time }: Run, language: Language): string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(new Date(time))} UTC`;
}

/** A file of the page, without anything that could end the element that contains it. */
function read(name: string): string {
  const text = readFileSync(join(import.meta.dirname, 'class-page', name), 'utf8');
  if (/<\/|<!--/.test(text)) throw new TypeError(`Expected no tag in ${name}`);
  return text;
}

function render(view: string, values: Readonly<Record<string, unknown>>): string {
  const filename = join(root, 'views/class', `${view}.ejs`);
  return ejs.render(readFileSync(filename, 'utf8'), values, { filename, rmWhitespace: true });
}

import { styleText } from 'node:util';
import { type Breach, endingOf } from '../../attacks/outcome.ts';
import { countEndings, type Report, type Result } from '../../attacks/run.ts';
import { type Step, steps } from '../../course/steps.ts';
import { type Text, translate } from '../../i18n/message.ts';
import { type Canvas, heading, indented, wrapped } from '../text/canvas.ts';
import { section } from './report.ts';

/** Number of breaches that are explained in full; the others are only named. */
const maxExplained = 5;

/** The report of a run: a line for each step, then each attack that was not refused, and what to change. */
export function attackReport(whom: Text, report: Report, canvas: Canvas): string {
  const { say, language } = canvas;
  const { fault, counts, results, time } = report;
  if (fault !== undefined) {
    const why = say(`attack.report.fault.${fault.when}`);
    return [wrapped(styleText('red', why), canvas), factsOf(fault, canvas)].join('\n\n');
  }
  const attacks = say('attack.report.attacks', { count: results.length, what: whom });
  const seconds = say('attack.report.time', { seconds: (time / 1000).toFixed(1) });
  const rows = steps.map((step) => stepRow(step, results, canvas));
  const open = results.filter(({ outcome }) => ['through', 'wrong'].includes(endingOf(outcome)));
  const more = open
    .slice(maxExplained)
    .map(({ attack }) => `  ${translate(attack.name, language)}`);
  const heads = say('attack.report.more', { number: more.length });
  return [
    `${heading(attacks)}${seconds}\n${rows.join('\n')}`,
    ...open.slice(0, maxExplained).map((result) => explain(result, canvas)),
    ...(more.length > 0 ? [[heads, ...more].join('\n')] : []),
    conclusionOf(counts, results.length, canvas),
  ].join('\n\n');
}

function stepRow({ number, name }: Step, results: readonly Result[], canvas: Canvas): string {
  const { say } = canvas;
  const of = results.filter(({ attack }) => attack.lesson === number);
  const { held, skipped } = countEndings(of);
  const line = say('attack.report.step', {
    number,
    name: name.padEnd(8),
    correct: String(held).padStart(3),
    all: of.length - skipped,
  });
  const rest = say('attack.report.skipped', { number: skipped });
  const all = held + skipped === of.length;
  const shown = styleText(all ? 'green' : 'red', `${all ? '✓' : '✗'} ${line}`);
  return skipped > 0 ? shown + styleText('gray', rest) : shown;
}

function conclusionOf(
  { through, wrong, skipped }: Report['counts'],
  all: number,
  canvas: Canvas,
): string {
  const { say } = canvas;
  if (skipped > 0 && skipped === all) return say('attack.report.none');
  return through + wrong === 0
    ? styleText('green', say(skipped > 0 ? 'attack.report.all-held' : 'attack.report.every-held'))
    : styleText('red', say('attack.report.open', { through, wrong }));
}

function explain({ attack, outcome }: Result, canvas: Canvas): string {
  const { say, language } = canvas;
  const through = endingOf(outcome) === 'through';
  const title = say(through ? 'attack.report.through' : 'attack.report.wrong', {
    what: attack.name,
  });
  const part = (name: string, text: Text) =>
    `${heading(name)}\n${indented(translate(text, language), canvas)}`;
  return [
    wrapped(styleText('red', `✗ ${title}`), canvas),
    ...(through ? [part(say('attack.report.gain'), attack.gains)] : []),
    ...('sent' in outcome ? [factsOf(outcome, canvas)] : []),
    part(say('attack.report.change'), attack.advice),
  ].join('\n');
}

function factsOf(
  { sent, received, expected }: Pick<Breach, 'sent' | 'received' | 'expected'>,
  canvas: Canvas,
): string {
  const { say } = canvas;
  return [
    section(say('shared.sent'), sent, canvas),
    section(say('shared.received'), received, canvas),
    section(say('shared.expected'), expected, canvas),
  ].join('\n');
}

import { styleText } from 'node:util';
import type { Attack } from '../../attacks/attack.ts';
import { type Breach, endingOf } from '../../attacks/outcome.ts';
import { countEndings, type Report, type Result } from '../../attacks/run.ts';
import { steps } from '../../course/steps.ts';
import { type Canvas, heading, indented, wrapped } from '../text/canvas.ts';
import { section } from './report.ts';

/** Number of breaches that are explained in full; the others are only named. */
const maxExplained = 5;

/** How a run of attacks ended: a line a step, then what got through and what to change. */
export function attackReport(whom: string, report: Report, canvas: Canvas): string {
  const { say, tell } = canvas.words;
  const { fault, counts, results, time } = report;
  const title = say`${heading(say`${results.length} attacks on ${whom}`)}, in ${(time / 1000).toFixed(1)} s`;
  if (fault !== undefined) {
    const why = {
      'sign-in': say`No user can sign in, so the attacks prove nothing.`,
      before: say`A valid token is refused, so the attacks prove nothing.`,
      secret: say`A token with a valid signature is refused, so the attacks prove nothing. Is the secret correct?`,
      after: say`A valid token was refused after the attacks: the server did not survive them, so they prove nothing.`,
    }[fault.when];
    return [styleText('red', why), factsOf(fault, canvas)].join('\n\n');
  }
  const open = results.filter(({ outcome }) => ['through', 'wrong'].includes(endingOf(outcome)));
  const rows = steps.map(({ number, name }) => {
    const of = results.filter(({ attack }) => attack.lesson === number);
    const { held, skipped } = countEndings(of);
    const line = say`${number} ${name.padEnd(8)} ${String(held).padStart(3)} of ${of.length - skipped} held`;
    const rest = skipped > 0 ? styleText('gray', say`, ${skipped} skipped`) : '';
    return held + skipped === of.length
      ? styleText('green', `✓ ${line}`) + rest
      : styleText('red', `✗ ${line}`) + rest;
  });
  const more = open.slice(maxExplained);
  const parts = [
    `${title}\n${rows.join('\n')}`,
    ...open.slice(0, maxExplained).map((result) => explain(result, canvas)),
    ...(more.length > 0
      ? [
          `${say`And ${more.length} more:`}\n${more.map(({ attack }) => `  ${tell(attack.name)}`).join('\n')}`,
        ]
      : []),
    counts.skipped > 0 && counts.skipped === results.length
      ? say`Nothing could be judged.`
      : open.length === 0
        ? styleText('green', say`All that could be judged held.`)
        : styleText('red', say`${counts.through} got through, ${counts.wrong} got a wrong answer.`),
  ];
  return parts.join('\n\n');
}

function explain({ attack, outcome }: Result, canvas: Canvas): string {
  const { say, tell } = canvas.words;
  const { name, gains, advice }: Attack = attack;
  const through = endingOf(outcome) === 'through';
  const title = through ? say`${tell(name)} got through` : say`${tell(name)} got a wrong answer`;
  return [
    wrapped(styleText('red', `✗ ${title}`), canvas),
    ...(through ? [`${heading(say`Gains`)}\n${indented(tell(gains), canvas)}`] : []),
    ...('sent' in outcome ? [factsOf(outcome, canvas)] : []),
    `${heading(say`Change`)}\n${indented(tell(advice), canvas)}`,
  ].join('\n');
}

function factsOf(
  { sent, received, expected }: Pick<Breach, 'sent' | 'received' | 'expected'>,
  canvas: Canvas,
): string {
  const { say, tell } = canvas.words;
  return [
    section(say`Sent`, tell(sent), canvas),
    section(say`Came back`, tell(received), canvas),
    section(say`Expected`, tell(expected), canvas),
  ].join('\n');
}

import type { TestSuite } from 'junit-report-builder';
import { type Breach, endingOf } from '../../attacks/outcome.ts';
import type { Report, Result } from '../../attacks/run.ts';
import { type Text, translate } from '../../i18n/message.ts';
import { cleaned, cleanedLine } from '../text/characters.ts';
import { inSection, junitDocument } from './document.ts';

/** The results of attacks as JUnit’s XML: a suite for each group, and a case for each attack. */
export function junitOfAttacks({ fault, results }: Report): string {
  const groups = Object.groupBy(results, ({ attack }) => attack.group);
  return junitDocument((report) => {
    for (const [group, of] of Object.entries(groups)) {
      const suite = report.testSuite().name(`attacks: ${group}`);
      for (const result of of) addCase(suite, result);
    }
    if (fault === undefined) return;
    const suite = report.testSuite().name('an honest client');
    const test = suite.testCase().className('attacks.honest').name(`is served (${fault.when})`);
    const what =
      fault.when === 'stopped'
        ? 'the server stopped, so the remaining attacks were not tried'
        : 'it is refused, so the results prove nothing';
    test.error(what, fault.when, factsOf(fault));
  });
}

function addCase(suite: TestSuite, { attack, outcome, time }: Result): void {
  const { id, name, group, gains, advice } = attack;
  const test = suite
    .testCase()
    .className(`attacks.${group}`)
    .name(cleanedLine(`${id}: ${english(name)}`));
  test.time(time / 1000);
  if ('skipped' in outcome) test.skipped();
  if (!('sent' in outcome)) return;
  const ending = endingOf(outcome);
  const failure = ending === 'through' ? english(gains) : `Expected ${english(outcome.expected)}`;
  test.failure(cleanedLine(failure), ending);
  test.stacktrace(`${factsOf(outcome)}\nChange: ${english(advice)}`);
}

function factsOf({
  sent,
  received,
  expected,
}: Pick<Breach, 'sent' | 'received' | 'expected'>): string {
  const facts = [
    `Sent: ${sent}`,
    `Came back: ${english(received)}`,
    `Expected: ${english(expected)}`,
  ];
  return inSection(cleaned(facts.join('\n')));
}

/** Reports for programs are in English. */
function english(text: Text): string {
  return translate(text, 'en');
}

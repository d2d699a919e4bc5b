import type { Builder, TestCase } from 'junit-report-builder';
import { translate } from '../../../i18n/message.ts';
import { inSection, junitDocument } from '../../junit/document.ts';
import type { CheckGrade, ClassResult, Run, StepResult } from '../result.ts';
import { reasonOf } from './reasons.ts';

/** All grades as JUnit's XML: a suite for each step of each submission, and a case for each check. */
export function junitOf({ learners, run }: ClassResult): string {
  return junitDocument((report) => {
    for (const { name, steps } of learners) {
      for (const step of steps) addSuite(report, name, step, run);
    }
  });
}

function addSuite(report: Builder, submission: string, step: StepResult, run: Run): void {
  const { status, points, of, checks, flags } = step;
  const suite = report
    .testSuite()
    .name(`${submission}, step ${step.step} ${step.name}`)
    .property('points', String(points))
    .property('weight', String(of))
    .property('seed', String(run.seed))
    .property('course', run.course);
  if (flags.length > 0) suite.property('flags', flags.join(' '));
  const reason = translate(reasonOf(step), 'en');
  const isUnjudged = checks.every(({ outcome }) => outcome === 'skipped');
  for (const [index, check] of checks.entries()) {
    const name = `${check.id}: ${translate(check.title, 'en')}`;
    const test = suite.testCase().className(`${submission}.${step.name}`).name(name);
    if (check.failure !== undefined) addFailure(test, check, step);
    // A step of which nothing was judged is reported at its first check.
    else if (isUnjudged && index === 0 && status === 'unjudged') test.error(reason, status);
    else if (isUnjudged && index === 0) test.failure(reason, status);
    else if (check.outcome !== 'passed') test.skipped();
  }
}

function addFailure(test: TestCase, { id, title, failure }: CheckGrade, step: StepResult): void {
  if (failure === undefined) return;
  const { sent, received, expected, rule, fault } = failure;
  const facts = { Sent: sent, 'Came back': received, Expected: expected, Rule: rule };
  test.failure(`${id}: ${translate(title, 'en')}`, fault ?? id);
  test.stacktrace(
    inSection(
      Object.entries(facts)
        .map(([name, text]) => `${name}: ${translate(text, 'en')}`)
        .join('\n'),
    ),
  );
  if (step.printed !== '') test.standardOutput(inSection(step.printed));
}

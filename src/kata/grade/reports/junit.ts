import type { Builder, TestCase } from 'junit-report-builder';
import { translate } from '../../../i18n/message.ts';
import { inSection, junitDocument } from '../../junit/document.ts';
import type { GradedClass } from '../grade.ts';
import type { StepGrade } from '../score.ts';
import { reasonOf } from './reasons.ts';

/** All grades as JUnit's XML: a suite for each step of each submission, and a case for each check. */
export function junitOf({ grades, seed }: GradedClass): string {
  return junitDocument((report) => {
    for (const { submission, steps } of grades) {
      for (const grade of steps) addSuite(report, submission.name, grade, seed);
    }
  });
}

function addSuite(report: Builder, submission: string, grade: StepGrade, seed: number): void {
  const { step, status, points, weight, checks, shortfall } = grade;
  const suite = report
    .testSuite()
    .name(`${submission}, step ${step.number} ${step.name}`)
    .property('points', String(points))
    .property('weight', String(weight))
    .property('seed', String(seed));
  // A step without a failed check is reported at its first check.
  const reported = shortfall && (shortfall.check ?? checks[0]?.id);
  for (const { id, title, outcome } of checks) {
    const test = suite.testCase().className(`${submission}.${step.name}`).name(`${id}: ${title}`);
    if (id === reported && status === 'unjudged')
      test.error(translate(reasonOf(grade), 'en'), status);
    else if (id === reported) addFailure(test, grade);
    else if (outcome === 'skipped') test.skipped();
  }
}

function addFailure(test: TestCase, grade: StepGrade): void {
  const { status, shortfall, printed } = grade;
  const { check, fault, sent, received, expected, rule } = shortfall ?? {};
  test.failure(translate(reasonOf(grade), 'en'), fault ?? check ?? status);
  if (check === undefined) return;
  test.stacktrace(
    inSection(`Sent: ${sent}\nCame back: ${received}\nExpected: ${expected}\nRule: ${rule}`),
  );
  if (printed !== '') test.standardOutput(inSection(printed));
}

import { translate } from '../../../i18n/message.ts';
import type { CheckGrade, ClassResult, StepResult } from '../result.ts';
import { failedCheck, hintsOf, reasonOf } from './reasons.ts';

/** All grades as a JSON document; its shape is described in docs/teaching.md, and a change of it changes the version. */
export function jsonOf({ learners, run }: ClassResult): string {
  const submissions = learners.map((learner) => ({
    name: learner.name,
    points: learner.points,
    of: learner.of,
    hints: hintsOf(learner) ?? null,
    steps: learner.steps.map(stepEntry),
  }));
  return `${JSON.stringify({ version: 2, ...headOf(run), submissions }, null, 2)}\n`;
}

function headOf({ version, course, seed, time }: ClassResult['run']) {
  return { course: { version, hash: course }, seed, time };
}

function stepEntry(step: StepResult) {
  const { name, status, points, of, hash, checks, flags, printed, help } = step;
  return {
    step: step.step,
    name,
    status,
    points,
    of,
    hash: hash ?? null,
    reason: status === 'passed' ? null : translate(reasonOf(step), 'en'),
    first_failure: failedCheck(step)?.id ?? null,
    flags,
    passed: checks.filter(({ outcome }) => outcome === 'passed').length,
    checks: checks.map(checkEntry),
    printed,
    help: help ?? null,
  };
}

function checkEntry({ id, title, severity, outcome, like, failure }: CheckGrade) {
  return {
    id,
    title: translate(title, 'en'),
    severity,
    outcome,
    ...(failure && {
      like: like ?? null,
      sent: translate(failure.sent, 'en'),
      received: translate(failure.received, 'en'),
      expected: translate(failure.expected, 'en'),
      rule: translate(failure.rule, 'en'),
      fault: failure.fault ?? null,
    }),
  };
}

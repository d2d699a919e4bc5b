import { translate } from '../../../i18n/message.ts';
import type { GradedClass } from '../grade.ts';
import type { StepGrade } from '../score.ts';
import { hintsOf } from './reasons.ts';

/** All grades as a JSON document; its shape is described in docs/teaching.md, and a change of it changes the version. */
export function jsonOf({ grades, seed }: GradedClass): string {
  const submissions = grades.map((grade) => ({
    name: grade.submission.name,
    points: grade.points,
    of: grade.of,
    hints: hintsOf(grade) ?? null,
    steps: grade.steps.map(stepEntry),
  }));
  return `${JSON.stringify({ version: 1, seed, submissions }, null, 2)}\n`;
}

function stepEntry({ step, status, points, weight, checks, shortfall, printed, help }: StepGrade) {
  const { check, fault, title = '', ...texts } = shortfall ?? {};
  return {
    step: step.number,
    name: step.name,
    status,
    points,
    of: weight,
    passed: checks.filter(({ outcome }) => outcome === 'passed').length,
    checks,
    failure:
      shortfall === undefined
        ? null
        : {
            check: check ?? null,
            fault: fault ?? null,
            title: translate(title, 'en'),
            ...texts,
          },
    printed,
    help: help ?? null,
  };
}

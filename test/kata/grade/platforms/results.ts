import { steps } from '#course/steps.ts';
import type { Text } from '#i18n/message.ts';
import type {
  CheckGrade,
  ClassResult,
  LearnerResult,
  Run,
  StepResult,
} from '#kata/grade/result.ts';
import { suiteOf } from '#kata/judge/judge.ts';

/** The run of every result in these tests. */
export const run: Run = {
  version: '0.1.0',
  course: 'c0'.repeat(32),
  seed: 42,
  time: '2026-11-29T05:00:00.123Z',
};

/** What is different from a step in which all checks passed. */
export type Difference = Partial<Omit<StepResult, 'checks'>> & {
  /** How many checks failed, counted from the second one. */
  failed?: number;
  /** How many checks after these depend on a failed one. */
  depends?: number;
  /** What a failed check sent and what came back. */
  sent?: Text;
  received?: Text;
  fault?: 'crash';
};

/** The result of a learner with the checks of the real suites; each step has 20 points. */
export async function learnerOf(
  name: string,
  differences: Difference[] = [],
): Promise<LearnerResult> {
  const graded = await Promise.all(
    steps.map(async (step, index): Promise<StepResult> => {
      const { failed = 0, depends = 0, sent, received, fault, ...rest } = differences[index] ?? {};
      const { checks } = await suiteOf(step);
      const gradeOf = (position: number): CheckGrade['outcome'] => {
        if (rest.status === 'missing') return 'skipped';
        if (position < 1 || position > failed + depends) return 'passed';
        return position > failed ? 'depends' : 'failed';
      };
      return {
        step: step.number,
        name: step.name,
        status: failed > 0 ? 'failed' : 'passed',
        points: failed > 0 ? 7 : 20,
        of: 20,
        fingerprint: [],
        hash: 'ab'.repeat(32),
        reason: undefined,
        checks: checks.map(({ id, title, rule }, position) => {
          const outcome = gradeOf(position);
          const failure = {
            sent: sent ?? 'curl http://127.0.0.1/inspect',
            received: received ?? 'status 200',
            expected: 'status 401',
            rule,
            fault,
          };
          return {
            id,
            title,
            severity: 'high' as const,
            outcome,
            like: undefined,
            failure: outcome === 'failed' ? failure : undefined,
          };
        }),
        flags: [],
        printed: '',
        help: undefined,
        ...rest,
      };
    }),
  );
  const sum = (pick: (step: StepResult) => number) =>
    graded.reduce((total, step) => total + pick(step), 0);
  return {
    name,
    place: 0,
    steps: graded,
    points: sum(({ points }) => points),
    of: sum(({ of }) => of),
  };
}

/** The results of a class. */
export function classOf(...learners: LearnerResult[]): ClassResult {
  return { run, learners };
}

import { rowOf } from '../../../../course/contract-rows.ts';
import type { StepName } from '../../../../course/steps.ts';
import type { Language } from '../../../../i18n/language.ts';
import { message, type Text, translate } from '../../../../i18n/message.ts';
import type { CheckGrade, LearnerResult, Severity, StepResult } from '../../result.ts';
import { severities } from '../../weights.ts';

/** How a class did in a check. */
export interface CheckStatistics {
  step: number;
  name: StepName;
  id: string;
  title: Text;
  severity: Severity;
  /** Learners whose file of this step was judged. */
  judged: number;
  /** Learners who failed it, except in the same way as an earlier check. */
  failed: number;
  /** Learners who failed it in the same way as an earlier check. */
  alike: number;
  /** The ways in which it failed, the most frequent first. */
  ways: Way[];
  /** The row of the lesson's contract; undefined for a check of the judge itself. */
  row: number | undefined;
}

/** A way in which a check failed. */
export interface Way {
  /** What happened, in one line: the program did not start, or what was expected. */
  title: string;
  /** The most frequent texts of this way. */
  expected: string;
  received: string;
  rule: string;
  learners: LearnerResult[];
}

/** The statistics of all checks, in the order of the course. Texts are in a language. */
export function statisticsOf(
  learners: readonly LearnerResult[],
  language: Language,
): CheckStatistics[] {
  const found = new Map<string, CheckStatistics>();
  const failures = new Map<CheckStatistics, Failure[]>();
  for (const learner of learners) {
    for (const step of learner.steps) {
      for (const check of step.checks) {
        const key = `${step.name}.${check.id}`;
        const known = found.get(key) ?? newStatistics(step, check);
        found.set(key, known);
        if (check.outcome !== 'skipped') known.judged += 1;
        if (check.outcome !== 'failed') continue;
        if (check.like !== undefined) known.alike += 1;
        else {
          known.failed += 1;
          failures.set(known, [...(failures.get(known) ?? []), { learner, check }]);
        }
      }
    }
  }
  for (const [check, failed] of failures) check.ways = waysOf(failed, language);
  return [...found.values()].toSorted((one, other) => one.step - other.step);
}

/** The checks that most learners failed, the worst first: of equal numbers, the check with the higher severity. */
export function mostFailed(statistics: readonly CheckStatistics[], number: number) {
  const rank = ({ severity }: CheckStatistics) => severities.indexOf(severity);
  return statistics
    .filter(({ failed }) => failed > 0)
    .toSorted((one, other) => other.failed - one.failed || rank(one) - rank(other))
    .slice(0, number);
}

interface Failure {
  learner: LearnerResult;
  check: CheckGrade;
}

function newStatistics({ step, name }: StepResult, check: CheckGrade): CheckStatistics {
  const { id, title, severity } = check;
  const counts = { judged: 0, failed: 0, alike: 0 };
  return { step, name, id, title, severity, ...counts, ways: [], row: rowOf({ name }, id) };
}

function waysOf(failures: readonly Failure[], language: Language): Way[] {
  const ways = Map.groupBy(
    failures.map((failure) => ({ ...failure, ...textsOf(failure.check, language) })),
    ({ way }) => way,
  );
  return [...ways.values()]
    .map(wayOf)
    .toSorted((one, other) => other.learners.length - one.learners.length);
}

type Told = Failure & ReturnType<typeof textsOf>;

function wayOf(failures: readonly Told[]): Way {
  const exact = Map.groupBy(failures, ({ expected, received }) => `${expected}\0${received}`);
  const [most] = [...exact.values()].toSorted((one, other) => other.length - one.length);
  const { title = '', expected = '', received = '', rule = '' } = most?.[0] ?? {};
  return { title, expected, received, rule, learners: failures.map(({ learner }) => learner) };
}

/** The texts of a failure, and the way in which the check failed: what was expected, and the first line of what came. */
function textsOf({ failure }: CheckGrade, language: Language) {
  if (failure === undefined) return { way: '', title: '', expected: '', received: '', rule: '' };
  const { fault } = failure;
  const [expected, received, rule] = [failure.expected, failure.received, failure.rule].map(
    (text) => translate(text, language),
  );
  const title =
    fault === undefined ? expected : translate(message('grade.not-started', { fault }), language);
  const [first] = received?.split('\n') ?? [];
  const way = fault ?? `${expected}\n${first}`.replaceAll(/[\w-]{16,}|\d{4,}/g, '…');
  return { way, title, expected, received, rule };
}

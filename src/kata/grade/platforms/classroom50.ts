import type { Language } from '../../../i18n/language.ts';
import { titleOf } from '../reports/feedback.ts';
import type { LearnerResult, Run, StepResult } from '../result.ts';

/** The environment of an autograder of Classroom 50. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that the runner of Classroom 50 always sets. */
const required = ['CLASSROOM', 'ASSIGNMENT', 'SUBMISSION_TAG', 'COMMIT_URL', 'RELEASE_URL'];

/** The variables that are missing in an environment: outside of Classroom 50 it has none. */
export function missingVariables(env: Environment): string[] {
  const missing = required.filter((name) => !env[name]);
  return env.OWNER || env.USERNAME ? missing : [...missing, 'OWNER'];
}

/** The result.json of a submission for Classroom 50 (`classroom50/result/v1`). Each step is one of its tests. */
export function classroom50Of(
  { steps, points, of }: LearnerResult,
  { time }: Run,
  env: Environment,
  language: Language,
): string {
  const result = {
    schema: 'classroom50/result/v1',
    classroom: env.CLASSROOM,
    assignment: env.ASSIGNMENT,
    assignment_type: env.ASSIGNMENT_TYPE || 'individual',
    owner: env.OWNER || env.USERNAME,
    submission: env.SUBMISSION_TAG,
    commit: env.COMMIT_URL,
    release: env.RELEASE_URL,
    review: env.REVIEW_URL || env.COMMIT_URL,
    datetime: time.replace(/\.\d+Z$/, 'Z'),
    score: points,
    'max-score': of,
    tests: steps.map((step) => testOf(step, language)),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function testOf(step: StepResult, language: Language) {
  return {
    'test-name': titleOf(step, language),
    passed: step.status === 'passed',
    score: step.points,
    'max-score': step.of,
    // Further fields are kept in the scores of the class.
    'failed-checks': step.checks.flatMap(({ id, outcome }) => (outcome === 'failed' ? [id] : [])),
  };
}

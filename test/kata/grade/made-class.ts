import { type Step, steps } from '#course/steps.ts';
import { message, type Text } from '#i18n/message.ts';
import type {
  CheckGrade,
  ClassResult,
  Flag,
  LearnerResult,
  StepResult,
} from '#kata/grade/result.ts';
import { pointsFor } from '#kata/grade/score.ts';
import { readWeights } from '#kata/grade/weights.ts';
import { suiteOf } from '#kata/judge/judge.ts';

/** A learner who handed in nothing except one step, of which some facts are known. */
export function learnerWith(name: string, step: Step, known: Partial<StepResult>): LearnerResult {
  const graded = steps.map((one) => ({ ...missing(one), ...(one.name === step.name && known) }));
  return { name, place: 0, steps: graded, points: 0, of: 100 };
}

function missing(step: Step): StepResult {
  return {
    step: step.number,
    name: step.name,
    status: 'missing',
    points: 0,
    of: 20,
    hash: undefined,
    fingerprint: [],
    reason: message('grade.missing', { file: `${step.name}.ts` }),
    checks: [],
    flags: [],
    printed: '',
    help: undefined,
  };
}

/** What a check of a made class can fail with. */
export interface MadeOptions {
  nameOf?(place: number): string;
  /** What each failed check received, instead of a response of a server. */
  received?: Text;
}

/** A class of learners with the checks, the weights and the points of the course, the same in each call. */
export async function madeClass(
  size: number,
  { nameOf = nameAt, received }: MadeOptions = {},
): Promise<ClassResult> {
  const weights = readWeights();
  const checks = new Map<Step, CheckGrade[]>();
  for (const step of steps) {
    const suite = await suiteOf(step);
    const { severityOf } = weights(step);
    checks.set(
      step,
      suite.checks.map(({ id, title }) => ({
        ...{ id, title, severity: severityOf(id), outcome: 'passed', like: undefined },
        failure: undefined,
      })),
    );
  }
  const random = randomFrom(7);
  const learners = Array.from({ length: size }, (_, place): LearnerResult => {
    const skill = random();
    const graded = steps.map((step): StepResult => {
      const { points: of } = weights(step);
      const all = checks.get(step) ?? [];
      const help =
        skill < 0.8 ? { hints: Math.floor(random() * 6), diffs: 0, solutions: 0 } : undefined;
      const known = { ...missing(step), of, help };
      if (random() > 0.7 + skill) {
        const skipped = all.map((check): CheckGrade => ({ ...check, outcome: 'skipped' }));
        return { ...known, checks: skipped };
      }
      const hash = Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join(
        '',
      );
      const own = Array.from({ length: 64 }, () => Math.floor(random() * 2 ** 32));
      const fingerprint =
        place % 17 === 8 && place < 60 && step.number > 3
          ? hashesOf(step.number)
          : own.toSorted((a, b) => a - b);
      const judged = judgedOf(all, { skill, random, received });
      const flags: Flag[] = random() < 0.01 ? ['forbidden'] : [];
      const passed = judged.every(({ outcome }) => outcome === 'passed');
      return {
        ...known,
        ...{ hash, fingerprint, flags, checks: judged, reason: undefined },
        status: passed && flags.length === 0 ? 'passed' : 'failed',
        points: flags.length > 0 ? 0 : pointsFor(judged, weights(step)),
        ...(flags.length > 0 && { reason: message('grade.forbidden') }),
      };
    });
    const points = graded.reduce((sum, step) => sum + step.points, 0);
    return { name: nameOf(place), place, steps: graded, points, of: 100 };
  });
  const run = {
    version: '1.0.0',
    course: 'c0ffee42'.repeat(8),
    seed: 42,
    time: '2026-01-01T09:30:00.000Z',
  };
  return { run, learners };
}

function judgedOf(
  checks: readonly CheckGrade[],
  { skill, random, received }: { skill: number; random(): number; received: Text | undefined },
): CheckGrade[] {
  const breaksAt = random() < 0.08 ? Math.floor(random() * 6) : checks.length;
  let first: string | undefined;
  return checks.map((check, index) => {
    if (index > breaksAt) return { ...check, outcome: 'depends' };
    const isHard = index % 7 === 3;
    const fails =
      index === breaksAt || random() > 0.93 + skill / 14 - (isHard ? (1 - skill) / 2 : 0);
    if (!fails) return check;
    const like = first !== undefined && random() < 0.3 ? first : undefined;
    first ??= check.id;
    const status = random() < 0.8 ? 200 : 500;
    const { id, title } = check;
    return {
      ...check,
      outcome: 'failed',
      like,
      failure: {
        sent: 'curl -s http://localhost:3000/inspect',
        received: received ?? `status ${status}\n{"path":"/inspect","user":null,"check":"${id}"}`,
        expected: message('judge.refused', { status: 401, error: 'invalid_token', why: title }),
        rule: 'RFC 6750, 3.1',
        fault: undefined,
      },
    };
  });
}

function hashesOf(step: number): number[] {
  return Array.from({ length: 64 }, (_, index) => (index + 1) * 67_108_000 + step);
}

const families = [
  'Okafor',
  'Lindqvist',
  '王',
  'Ferreira',
  'Nakamura',
  'O’Neill',
  'Kowalska',
  'Haddad',
];
const names = [
  'Ada',
  'Mateus',
  '小明',
  'Ingrid',
  'Chidi',
  'Yuki',
  'Zofia',
  'Omar',
  'Grace',
  'Linus',
];

function nameAt(place: number): string {
  const [name, family] = [names[place % names.length], families[place % families.length]];
  return `${String(place + 1).padStart(3, '0')} ${name} ${family}`;
}

/** Random numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

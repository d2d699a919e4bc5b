import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { type Mistake, mistakesOf, programOf } from '../../course/mistakes.ts';
import { rightProgramsOf, root, type Step, steps } from '../../course/steps.ts';
import { translate } from '../../i18n/message.ts';
import { failureOf, judgeFile } from '../judge/judge.ts';
import { duplicates, normalize, type Refusals, readRefusals } from './refusals.ts';

/** The same inputs in every run, so that the messages of the wrong programs can be compared. */
const seed = 1;

/** Something that the course promises about itself. */
export interface Promised {
  title: string;
  /** Throws if the promise is broken. Returns a remark, if there is one. */
  check(): Promise<string | undefined>;
}

/**
 * The promises of one step. With `found`, the messages of the wrong programs are written there and not compared with those
 * of `steps/refusals.json`.
 */
export function promisesOf(step: Step, found?: Refusals): Promised[] {
  return [
    exerciseFails(step),
    solutionPasses(step),
    appBegins(step),
    standsAlone(step),
    ...rightProgramsOf(step).map((file) => rightPasses(step, file)),
    ...mistakesOf(step).map((mistake) => mistakeRefused(mistake, found)),
    messagesDiffer(step),
  ];
}

/** Whether the learner has begun: the exercise no longer contains its mark. Then the exercise is not checked. */
function begun(step: Step): boolean {
  return !readFileSync(step.exercise, 'utf8').includes('unsolved(') && process.env.CI === undefined;
}

function exerciseFails(step: Step): Promised {
  return {
    title: `step ${step.number}: the exercise has one place to write and is refused as unsolved`,
    async check() {
      if (begun(step)) return 'begun here, so not looked at';
      const marks = readFileSync(step.exercise, 'utf8').split('TODO').length - 1;
      expect(marks === 1, `one TODO in ${step.shown}`, `${marks}`);
      const failure = failureOf(await judgeFile({ step, file: step.exercise }, { seed }));
      const received = translate(failure?.error.received ?? 'a pass', 'en');
      expect(received.startsWith('status 501') && received.includes(step.shown), '501', received);
      return undefined;
    },
  };
}

function solutionPasses(step: Step): Promised {
  return {
    title: `step ${step.number}: the solution passes`,
    async check() {
      const failure = failureOf(await judgeFile({ step, file: step.solution }, { seed }));
      expect(failure === undefined, 'a pass', `${failure?.check.id}: ${failure?.error.message}`);
      return undefined;
    },
  };
}

function rightPasses(step: Step, file: string): Promised {
  return {
    title: `step ${step.number}: ${basename(file, '.ts')} is right in another style and passes`,
    async check() {
      const failure = failureOf(await judgeFile({ step, file }, { seed }));
      expect(failure === undefined, 'a pass', `${failure?.check.id}: ${failure?.error.message}`);
      const [, style] =
        /^\/\/ Style: (.+)\n\/\/ Worth knowing: .+\n/.exec(readFileSync(file, 'utf8')) ?? [];
      expect(style !== undefined, 'two lines at its head: Style, Worth knowing', 'none');
      return style;
    },
  };
}

/** Each chain, without its last line, is the beginning of the next one. */
function appBegins(step: Step): Promised {
  return {
    title: `step ${step.number}: its app.ts begins as the one before`,
    async check() {
      const previous = steps[step.number - 2];
      const before = previous === undefined ? [] : chainOf(previous.app);
      const chain = chainOf(step.app);
      const begins = before.every((line, index) => line === chain[index]);
      expect(begins && chain.length > before.length, before.join(' '), chain.join(' '));
      return undefined;
    },
  };
}

function standsAlone(step: Step): Promised {
  return {
    title: `step ${step.number}: its app.ts takes one file of its own and the rest from the reference`,
    async check() {
      const text = readFileSync(step.app, 'utf8');
      const lines = text.trimEnd().split('\n').length;
      expect(lines >= 12 && lines <= 30, '12 to 30 lines', `${lines}`);
      const relative = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path]) => path);
      expect(relative.join() === `./${step.name}.ts`, `./${step.name}.ts`, relative.join());
      const later = steps
        .slice(step.number)
        .filter(({ name }) => text.includes(`#server/${name}.ts`));
      expect(later.length === 0, 'no later step', later.map(({ name }) => name).join());
      return undefined;
    },
  };
}

/** The promise of all steps together: exercises and solutions have the same signatures. */
export const twinsAgree: Promised = {
  title: 'exercises and solutions export the same names with the same signatures',
  async check() {
    const said = await compile(join(root, 'steps'));
    expect(said === '', 'no complaint of the compiler about steps/signatures.ts', said);
    return undefined;
  },
};

/** The promise of all patches together: the programs that they make have no error of types. */
export const patchesCompile: Promised = {
  title: 'the wrong programs that are stored as patches have the right types',
  async check() {
    const patches = steps.flatMap(mistakesOf).filter(({ patch }) => patch !== undefined);
    const files = patches.map((mistake) => programOf(mistake).file);
    const project = join(root, '.kata/mistakes/tsconfig.json');
    writeFileSync(project, JSON.stringify({ extends: '../../tsconfig.json', files, include: [] }));
    const said = await compile(project);
    expect(said === '', 'no complaint of the compiler', said);
    return `${patches.length} patches`;
  },
};

/** What the compiler prints about a project: nothing if there is no error. */
async function compile(project: string): Promise<string> {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return promisify(execFile)(process.execPath, [tsc, '-p', project]).then(
    () => '',
    (error: { stdout?: string }) => error.stdout ?? 'tsc did not run',
  );
}

function mistakeRefused(mistake: Mistake, found?: Refusals): Promised {
  const { step, name, refusedBy } = mistake;
  return {
    title: `step ${step.number}: ${name} is refused by ${refusedBy}, in its own words`,
    async check() {
      const { file } = programOf(mistake);
      const failure = failureOf(await judgeFile({ step, file }, { seed }));
      const got =
        failure === undefined ? 'it passes' : `${failure.check.id}: ${failure.error.message}`;
      expect(failure?.check.id === refusedBy, refusedBy, got);
      const cause = failure?.cause?.id;
      const expected = normalize(failure?.error.message ?? '');
      const refusal = { check: refusedBy, expected, ...(cause !== undefined && { cause }) };
      if (found !== undefined) {
        found[step.name] = { ...found[step.name], [name]: refusal };
        return refusal.expected;
      }
      const known = readRefusals()[step.name]?.[name];
      expect(isDeepStrictEqual(known, refusal), JSON.stringify(known), JSON.stringify(refusal));
      return refusal.expected;
    },
  };
}

/** The minimum of wrong programs for each step. */
const minMistakes = 10;

function messagesDiffer(step: Step): Promised {
  return {
    title: `step ${step.number}: each of its wrong programs gets a different message`,
    async check() {
      const names = mistakesOf(step).map(({ name }) => name);
      expect(names.length >= minMistakes, `${minMistakes} mistakes or more`, `${names.length}`);
      const known = Object.keys(readRefusals()[step.name] ?? {});
      const stale = known.filter((name) => !names.includes(name));
      expect(stale.length === 0, 'a program for every entry', stale.join());
      const twins = duplicates(readRefusals(), step);
      expect(twins.length === 0, 'messages of their own', twins.join());
      return undefined;
    },
  };
}

function chainOf(app: string): string[] {
  const text = readFileSync(app, 'utf8');
  const [, chain = ''] = /const app = ([^;]+);/.exec(text) ?? [];
  return chain.split('\n').map((line) => line.replace(/ \/\/.*/, '').trim());
}

function expect(condition: boolean, wanted: string, got: string): void {
  if (!condition) throw new Error(`Expected ${wanted}, got ${got}`);
}

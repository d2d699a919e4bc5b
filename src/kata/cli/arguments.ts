import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { type Step, stepOf } from '../../course/steps.ts';
import { type Words, wordsIn } from '../../i18n/say.ts';

/** What may stand on the command line of `npm run kata` and `npm run grade`, besides words. */
const options = {
  /** Prints one JSON document instead of text. */
  json: { type: 'boolean' },
  /** Judges or serves the solution. */
  reference: { type: 'boolean' },
  /** Judges or serves this file in the exercise's place. */
  file: { type: 'string' },
  /** Leaves the judged server running for a look at it. */
  keep: { type: 'boolean' },
  /** Lays solutions over begun files, too. */
  replace: { type: 'boolean' },
  /** Looks at the files now and then, where the system does not tell that they change. */
  poll: { type: 'boolean' },
  /** Aims attacks at a host that is not this machine. */
  'i-own-this-host': { type: 'boolean' },
  /** Writes how the attacks ended to this file, as JUnit’s XML. */
  junit: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** What was asked on the command line. */
export interface Asked {
  words: string[];
  flags: ReturnType<typeof parse>['values'];
}

/** Wrong words on the command line; the message is for the person who typed them. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Reads the command line. Throws a UsageError. */
export function readArguments(args: string[], words: Words = wordsIn('en')): Asked {
  const { values, positionals } = parse(args, words);
  for (const [name, command] of Object.entries({ file: 'check 3', junit: 'attack' })) {
    if (!process.env[`npm_config_${name}`]) continue;
    throw new UsageError(
      words.say`npm took --${name} for itself. Put -- before it: npm run kata -- ${command} --${name} F`,
    );
  }
  return { words: positionals, flags: { ...flagsThatNpmTook(), ...values } };
}

/** The step that a word names, or undefined where there is no word. Throws a UsageError for any other word. */
export function stepIn(word: string | undefined, { say }: Words): Step | undefined {
  if (word === undefined) return undefined;
  const step = stepOf(word);
  if (step === undefined) throw new UsageError(say`There is no step ${word}. Steps are 1 to 5.`);
  return step;
}

/** The file to judge or serve: the learner's own unless the flags name another. Throws a UsageError. */
export function fileIn(
  step: Step,
  { reference, file }: Pick<Asked['flags'], 'reference' | 'file'>,
  { say }: Words,
): string {
  const path = resolve(
    process.env.INIT_CWD ?? '.',
    file ?? (reference ? step.solution : step.exercise),
  );
  if (existsSync(path)) return path;
  throw new UsageError(
    path === step.exercise
      ? say`There is no file ${path}. npm run kata reset ${step.number} brings the exercise back.`
      : say`There is no file ${path}.`,
  );
}

/** The word of a list that one has meant, most likely; undefined where none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((one) => ({ one, far: distance(word.toLowerCase(), one) }))
    .sort((a, b) => a.far - b.far);
  return best !== undefined && best.far <= Math.max(2, best.one.length / 2) ? best.one : undefined;
}

/** `npm run kata list --json`, without `--`, gives the flag to npm; it is in the environment then. */
function flagsThatNpmTook() {
  const taken = Object.entries(options).filter(
    ([name, { type }]) =>
      type === 'boolean' && process.env[`npm_config_${name.replaceAll('-', '_')}`] === 'true',
  );
  return Object.fromEntries(taken.map(([name]) => [name, true]));
}

function parse(args: string[], { say }: Words) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, unknown = ''] = /'(--?[^' ]+)/.exec(message) ?? [];
    if (message.includes('does not take an argument')) {
      throw new UsageError(say`${unknown} stands alone, without = and a value.`);
    }
    const name = nearest(unknown.replace(/^-+/, ''), Object.keys(options));
    if (unknown === '--file' || unknown === '--junit') {
      throw new UsageError(say`Say which file: -- ${unknown} F.`);
    }
    throw new UsageError(
      name === undefined
        ? say`There is no option ${unknown}.`
        : say`There is no option ${unknown}. Did you mean --${name}?`,
    );
  }
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { type Step, stepOf } from '../../course/steps.ts';
import { type Language, languageOf, languages } from '../../i18n/language.ts';
import {
  listOf,
  type Message,
  message,
  messageOf,
  type Sayable,
  translate,
} from '../../i18n/message.ts';
import { seedOf } from '../judge/random.ts';

/** The options of `npm run kata`. */
const options = {
  /** Prints one JSON document instead of text. */
  json: { type: 'boolean' },
  /** Judges or serves the solution. */
  reference: { type: 'boolean' },
  /** Judges or serves this file instead of the exercise. */
  file: { type: 'string' },
  /** Keeps the judged server running. */
  keep: { type: 'boolean' },
  /** Replaces begun files with solutions, too. */
  replace: { type: 'boolean' },
  /** Looks at the files regularly, if the system does not report changes. */
  poll: { type: 'boolean' },
  /** Allows attacks on a host that is not this machine. */
  'i-own-this-host': { type: 'boolean' },
  /** Writes the results of the attacks to this file, as JUnit's XML. */
  junit: { type: 'string' },
  /** Repeats the random inputs of an earlier run. */
  seed: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** The command line: a command with its words, and options. */
export interface Arguments {
  positionals: string[];
  flags: ReturnType<typeof parse>['values'];
}

/** The options with a value, each with a command that has it. */
const withValues = [
  ['file', 'check 3'],
  ['junit', 'attack'],
  ['seed', 'check 3'],
] as const;

/** The names of all options but `help`. */
export const flagNames = [
  'json',
  'reference',
  'file',
  'keep',
  'replace',
  'poll',
  'junit',
  'seed',
  'i-own-this-host',
] as const;

/** How an option is typed. */
export function flagUsage(name: (typeof flagNames)[number]): string {
  if (name === 'seed') return '--seed S';
  return options[name].type === 'string' ? `--${name} F` : `--${name}`;
}

/** A mistake on the command line, as a message to the person who typed it. */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly said: Message;

  constructor(said: Sayable) {
    super(translate(messageOf(said), 'en'));
    this.said = messageOf(said);
  }
}

/** Reads the command line. Throws a UsageError. */
export function readArguments(args: string[]): Arguments {
  const { values, positionals } = parse(args);
  for (const [option, command] of withValues) {
    if (!process.env[`npm_config_${option}`]) continue;
    const usage = flagUsage(option);
    throw new UsageError(message('kata.error.option-taken', { option, command, usage }));
  }
  return { positionals, flags: { ...flagsThatNpmTook(), ...values } };
}

/** The language that KATA_LANG names, English without it. Throws a UsageError for any other language. */
export function languageFrom({ KATA_LANG }: NodeJS.ProcessEnv): Language {
  const language = languageOf(KATA_LANG || 'en');
  if (language === undefined) {
    throw new UsageError(
      message('kata.error.language', { tag: KATA_LANG ?? '', list: listOf(languages) }),
    );
  }
  return language;
}

/** The step of a number, or undefined without a number. Throws a UsageError if there is no such step. */
export function stepIn(word: string | undefined): Step | undefined {
  if (word === undefined) return undefined;
  const step = stepOf(word);
  if (step === undefined) throw new UsageError(message('kata.error.step', { word }));
  return step;
}

/** The file to judge or serve: the learner's own unless an option names another. Throws a UsageError. */
export function fileIn(
  step: Step,
  { reference, file }: Pick<Arguments['flags'], 'reference' | 'file'>,
): string {
  const path = resolve(
    process.env.INIT_CWD ?? '.',
    file ?? (reference ? step.solution : step.exercise),
  );
  if (existsSync(path)) return path;
  throw new UsageError(
    path === step.exercise
      ? message('kata.error.exercise', { file: path, number: step.number })
      : message('kata.error.file', { file: path }),
  );
}

/** The seed that an option or a variable names, or undefined without it. Throws a UsageError. */
export function seedIn(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const seed = seedOf(word);
  if (seed === undefined) throw new UsageError('kata.error.seed');
  return seed;
}

/** The word of a list that is most similar to a mistyped one; undefined if none is similar. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((one) => ({ one, far: distance(word.toLowerCase(), one) }))
    .sort((a, b) => a.far - b.far);
  return best !== undefined && best.far <= Math.max(2, best.one.length / 2) ? best.one : undefined;
}

/** In `npm run kata list --json`, without `--`, npm takes the option and puts it into the environment. */
function flagsThatNpmTook() {
  const taken = Object.entries(options).filter(
    ([name, { type }]) =>
      type === 'boolean' && process.env[`npm_config_${name.replaceAll('-', '_')}`] === 'true',
  );
  return Object.fromEntries(taken.map(([name]) => [name, true]));
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const complaint = error instanceof Error ? error.message : '';
    const [, option = ''] = /'(--?[^' ]+)/.exec(complaint) ?? [];
    if (complaint.includes('does not take an argument')) {
      throw new UsageError(message('kata.error.option-value', { option }));
    }
    if (option === '--file' || option === '--junit') {
      throw new UsageError(message('kata.error.option-file', { option }));
    }
    if (option === '--seed') throw new UsageError('kata.error.seed');
    const near = nearest(option.replace(/^-+/, ''), Object.keys(options));
    throw new UsageError(
      near === undefined
        ? message('kata.error.option', { option })
        : message('kata.error.option-near', { option, near }),
    );
  }
}

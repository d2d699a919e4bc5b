import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../../i18n/language.ts';
import { includesMessage, listOf, message, type Text, translate } from '../../i18n/message.ts';
import { courseId } from '../grade/course-id.ts';
import { gradeAll } from '../grade/grade.ts';
import { isArchive } from '../grade/near.ts';
import type { ClassResult, Run } from '../grade/result.ts';
import { addResult, beginResults, inOrder, readResults } from '../grade/results-file.ts';
import { isUnchanged, readSubmissions } from '../grade/submission.ts';
import { readWeights } from '../grade/weights.ts';
import { newSeed } from '../judge/random.ts';
import { makeBar } from '../screen/bar.ts';
import { canvasOf, wrapped } from '../text/canvas.ts';
import { cleanedLine } from '../text/characters.ts';
import { seedIn, UsageError } from './arguments.ts';
import { runCommandLine } from './command-line.ts';
import { foldersIn, shardIn, usageErrorOf } from './grade-arguments.ts';
import { problemWith } from './report-file.ts';
import { reportOptions, reportsIn, writeReports } from './reports.ts';

// npm run grade -- FOLDER…: the instructor's command line. Exit code 0 if everything was graded and written, 1 if something was
// not, 2 for a mistake on the command line, 130 after Ctrl-C.

const options = {
  ...reportOptions,
  results: { type: 'string' },
  resume: { type: 'boolean' },
  'only-changed': { type: 'boolean' },
  shard: { type: 'string' },
  seed: { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Values = Partial<ReturnType<typeof parseArgs<{ options: typeof options }>>['values']>;

const help = message('grade.help');
const from = process.env.INIT_CWD ?? '.';
let language: Language = 'en';

await runCommandLine(async (chosen) => {
  language = chosen;
  const { values, positionals } = parse();
  if (!values.help) return grade(positionals, values);
  console.log(wrapped(translate(help, language), canvasOf(process.stdout, language)));
  return 0;
});

/** Grades what a command line names, and returns the exit code. */
async function grade(words: string[], values: Values): Promise<number> {
  if (words.length === 0) throw new UsageError(message('grade.no-folders', { content: help }));
  const { folders, files } = foldersIn(words, from);
  const isOurs = shardIn(values.shard);
  const submissions = readSubmissions(folders, from).filter(({ place }) => isOurs(place));
  const requests = reportsIn(values, submissions.length, language);
  const known = resultsBefore(values);
  const run = known?.run ?? newRun(seedIn(values.seed) ?? newSeed());
  const results = values.results === undefined ? undefined : resolve(from, values.results);

  const kept = submissions.flatMap((submission) => {
    const before = known?.learners.find(({ name }) => name === submission.name);
    return before && isUnchanged(submission, before)
      ? [{ ...before, place: submission.place }]
      : [];
  });
  let lost =
    results &&
    problemWith(() => beginResults(results, { run, learners: kept }), {
      option: 'results',
      file: results,
    });
  const left = submissions.filter(({ name }) => !kept.some((one) => one.name === name));
  const interrupted = interruption();
  const bar = makeBar(process.stderr);
  const graded = await gradeAll(left, {
    weights: readWeights(),
    seed: run.seed,
    now: Date.parse(run.time) / 1000,
    folder: privateFolder(),
    signal: interrupted,
    onStep: (done, all, { submission, step }) =>
      bar.show(done, all, `${submission.name}, ${step.name}`),
    onLearner(learner) {
      if (results === undefined || lost !== undefined) return;
      lost = problemWith(() => addResult(results, learner), { option: 'results', file: results });
    },
  });
  bar.clear();
  const result = { run, learners: inOrder([...kept, ...graded]) };
  const { notes, unwritten } = writeReports(requests, result, language);
  if (lost !== undefined) unwritten.push(lost);
  const leftOut = files.map((file) =>
    message(isArchive(file) ? 'grade.packed' : 'grade.left-out', { file }),
  );
  const misplaced = misplacedIn(result);
  for (const what of [...leftOut, ...misplaced, ...notes, ...unwritten, ...unjudgedIn(result)]) {
    say(what);
  }
  if (interrupted.aborted) {
    const [done, all] = [result.learners.length, submissions.length];
    say(message('grade.interrupted', { done, all }));
    // Steps that are still being judged would keep the process alive. All output is written first.
    process.stdout.write('', () => process.exit(130));
    return 130;
  }
  return unwritten.length + unjudgedIn(result).length > 0 ? 1 : 0;
}

/** The results of an earlier run that this one goes on with. Throws a UsageError if it cannot. */
function resultsBefore({ results, resume, 'only-changed': onlyChanged, seed }: Values) {
  const goesOn = resume || onlyChanged;
  if (results === undefined) {
    if (goesOn) throw new UsageError('grade.resume-what');
    return undefined;
  }
  const path = resolve(from, results);
  if (!existsSync(path)) return undefined;
  if (!goesOn) throw new UsageError(message('grade.results-exist', { file: results }));
  const known = readResults(path);
  if (known === undefined) throw new UsageError(message('grade.no-results', { file: results }));
  if (known.run.course !== courseId().course || (seed && seedIn(seed) !== known.run.seed)) {
    throw new UsageError(message('grade.other-course', { file: results }));
  }
  return known;
}

/**
 * A run that begins now, or at SOURCE_DATE_EPOCH, so that the times in reports can be repeated. Throws a UsageError if that is not
 * a number of seconds since 1970 with ten digits, which are the years 2001 to 2286.
 */
function newRun(seed: number): Run {
  const { SOURCE_DATE_EPOCH: epoch } = process.env;
  if (epoch !== undefined && !/^[1-9]\d{9}$/.test(epoch)) throw new UsageError('grade.bad-epoch');
  const time = epoch === undefined ? new Date() : new Date(Number(epoch) * 1000);
  return { ...courseId(), seed, time: time.toISOString() };
}

/** Says whose files have other names or are in other places, if there are such learners. */
function misplacedIn({ learners }: ClassResult): Text[] {
  const names = learners
    .filter(({ steps }) =>
      steps.some(({ reason = '' }) => includesMessage(reason, 'grade.missing-near')),
    )
    .map(({ name }) => name);
  if (names.length === 0) return [];
  return [message('grade.other-names', { list: listOf(names) })];
}

/** The steps that the grader could not judge. */
function unjudgedIn({ learners }: ClassResult): Text[] {
  return learners.flatMap(({ name, steps }) =>
    steps
      .filter(({ status }) => status === 'unjudged')
      .map((step) => message('grade.error', { name, step: step.name, why: step.reason ?? '' })),
  );
}

function say(text: Text): void {
  console.error(cleanedLine(translate(text, language)));
}

/** Aborted by Ctrl-C: what was graded until then is reported. A second Ctrl-C ends the program at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => controller.abort());
  }
  return controller.signal;
}

/** A folder for copies that is deleted at the end. */
function privateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kata-grade-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function parse() {
  try {
    const parsed = parseArgs({ options, allowPositionals: true });
    const taken = Object.entries(options).find(
      ([name]) =>
        process.env[`npm_config_${name.replaceAll('-', '_')}`] &&
        !Object.hasOwn(parsed.values, name),
    );
    if (taken === undefined) return parsed;
    const [option, { type }] = taken;
    const usage =
      type === 'boolean' ? `--${option}` : `--${option} ${option === 'seed' ? 'S' : 'F'}`;
    throw new UsageError(message('grade.option-taken', { option, usage }));
  } catch (error) {
    throw error instanceof UsageError ? error : usageErrorOf(error, options);
  }
}

import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../../i18n/language.ts';
import { message, translate } from '../../i18n/message.ts';
import { type Grade, gradeAll } from '../grade/grade.ts';
import { csvOf } from '../grade/reports/csv.ts';
import { jsonOf } from '../grade/reports/json.ts';
import { junitOf } from '../grade/reports/junit.ts';
import { markdownOf } from '../grade/reports/markdown.ts';
import { tableOf } from '../grade/reports/table.ts';
import { readSubmissions } from '../grade/submission.ts';
import { readWeights } from '../grade/weights.ts';
import { newSeed } from '../judge/random.ts';
import { makeBar } from '../screen/bar.ts';
import { canvasOf, wrapped } from '../text/canvas.ts';
import { cleanedLine } from '../text/characters.ts';
import { languageFrom, nearest, seedIn, UsageError } from './arguments.ts';
import { checkReportFile, writeReport } from './report-file.ts';

// npm run grade -- FOLDER…: the instructor's command line. Exit code 0 if everything was graded, 1 if the grader could not
// judge something, 2 for a mistake on the command line.

const reports = { junit: junitOf, json: jsonOf, csv: csvOf, markdown: markdownOf };
const kinds = ['junit', 'json', 'csv', 'markdown'] as const;

/** A report to make, and the file to write it to, or `-`. */
interface ReportRequest {
  kind: (typeof kinds)[number];
  file: string;
}

/** What the command line asks for. */
interface GradeArguments {
  folders: string[];
  reports: ReportRequest[];
  /** The seed of all random inputs of this run. */
  seed: number;
}

const options = {
  junit: { type: 'string' },
  json: { type: 'string' },
  csv: { type: 'string' },
  markdown: { type: 'string' },
  seed: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const help = message('grade.help');

const from = process.env.INIT_CWD ?? '.';

let language: Language = 'en';

try {
  language = languageFrom(process.env);
  const args = readArguments();
  if (args === undefined)
    console.log(wrapped(translate(help, language), canvasOf(process.stdout, language)));
  else await grade(args);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(wrapped(translate(error.said, language), canvasOf(process.stderr, language)));
  process.exitCode = 2;
}

async function grade({ folders, reports: requests, seed }: GradeArguments): Promise<void> {
  const weights = readWeights();
  const submissions = readSubmissions(folders, from);
  const bar = makeBar(process.stderr);
  const graded = await gradeAll(submissions, {
    weights,
    seed,
    folder: privateFolder(),
    onDone: (done, all, job) => bar.show(done, all, `${job.submission.name}, ${job.step.name}`),
  });
  bar.clear();
  for (const { kind, file } of requests) {
    writeReport(file, reports[kind](graded, language));
  }
  if (!requests.some(({ file }) => file === '-')) {
    const columns = process.stdout.isTTY ? process.stdout.columns || 80 : undefined;
    console.log(tableOf(graded, language, columns));
  }
  process.exitCode = graded.grades.every(isJudged) ? 0 : 1;
}

/** Whether the grader could judge every step. Prints the steps that it could not. */
function isJudged({ submission, steps }: Grade): boolean {
  const unjudged = steps.filter(({ status }) => status === 'unjudged');
  for (const { step, shortfall } of unjudged) {
    const why = shortfall?.title ?? '';
    const error = message('grade.error', { name: submission.name, step: step.name, why });
    console.error(cleanedLine(translate(error, language)));
  }
  return unjudged.length === 0;
}

/** A folder for copies that is deleted at the end, also after Ctrl-C. */
function privateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kata-grade-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(130));
  }
  return folder;
}

/** What to do, or undefined for help. Throws a UsageError. */
function readArguments(): GradeArguments | undefined {
  const { values, positionals: folders } = parse();
  if (values.help) return undefined;
  const taken = [...kinds, 'seed' as const].find(
    (option) => process.env[`npm_config_${option}`] && values[option] === undefined,
  );
  if (taken !== undefined) {
    const usage = `--${taken} ${taken === 'seed' ? 'S' : 'F'}`;
    throw new UsageError(message('grade.option-taken', { option: taken, usage }));
  }
  if (folders.length === 0) throw new UsageError(message('grade.no-folders', { content: help }));
  for (const folder of folders) checkFolder(folder);
  const requests = kinds.flatMap((kind) => {
    const file = values[kind];
    return file === undefined ? [] : [{ kind, file }];
  });
  for (const { kind, file } of requests) checkReportFile(kind, file);
  if (requests.filter(({ file }) => file === '-').length > 1) {
    throw new UsageError('grade.report-twice');
  }
  return { folders, reports: requests, seed: seedIn(values.seed) ?? newSeed() };
}

function checkFolder(folder: string): void {
  const path = resolve(from, folder);
  if (!existsSync(path)) {
    const beside = existsSync(dirname(path)) ? readdirSync(dirname(path)) : [];
    const near = nearest(basename(path), beside);
    const shown = cleanedLine(folder);
    throw new UsageError(
      near === undefined
        ? message('grade.folder', { folder: shown })
        : message('grade.folder-near', {
            folder: shown,
            near: cleanedLine(join(dirname(folder), near)),
          }),
    );
  }
  if (statSync(path).isDirectory()) return;
  throw new UsageError(
    message('grade.folder-file', {
      file: cleanedLine(folder),
      folder: cleanedLine(dirname(folder)),
    }),
  );
}

function parse() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    const [, option = ''] = /'(--?[^' ]+)/.exec(error instanceof Error ? error.message : '') ?? [];
    const name = option.replace(/^-+/, '');
    if (Object.hasOwn(reports, name)) {
      throw new UsageError(message('grade.option-file', { option }));
    }
    if (name === 'seed') throw new UsageError('kata.error.seed');
    const near = nearest(name, Object.keys(options));
    throw new UsageError(
      near === undefined
        ? message('kata.error.option', { option })
        : message('kata.error.option-near', { option, near }),
    );
  }
}

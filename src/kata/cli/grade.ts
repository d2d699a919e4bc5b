import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Grade, gradeAll } from '../grade/grade.ts';
import { csvOf } from '../grade/reports/csv.ts';
import { jsonOf } from '../grade/reports/json.ts';
import { junitOf } from '../grade/reports/junit.ts';
import { markdownOf } from '../grade/reports/markdown.ts';
import { tableOf } from '../grade/reports/table.ts';
import { readSubmissions } from '../grade/submission.ts';
import { readWeights } from '../grade/weights.ts';
import { makeBar } from '../screen/bar.ts';
import { cleanedLine } from '../text/characters.ts';
import { nearest, UsageError } from './arguments.ts';
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

const options = {
  junit: { type: 'string' },
  json: { type: 'string' },
  csv: { type: 'string' },
  markdown: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const help = `npm run grade -- FOLDER… [--junit F] [--json F] [--csv F] [--markdown F]

Judges the submission in each folder: any of setup.ts, issue.ts, extract.ts, decode.ts and attach.ts, in the places they
have in a clone of this repository, or bare. F is a file to write a report to, or - to print it in the table's place.`;

const from = process.env.INIT_CWD ?? '.';

try {
  const args = readArguments();
  if (args === undefined) console.log(help);
  else await grade(args.folders, args.reports);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function grade(folders: string[], requests: ReportRequest[]): Promise<void> {
  const weights = readWeights();
  const submissions = readSubmissions(folders, from);
  const bar = makeBar(process.stderr);
  const grades = await gradeAll(submissions, weights, privateFolder(), (done, all, job) =>
    bar.show(done, all, `${job.submission.name}, ${job.step.name}`),
  );
  bar.clear();
  for (const { kind, file } of requests) {
    writeReport(file, reports[kind](grades));
  }
  if (!requests.some(({ file }) => file === '-')) {
    console.log(tableOf(grades, process.stdout.isTTY ? process.stdout.columns || 80 : undefined));
  }
  process.exitCode = grades.every(isJudged) ? 0 : 1;
}

/** Whether the grader could judge every step. Prints the steps that it could not. */
function isJudged({ submission, steps }: Grade): boolean {
  const unjudged = steps.filter(({ status }) => status === 'unjudged');
  for (const { step, shortfall } of unjudged) {
    console.error(`${submission.name}, ${step.name}: ${cleanedLine(shortfall?.title ?? '')}`);
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

/** Folders and reports, or undefined for help. Throws a UsageError. */
function readArguments() {
  const { values, positionals: folders } = parse();
  if (values.help) return undefined;
  const taken = kinds.find((kind) => process.env[`npm_config_${kind}`] && !values[kind]);
  if (taken !== undefined) {
    throw new UsageError(
      `npm took --${taken} for itself. Put -- before it: npm run grade -- FOLDER --${taken} F`,
    );
  }
  if (folders.length === 0) throw new UsageError(`Name the folders to grade.\n\n${help}`);
  for (const folder of folders) checkFolder(folder);
  const requests = kinds.flatMap((kind) => {
    const file = values[kind];
    return file === undefined ? [] : [{ kind, file }];
  });
  for (const { kind, file } of requests) checkReportFile(kind, file);
  if (requests.filter(({ file }) => file === '-').length > 1) {
    throw new UsageError('Only one report can be printed: give the others a file.');
  }
  return { folders, reports: requests };
}

function checkFolder(folder: string): void {
  const path = resolve(from, folder);
  if (!existsSync(path)) {
    const beside = existsSync(dirname(path)) ? readdirSync(dirname(path)) : [];
    const near = nearest(basename(path), beside);
    const guess = near === undefined ? '' : ` Did you mean ${join(dirname(folder), near)}?`;
    throw new UsageError(cleanedLine(`There is no folder ${folder}.${guess}`));
  }
  if (statSync(path).isDirectory()) return;
  throw new UsageError(
    cleanedLine(`${folder} is a file. Give the folder that it is in: ${dirname(folder)}`),
  );
}

function parse() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    const [, unknown = ''] = /'(--?[^' ]+)/.exec(error instanceof Error ? error.message : '') ?? [];
    const name = unknown.replace(/^-+/, '');
    if (Object.hasOwn(reports, name)) throw new UsageError(`Name a file: ${unknown} F`);
    const near = nearest(name, Object.keys(options));
    const guess = near === undefined ? '' : ` Did you mean --${near}?`;
    throw new UsageError(`There is no option ${unknown}.${guess}`);
  }
}

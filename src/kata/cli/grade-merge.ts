import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { message, translate } from '../../i18n/message.ts';
import type { ClassResult } from '../grade/result.ts';
import { inOrder, readResults } from '../grade/results-file.ts';
import { canvasOf, wrapped } from '../text/canvas.ts';
import { cleanedLine } from '../text/characters.ts';
import { UsageError } from './arguments.ts';
import { runCommandLine } from './command-line.ts';
import { usageErrorOf } from './grade-arguments.ts';
import { reportOptions, reportsIn, writeReports } from './reports.ts';

// npm run grade:merge -- FILE…: makes reports of the files of results that several runs have written, as if one had graded all.
// Exit code 0 if all reports were written, 1 if not, 2 for a mistake on the command line.

const options = { ...reportOptions, help: { type: 'boolean' } } as const;
const from = process.env.INIT_CWD ?? '.';
const help = message('grade.merge.help');

await runCommandLine((language) => {
  const { values, positionals } = parse();
  if (values.help) {
    console.log(wrapped(translate(help, language), canvasOf(process.stdout, language)));
    return 0;
  }
  const result = merged(positionals);
  const requests = reportsIn(values, result.learners.length, language);
  const { notes, unwritten } = writeReports(requests, result, language);
  for (const what of [...notes, ...unwritten])
    console.error(cleanedLine(translate(what, language)));
  return unwritten.length > 0 ? 1 : 0;
});

/** The results of all files as one class. Throws a UsageError if they do not belong together. */
function merged(files: string[]): ClassResult {
  const parts = files.map((file) => ({ file, result: resultsIn(file) }));
  const [first, ...others] = parts;
  if (first === undefined) throw new UsageError(message('grade.no-files', { content: help }));
  const { run } = first.result;
  const seen = new Map<string, string>();
  for (const { file, result } of parts) {
    if (result.run.course !== run.course || result.run.seed !== run.seed) {
      throw new UsageError(message('grade.merge.other-run', { file, first: first.file }));
    }
    for (const { name } of result.learners) {
      const before = seen.get(name);
      if (before !== undefined) {
        throw new UsageError(message('grade.merge.twice', { name, file, first: before }));
      }
      seen.set(name, file);
    }
  }
  const time = [run.time, ...others.map(({ result }) => result.run.time)].toSorted().at(0);
  const learners = inOrder(parts.flatMap(({ result }) => result.learners));
  return { run: { ...run, time: time ?? run.time }, learners };
}

function resultsIn(file: string): ClassResult {
  try {
    const results = readResults(resolve(from, file));
    if (results !== undefined) return results;
  } catch {
    // It is not there, or it cannot be read.
  }
  throw new UsageError(message('grade.no-results', { file: cleanedLine(file) }));
}

function parse() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw usageErrorOf(error, options);
  }
}

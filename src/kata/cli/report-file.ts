import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Words, wordsIn } from '../../i18n/say.ts';
import { UsageError } from './arguments.ts';

const from = process.env.INIT_CWD ?? '.';

/** Throws a UsageError if a report cannot be written to a file, before any work is done. */
export function checkReportFile(
  option: string,
  file: string,
  { say }: Words = wordsIn('en'),
): void {
  if (file === '') throw new UsageError(say`Name a file: --${option} F`);
  if (file === '-') return;
  const path = resolve(from, file);
  if (existsSync(path) && statSync(path).isDirectory()) {
    throw new UsageError(say`--${option}: ${file} is a folder. Give a file to write to.`);
  }
  if (existsSync(dirname(path))) return;
  throw new UsageError(say`--${option}: there is no folder ${dirname(file)} to write to.`);
}

/** Writes a report to a file, relative to the folder of the command, or prints it if the file is `-`. */
export function writeReport(file: string, text: string): void {
  if (file === '-') process.stdout.write(text);
  else writeFileSync(resolve(from, file), text);
}

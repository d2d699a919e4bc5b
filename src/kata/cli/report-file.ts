import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { message, type Text } from '../../i18n/message.ts';
import { UsageError } from './arguments.ts';

const from = process.env.INIT_CWD ?? '.';

/** Throws a UsageError if a report cannot be written to a file, before any work is done. */
export function checkReportFile(option: string, file: string): void {
  if (file === '') throw new UsageError(message('kata.error.report-name', { option }));
  if (file === '-') return;
  const path = resolve(from, file);
  if (existsSync(path) && statSync(path).isDirectory()) {
    throw new UsageError(message('kata.error.report-folder', { option, file }));
  }
  if (existsSync(dirname(path))) return;
  throw new UsageError(message('kata.error.report-place', { option, folder: dirname(file) }));
}

/** Writes a report to a file, relative to the folder of the command, or prints it if the file is `-`. */
export function writeReport(file: string, text: string): void {
  if (file === '-') process.stdout.write(text);
  else writeFileSync(resolve(from, file), text);
}

/** Why a file could not be written, for a person; undefined if `write` has written it. */
export function problemWith(
  write: () => void,
  named: { option: string; file: string },
): Text | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return message('grade.not-written', { ...named, reason });
  }
}

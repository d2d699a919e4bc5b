import { join } from 'node:path';
import { root } from '../../course/steps.ts';
import { readExam } from '../../exam.ts';
import { message } from '../../i18n/message.ts';
import { readEnvFile } from '../../server/config/env-file.ts';
import { SettingError } from '../../server/config/settings.ts';
import { UsageError } from './arguments.ts';

/** The settings of the commands. Programs that they start read them, too. */
const names = ['KATA_LANG', 'KATA_EDITOR', 'KATA_EXAM'];

/** Whether KATA_EXAM switches hints, differences, solutions and mistakes off. Throws a UsageError for a value other than 0 and 1. */
export function examIn(env: NodeJS.ProcessEnv): boolean {
  return orUsageError(() => readExam(env));
}

/** Adds the settings of the commands in `.env` to the environment, which wins. Throws a UsageError if `.env` cannot be read. */
export function useEnvFile(): void {
  const kept = orUsageError(() => readEnvFile(join(root, '.env')));
  for (const name of names) {
    const value = kept[name];
    if (!process.env[name] && value) process.env[name] = value;
  }
}

function orUsageError<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    throw new UsageError(message('kata.serve.cannot-start', { reason: error.message }));
  }
}

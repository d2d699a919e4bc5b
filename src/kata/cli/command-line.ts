import type { Language } from '../../i18n/language.ts';
import { translate } from '../../i18n/message.ts';
import { canvasOf, wrapped } from '../text/canvas.ts';
import { languageFrom, UsageError } from './arguments.ts';
import { tolerateClosedPipe } from './closed-pipe.ts';
import { useEnvFile } from './env-file.ts';

/**
 * Runs a command of the grader in the language of the settings. Its exit code is what `run` returns, or 2 after a UsageError,
 * which is printed.
 */
export async function runCommandLine(
  run: (language: Language) => number | Promise<number>,
): Promise<void> {
  tolerateClosedPipe();
  let language: Language = 'en';
  try {
    useEnvFile();
    language = languageFrom(process.env);
    process.exitCode = await run(language);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(wrapped(translate(error.said, language), canvasOf(process.stderr, language)));
    process.exitCode = 2;
  }
}

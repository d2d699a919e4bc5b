import type { Language } from '../../i18n/language.ts';
import { type Message, message, translate } from '../../i18n/message.ts';
import { canvasOf, wrapped } from '../text/canvas.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { languageFrom, nearest, readArguments, UsageError } from './arguments.ts';
import { tolerateClosedPipe } from './closed-pipe.ts';
import type { Command } from './commands/command.ts';
import { help } from './commands/help.ts';
import { type Load, table } from './commands/table.ts';
import { examIn, useEnvFile } from './env-file.ts';

// npm run kata [COMMAND]: the learner's command line. Exit code 0 for done or passed, 1 for a failed verdict, 2 for a
// mistake on the command line or an error of the file system.

const commands: Record<string, Load> = {
  ...table,
  help: async () => help,
  watch: async () => (await import('./commands/watch.ts')).watch,
};

let language: Language = 'en';
tolerateClosedPipe();

try {
  useEnvFile();
  language = languageFrom(process.env);
  const args = readArguments(process.argv.slice(2));
  const word = args.flags.help ? 'help' : (args.positionals[0] ?? 'watch');
  const command = await commandFor(word);
  const exam = examIn(process.env);
  if (exam && command.offInExam) throw new UsageError(message('kata.exam.off', { what: word }));
  const workspace = openWorkspace(complain, { exam });
  const canvas = canvasOf(process.stdout, language);
  process.exitCode = await command.run({ args, workspace, canvas });
} catch (error) {
  if (error instanceof UsageError) complain(error.said);
  else if (isFileError(error)) {
    complain(message('kata.error.file-system', { reason: error.message }));
  } else throw error;
  process.exitCode = 2;
}

async function commandFor(word: string): Promise<Command> {
  const load = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (load !== undefined) return load();
  const near = nearest(word, Object.keys(commands));
  throw new UsageError(
    near === undefined
      ? message('kata.error.command', { word })
      : message('kata.error.command-near', { word, near }),
  );
}

function complain(complaint: Message): void {
  const text = translate(complaint, language);
  console.error(process.stderr.isTTY ? wrapped(text, canvasOf(process.stderr, language)) : text);
}

/** Whether the system refused to read or write a file. */
function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

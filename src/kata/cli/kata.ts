import { wordsIn } from '../../i18n/say.ts';
import type { Command } from '../commands/command.ts';
import { help } from '../commands/help.ts';
import { type Load, table } from '../commands/table.ts';
import { canvasOf } from '../screen/text.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { nearest, readArguments, UsageError } from './arguments.ts';

// npm run kata [COMMAND]: the learner's door. Exit code 0 for done or passed, 1 for a verdict that is not a pass, 2 for
// words that were not understood or a disk that refuses.

const commands: Record<string, Load> = {
  ...table,
  help: async () => help,
  watch: async () => (await import('../commands/watch.ts')).watch,
};

let words = wordsIn('en');

try {
  const canvas = canvasOf(process.stdout);
  words = canvas.words;
  const asked = readArguments(process.argv.slice(2), words);
  const command = await commandFor(asked.flags.help ? 'help' : (asked.words[0] ?? 'watch'));
  const desk = openWorkspace((sentence) => console.error(sentence), words);
  process.exitCode = await command.run({ asked, desk, canvas });
} catch (error) {
  if (error instanceof UsageError) console.error(error.message);
  else if (isRefusal(error)) console.error(words.say`${error.message}. Nothing of yours is lost.`);
  else throw error;
  process.exitCode = 2;
}

async function commandFor(word: string): Promise<Command> {
  const load = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (load !== undefined) return load();
  const near = nearest(word, Object.keys(commands));
  throw new UsageError(
    near === undefined
      ? words.say`There is no command ${word}. To see all: npm run kata help`
      : words.say`There is no command ${word}. Did you mean ${near}? npm run kata ${near}`,
  );
}

/** Whether the system would not let us read or write a file. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

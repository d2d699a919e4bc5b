import { wordsIn } from '../../words/say.ts';
import { attack } from '../commands/attack.ts';
import { check } from '../commands/check.ts';
import type { Command } from '../commands/command.ts';
import { diff } from '../commands/diff.ts';
import { helpFor } from '../commands/help.ts';
import { hint } from '../commands/hint.ts';
import { list } from '../commands/list.ts';
import { reset } from '../commands/reset.ts';
import { restore } from '../commands/restore.ts';
import { serve } from '../commands/serve.ts';
import { solution } from '../commands/solution.ts';
import { start } from '../commands/start.ts';
import { watch } from '../commands/watch.ts';
import { openDesk } from '../learner/desk.ts';
import { canvasOf } from '../screen/text.ts';
import { nearest, readArguments, UsageError } from './arguments.ts';

// npm run kata [COMMAND]: the learner's door. Exit code 0 for done or passed, 1 for a verdict that is not a pass, 2 for
// words that were not understood or a disk that refuses.

const known = { list, check, hint, diff, solution, start, reset, restore, serve, attack };
const commands: Record<string, Command> = { ...known, help: helpFor(known), watch };

let words = wordsIn('en');

try {
  const canvas = canvasOf(process.stdout);
  words = canvas.words;
  const asked = readArguments(process.argv.slice(2), words);
  const command = commandFor(asked.flags.help ? 'help' : (asked.words[0] ?? 'watch'));
  const desk = openDesk((sentence) => console.error(sentence), words);
  process.exitCode = await command.run({ asked, desk, canvas });
} catch (error) {
  if (error instanceof UsageError) console.error(error.message);
  else if (isRefusal(error)) console.error(words.say`${error.message}. Nothing of yours is lost.`);
  else throw error;
  process.exitCode = 2;
}

function commandFor(word: string): Command {
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (command !== undefined) return command;
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

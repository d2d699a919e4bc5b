import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { message, sayIn } from '../../i18n/message.ts';
import { gradescopeZip } from '../grade/platforms/gradescope-zip.ts';
import { canvasOf, wrapped } from '../text/canvas.ts';
import { cleanedLine } from '../text/characters.ts';
import { UsageError } from './arguments.ts';
import { runCommandLine } from './command-line.ts';
import { checkReportFile } from './report-file.ts';

// npm run gradescope -- F: writes the zip for Gradescope. Exit code 0 if it is written, 2 for a mistake on the command line.

await runCommandLine((language) => {
  const say = sayIn(language);
  const { file, help } = readArguments();
  if (help) {
    console.log(wrapped(say('platform.zip.help'), canvasOf(process.stdout, language)));
    return 0;
  }
  const zip = gradescopeZip(language);
  writeFileSync(resolve(process.env.INIT_CWD ?? '.', file), zip);
  const kilobytes = Math.ceil(zip.length / 1024);
  console.log(say('platform.zip.done', { file: cleanedLine(file), kilobytes }));
  return 0;
});

function readArguments(): { file: string; help: boolean } {
  const { values, positionals } = parse();
  const [file = 'gradescope.zip', ...more] = positionals;
  if (more.length > 0 || file === '-') throw new UsageError('platform.zip.help');
  checkReportFile('gradescope', file);
  return { file, help: values.help === true };
}

function parse() {
  try {
    return parseArgs({ options: { help: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    const [, option = ''] = /'(--?[^' ]+)/.exec(error instanceof Error ? error.message : '') ?? [];
    throw new UsageError(message('kata.error.option', { option }));
  }
}

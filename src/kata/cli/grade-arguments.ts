import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { message } from '../../i18n/message.ts';
import { cleanedLine } from '../text/characters.ts';
import { nearest, UsageError } from './arguments.ts';

/** The folders that a command line names, and the files beside them, which a pattern such as `class/*` names, too. */
export function foldersIn(words: string[], from: string): { folders: string[]; files: string[] } {
  for (const word of words) checkPath(word, from);
  const isFolder = (word: string) => statSync(resolve(from, word)).isDirectory();
  const folders = words.filter(isFolder);
  const files = words.filter((word) => !isFolder(word));
  const [file] = files;
  if (folders.length > 0 || file === undefined) return { folders, files };
  const folder = cleanedLine(dirname(file));
  throw new UsageError(message('grade.folder-file', { file: cleanedLine(file), folder }));
}

function checkPath(word: string, from: string): void {
  const path = resolve(from, word);
  if (existsSync(path)) return;
  const beside = existsSync(dirname(path)) ? readdirSync(dirname(path)) : [];
  const near = nearest(basename(path), beside);
  const folder = cleanedLine(word);
  throw new UsageError(
    near === undefined
      ? message('grade.folder', { folder })
      : message('grade.folder-near', { folder, near: cleanedLine(join(dirname(word), near)) }),
  );
}

/** Whether a place of the class belongs to a shard: of `2/4`, every fourth learner from the second on. Throws a UsageError. */
export function shardIn(word: string | undefined): (place: number) => boolean {
  if (word === undefined) return () => true;
  const [, index, all] = /^(\d{1,4})\/(\d{1,4})$/.exec(word)?.map(Number) ?? [];
  if (index === undefined || all === undefined || index < 1 || index > all) {
    throw new UsageError('grade.shard');
  }
  return (place) => place % all === index - 1;
}

/** What parseArgs did not understand, for a person. */
export function usageErrorOf(
  error: unknown,
  options: Record<string, { type: string }>,
): UsageError {
  const [, option = ''] = /'(--?[^' ]+)/.exec(error instanceof Error ? error.message : '') ?? [];
  const name = option.replace(/^-+/, '');
  if (name === 'seed') return new UsageError('kata.error.seed');
  if (name === 'shard') return new UsageError('grade.shard');
  if (Object.hasOwn(options, name)) return new UsageError(message('grade.option-file', { option }));
  const near = nearest(name, Object.keys(options));
  return new UsageError(
    near === undefined
      ? message('kata.error.option', { option })
      : message('kata.error.option-near', { option, near }),
  );
}

import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Construction, chinese, english } from './constructions.ts';
import { passagesOf } from './passages.ts';

/** A construction in a file. */
export interface Finding extends Pick<Construction, 'instead'> {
  path: string;
  line: number;
  /** The words that match. */
  words: string;
  /** The passage in one line. */
  passage: string;
}

/** Every construction in the files of a repository, by file and line. */
export function findingsIn(root: string): Finding[] {
  const kept = ['node_modules', 'tools/node_modules', '.git', 'data', '.kata', 'test-results'];
  const files = '{*,.ci/*,{docs,src,steps,test,tools,views}/**/*}.{md,ts,patch,js,css,ejs,yml}';
  return globSync([files, '.ci/*', '.gitignore'], { cwd: root, exclude: kept })
    .map((path) => path.split(sep).join('/'))
    .sort()
    .flatMap((path) => findingsOf(path, readFileSync(join(root, path), 'utf8')));
}

/** Every construction in a file. */
export function findingsOf(path: string, text: string): Finding[] {
  return passagesOf(path, text).flatMap(({ line, text }) => {
    const passage = text
      .replaceAll(/\{\{\w+\}\}/g, '·')
      .replaceAll(/\s+/g, ' ')
      .trim();
    const constructions = /\p{Script=Han}/u.test(passage) ? [...english, ...chinese] : english;
    return constructions.flatMap(({ pattern, instead }) => {
      const [words] = pattern.exec(passage) ?? [];
      return words === undefined ? [] : [{ path, line, words, instead, passage }];
    });
  });
}

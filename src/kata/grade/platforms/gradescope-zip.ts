import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { root } from '../../../course/steps.ts';
import type { Language } from '../../../i18n/language.ts';

/** What the grader needs of the course. */
const courseFiles = ['package.json', 'package-lock.json', '.npmrc', 'src/**/*', 'steps/**/*'];

/** What it does not need: tests, wrong and right programs, and what only people read. */
const unneeded = /(?:^|\/)(?:mistakes|right|starter|styles|client)(?:\/|$)|\.test\.ts$|\.md$/;

/** Unix, in the zip's field for the system that made it. */
const unix = 3;

/**
 * The zip that Gradescope takes as an autograder: `setup.sh`, `run_autograder`, and the course in `course/`. The feedback is in
 * a language. The same course makes the same bytes.
 */
export function gradescopeZip(language: Language): Uint8Array {
  const files: Zippable = {};
  for (const name of ['setup.sh', 'run_autograder']) {
    const text = readFileSync(join(import.meta.dirname, 'gradescope', name), 'utf8');
    const own = text.replace(/^export KATA_LANG=.*$/m, `export KATA_LANG=${language}`);
    files[name] = entry(Buffer.from(own), 0o755);
  }
  for (const path of pathsOfCourse()) {
    files[`course/${path}`] = entry(readFileSync(join(root, path)), 0o644);
  }
  return zipSync(files, { level: 9 });
}

/** Paths of the files in the zip, from the root of the course, with slashes, in alphabetical order. */
function pathsOfCourse(): string[] {
  return globSync(courseFiles, { cwd: root, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => join(found.parentPath, found.name).slice(root.length + 1))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !unneeded.test(path))
    .sort();
}

function entry(content: Uint8Array, mode: number): Zippable[string] {
  // The date is fixed: 1980 is the first year that a zip can have.
  return [content, { os: unix, attrs: (0o100000 | mode) << 16, mtime: '1980-01-02' }];
}

import { relative } from 'node:path';
import { mistakeNamed, mistakesOf } from '../../course/mistakes.ts';
import { root, stepOf, steps } from '../../course/steps.ts';
import { storePatch, storeProgram } from '../course-check/patches.ts';
import { tolerateClosedPipe } from './closed-pipe.ts';

// npm run mistakes: stores every wrong program that is a slip of the solution as a patch of it, and renews all patches.
// npm run mistakes N NAME: stores a patch as a whole program, to be edited. Exit code 1 if a patch no longer applies.

tolerateClosedPipe();
const [number, name] = process.argv.slice(2);
try {
  if (number === undefined) storeAll();
  else {
    const step = stepOf(number);
    if (step === undefined || name === undefined) {
      throw new TypeError('Expected the number of a step and the name of a mistake');
    }
    console.log(shown(storeProgram(mistakeNamed(step, name))));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function storeAll(): void {
  let patches = 0;
  for (const mistake of steps.flatMap(mistakesOf)) {
    try {
      const file = storePatch(mistake);
      if (file !== undefined) patches += 1;
      if (file !== undefined && mistake.patch === undefined) console.log(shown(file));
      if (file === undefined) console.log(`${shown(mistake.stored)} stays a program`);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  }
  console.log(`${patches} patches.`);
}

function shown(file: string): string {
  return relative(root, file).replaceAll('\\', '/');
}

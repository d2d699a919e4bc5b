import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tokenizer } from 'acorn';
import type { Step, StepName } from '../../course/steps.ts';
import { exerciseOf } from '../workspace/files.ts';

/** Number of tokens in a shingle. Shorter ones are in many programs, and one changed token is in as many as this. */
const shingleLength = 8;

/** Maximum number of hashes in a fingerprint. */
export const maxHashes = 64;

/** Characters of a file that are read. Right programs have up to 6,000. */
const maxCharacters = 32_768;

/**
 * A sample of the shingles of a file, for a search for near copies: the smallest hashes of its runs of eight tokens, in ascending
 * order. Comments, white space, imports, semicolons and commas do not count, and all names of variables are the same. Shingles
 * that are also in the exercise or in the solution are left out. The same text has the same fingerprint on every machine.
 */
export function fingerprintOf(content: Buffer, step: Step): number[] {
  const given = givenIn(step);
  const own = shinglesOf(content.toString()).filter((shingle) => !given.has(shingle));
  return [...new Set(own)].toSorted((one, other) => one - other).slice(0, maxHashes);
}

const given = new Map<StepName, ReadonlySet<number>>();

/** The shingles that a learner is given. */
function givenIn(step: Step): ReadonlySet<number> {
  const known = given.get(step.name);
  if (known !== undefined) return known;
  const texts = [exerciseOf(step).toString(), readFileSync(step.solution, 'utf8')];
  const found = new Set(texts.flatMap(shinglesOf));
  given.set(step.name, found);
  return found;
}

function shinglesOf(text: string): number[] {
  const tokens = tokensOf(text.slice(0, maxCharacters));
  return tokens
    .slice(shingleLength - 1)
    .map((_, index) => hashOf(tokens.slice(index, index + shingleLength).join('\0')));
}

/** The first 32 bits of SHA-256. */
function hashOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE();
}

/** The tokens of a program in TypeScript, as far as they are tokens of JavaScript, too, which in practice are all. */
function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let isImport = false;
  let before = '';
  try {
    for (const { type, start, end } of tokenizer(text, {
      ecmaVersion: 'latest',
      sourceType: 'module',
    })) {
      const { label } = type;
      isImport = (isImport || label === 'import') && label !== 'string';
      if (!isImport && label !== ';' && label !== ',') {
        tokens.push(wordOf(label, text.slice(start, end), before));
      }
      before = label;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error; // No token begins here.
  }
  return tokens;
}

/** A token without what can be changed without a change of the program: the names of variables, and quotation marks. */
function wordOf(label: string, text: string, before: string): string {
  if (label === 'name' && before !== '.' && before !== '?.') return label;
  return label === 'string' ? text.slice(1, -1) : text;
}

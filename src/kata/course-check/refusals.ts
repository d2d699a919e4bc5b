import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Step } from '../../course/steps.ts';

/** How a wrong program is refused: the check, and its message for this program. */
export interface Refusal {
  check: string;
  /** What the check expected, with placeholders for what is random. */
  expected: string;
  /** The id of the known cause that is named, if one is. */
  cause?: string;
}

/** By the name of a step, then of a mistake. */
export type Refusals = Record<string, Record<string, Refusal>>;

const file = join(root, 'steps/refusals.json');

/** The message of every wrong program, as it was last reviewed. */
export function readRefusals(): Refusals {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Writes them, in alphabetical order. */
export function writeRefusals(refusals: Refusals): void {
  const sorted = Object.entries(refusals).map(([step, of]) => {
    const entries = Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1));
    return [step, Object.fromEntries(entries)];
  });
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

/** The mistakes of a step that share their message with another one. */
export function duplicates(refusals: Refusals, { name }: Step): string[] {
  const seen = new Map<string, string[]>();
  for (const [mistake, { check, expected }] of Object.entries(refusals[name] ?? {})) {
    const message = `${check}: ${expected}`;
    seen.set(message, [...(seen.get(message) ?? []), mistake]);
  }
  return [...seen.values()].filter((mistakes) => mistakes.length > 1).flat();
}

/** What is drawn at random in a message, or depends on which of several requests at once is answered first. */
const randomParts: readonly [RegExp, string][] = [
  [/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, '(id)'],
  [/"[\w-]{16}"/g, '"(fingerprint)"'],
  [/"username": "[^"]*"/g, '"username": "(word)"'],
  [/"(\p{L}+ )?[a-z]{10}"/gu, '"(word)"'],
  [/\b[a-z]{10,}\b/g, '(word)'],
  [/\d{9,}(\.\d+)?/g, '(time)'],
  [/\d+ ms/g, '(some) ms'],
  [/(?<=the token is valid: )[^;]+/g, '(times)'],
  [
    /\b[A-Z]{3,8} with the token in an? ?[\w ]+|\b[A-Z]{3,8} with the token in the \w+/g,
    '(request)',
  ],
  [/(?<=a later handler threw )\w*Error ".+"/g, '(an error)'],
  [/(?<=not even three \(word\) .* a token of this request: ).+/g, '(request)'],
  [/^.*(while the slow look-up of an earlier request was still under way).*$/g, '(user), $1'],
];

/** A sentence without what is random in it. */
export function normalize(sentence: string): string {
  return randomParts.reduce((text, [part, name]) => text.replaceAll(part, name), sentence);
}

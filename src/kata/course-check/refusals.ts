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

/** A sentence without what is random in it: ids, fingerprints, random words and numbers. */
export function normalize(sentence: string): string {
  return sentence
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, '(id)')
    .replaceAll(/"[\w-]{16}"/g, '"(fingerprint)"')
    .replaceAll(/"(\p{L}+ )?[a-z]{10}"/gu, '"(word)"')
    .replaceAll(/\d{9,}(\.\d+)?/g, '(time)')
    .replaceAll(/\d+ ms/g, '(some) ms');
}

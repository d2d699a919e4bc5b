import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Step } from '../../course/steps.ts';

/** The original exercise, byte for byte. */
export function exerciseOf({ name }: Step): Buffer {
  return readFileSync(join(import.meta.dirname, 'exercises', `${name}.ts`));
}

/** The learner's file, or undefined if it does not exist. */
export function ownTextOf({ exercise }: Step): Buffer | undefined {
  return readIfPresent(exercise);
}

/** Whether the learner's file exists and is no longer the exercise. */
export function isBegun(step: Step): boolean {
  const own = ownTextOf(step);
  return own !== undefined && !isExercise(own, step);
}

/** Whether a content is still a step's exercise. White space around it does not count. */
export function isExercise(content: Buffer, step: Step): boolean {
  return withoutMarks(content).trim() === withoutMarks(exerciseOf(step)).trim();
}

/** A text without byte order mark and carriage returns, which Git and editors add and remove. */
export function withoutMarks(content: Buffer): string {
  return content
    .toString()
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n');
}

/** A file, or undefined if it does not exist. Throws if it cannot be read. */
export function readIfPresent(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Whether an error says that a file does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Replaces a file completely or not at all: writes a file beside it, flushes it to the disk and renames it. */
export function replaceFile(path: string, content: Buffer | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const place = realPathOf(path);
  const draft = join(dirname(place), `.${basename(place)}.${randomUUID()}`);
  try {
    writeFileSync(draft, content, { flush: true });
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** The target of a link, so that the link itself is not replaced. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

import { type Message, messageOf, type Sayable } from '../../i18n/message.ts';
import { CheckError } from './check.ts';
import type { RandomSource } from './random.ts';

/** A class of inputs that every right program treats alike. A check visits each class and draws an input of it. */
export interface InputClass<Input> {
  /** What a learner reads in the expectation. */
  name: Sayable;
  draw(random: RandomSource): Input;
  /** Simpler inputs of the same class, the simplest first. */
  simpler?(input: Input): Iterable<Input>;
}

/** The time that is spent on making a failing input simpler, in milliseconds. */
const shrinkMs = 50;

/**
 * Runs a check with one input of every class. If one fails, simpler inputs of that class are tried for 50 ms, and the
 * error of the simplest failing one is thrown.
 */
export async function eachClass<Input>(
  { random }: { random: RandomSource },
  classes: readonly InputClass<Input>[],
  run: (input: Input, name: Message) => Promise<void>,
): Promise<void> {
  for (const { name, draw, simpler } of classes) {
    const named = messageOf(name);
    const input = draw(random);
    const error = await errorOf(() => run(input, named));
    if (error === undefined) continue;
    throw simpler === undefined
      ? error
      : await simplest(input, error, simpler, (other) => run(other, named));
  }
}

/** Returns the error of the simplest input that fails, found within 50 ms. */
async function simplest<Input>(
  failing: Input,
  found: CheckError,
  simpler: (input: Input) => Iterable<Input>,
  run: (input: Input) => Promise<void>,
): Promise<CheckError> {
  const deadline = performance.now() + shrinkMs;
  let error = found;
  let candidates = simpler(failing)[Symbol.iterator]();
  while (performance.now() < deadline) {
    const next = candidates.next();
    if (next.done) break;
    const other = await errorOf(() => run(next.value));
    if (other === undefined) continue;
    error = other;
    candidates = simpler(next.value)[Symbol.iterator]();
  }
  return error;
}

/** Returns the requirement that is not met, or undefined. */
async function errorOf(run: () => Promise<void>): Promise<CheckError | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (error instanceof CheckError) return error;
    throw error;
  }
}

/** Returns texts that are shorter than a text or use plainer characters, the simplest first. */
export function* simplerText(text: string): Iterable<string> {
  const characters = [...text];
  const middle = Math.ceil(characters.length / 2);
  if (characters.length > 1) {
    yield characters.slice(0, middle).join('');
    yield characters.slice(middle).join('');
    yield characters.slice(1).join('');
    yield characters.slice(0, -1).join('');
  }
  for (const [index, character] of characters.entries()) {
    if (character !== 'a') yield characters.with(index, 'a').join('');
  }
}

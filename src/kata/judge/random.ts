import { createHmac, randomInt } from 'node:crypto';
import { weaknessOf } from '../../server/config/secret.ts';

/** Random inputs of one run: the same seed returns the same values in the same order. */
export interface RandomSource {
  /** From now on the values depend on the seed and on this name, and not on what was drawn before. */
  beginPart(name: string): void;
  /** The seed, as it must be passed to get the same values again: a whole number from 0 to `maxSeed`. */
  readonly seed: number;
  /** Returns that many random bytes. */
  bytes(count: number): Buffer;
  /** Returns ten small letters, for names that a program cannot know. */
  word(): string;
  /** Returns a UUID of version 4 (RFC 9562). */
  id(): string;
  /** Returns a secret of 32 bytes in base64url that the reference accepts. */
  secret(): string;
  /** Returns a whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** Returns one entry of a list. Throws if the list is empty. */
  pick<Entry>(list: readonly Entry[]): Entry;
  /** Returns a text of that many characters, each one from `characters`. */
  text(characters: string, length: number): string;
  /** Returns the entries of a list in a random order. */
  shuffle<Entry>(list: readonly Entry[]): Entry[];
}

/** The largest seed: 12 digits, which a person can type, and too many seeds for a program to try. */
export const maxSeed = 999_999_999_999;

/** Returns an unpredictable seed. */
export function newSeed(): number {
  return randomInt(maxSeed + 1);
}

/** Reads a seed that a person typed. Returns undefined if it is not a whole number of at most 12 digits. */
export function seedOf(text: string): number | undefined {
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** Makes a source of random inputs. Without a seed it is unpredictable. */
export function randomSource(seed = newSeed()): RandomSource {
  let part = '';
  let blocks = 0;
  let rest = Buffer.alloc(0);
  const bytes = (count: number): Buffer => {
    while (rest.length < count) {
      const block = createHmac('sha256', String(seed)).update(`${part} ${blocks++}`).digest();
      rest = Buffer.concat([rest, block]);
    }
    const taken = rest.subarray(0, count);
    rest = rest.subarray(count);
    return taken;
  };
  const secret = (): string => {
    const drawn = bytes(32).toString('base64url');
    return weaknessOf(drawn) === undefined ? drawn : secret();
  };
  // 48 bits are enough to make every number equally likely, for all practical purposes.
  const integer = (min: number, max: number): number =>
    min + (bytes(6).readUIntBE(0, 6) % (max - min + 1));
  const pick = <Entry>(list: readonly Entry[]): Entry => {
    const at = integer(0, list.length - 1);
    for (const entry of list.slice(at, at + 1)) return entry; // Which may be undefined.
    throw new RangeError('Expected a list with entries');
  };
  return {
    seed,
    beginPart(name) {
      part = name;
      blocks = 0;
      rest = Buffer.alloc(0);
    },
    bytes,
    secret,
    integer,
    pick,
    text(characters, length) {
      const letters = [...characters];
      return Array.from({ length }, () => pick(letters)).join('');
    },
    shuffle(list) {
      const rest = [...list];
      return list.flatMap(() => rest.splice(integer(0, rest.length - 1), 1));
    },
    word: () => [...bytes(10)].map((byte) => String.fromCharCode(97 + (byte % 26))).join(''),
    id() {
      const drawn = bytes(16);
      drawn.writeUInt8((drawn.readUInt8(6) & 0x0f) | 0x40, 6);
      drawn.writeUInt8((drawn.readUInt8(8) & 0x3f) | 0x80, 8);
      return drawn.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  };
}

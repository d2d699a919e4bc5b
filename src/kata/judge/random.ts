import { createHmac, randomBytes } from 'node:crypto';
import { weaknessOf } from '../../server/config/secret.ts';

/** Random inputs of one run: the same seed returns the same values in the same order. */
export interface RandomSource {
  /** The seed, as it must be passed to get the same values again. */
  readonly seed: string;
  /** Returns that many random bytes. */
  bytes(count: number): Buffer;
  /** Returns ten small letters, for names that a program cannot know. */
  word(): string;
  /** Returns a UUID of version 4 (RFC 9562). */
  id(): string;
  /** Returns a secret of 32 bytes in base64url that the reference accepts. */
  secret(): string;
}

/** Makes a source of random inputs. Without a seed it is unpredictable. */
export function randomSource(seed = randomBytes(32).toString('base64url')): RandomSource {
  let blocks = 0;
  let rest = Buffer.alloc(0);
  const bytes = (count: number): Buffer => {
    while (rest.length < count) {
      const block = createHmac('sha256', seed).update(String(blocks++)).digest();
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
  return {
    seed,
    bytes,
    secret,
    word: () => [...bytes(10)].map((byte) => String.fromCharCode(97 + (byte % 26))).join(''),
    id() {
      const drawn = bytes(16);
      drawn.writeUInt8((drawn.readUInt8(6) & 0x0f) | 0x40, 6);
      drawn.writeUInt8((drawn.readUInt8(8) & 0x3f) | 0x80, 8);
      return drawn.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  };
}

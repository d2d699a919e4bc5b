/** All pieces of one length of some texts, to find them in other texts. */
export interface Windows {
  /** Calls back for every piece of another text that is also one of these, with its owners and its place in the other text. */
  eachIn(other: string, visit: (owner: number, start: number) => void): void;
}

/**
 * Prepares all pieces of texts, each text with the number of its owner. Nearly no piece is in another text, so their hashes
 * are compared first, in a small map of bits.
 */
export function windowsOf(
  texts: readonly (readonly [owner: number, text: string])[],
  length: number,
): Windows {
  const sources = texts.map(([owner, text]) => ({ owner, text, hashes: hashesOf(text, length) }));
  return {
    eachIn(other, visit) {
      const hashes = hashesOf(other, length);
      const there = bitsFor(hashes.length);
      for (const hash of hashes) there.add(hash);
      const likely = bitsFor(hashes.length);
      const owners = new Map<string, number[]>();
      for (const source of sources) {
        source.hashes.forEach((hash, start) => {
          if (!there.has(hash)) return;
          likely.add(hash);
          const piece = source.text.slice(start, start + length);
          const others = owners.get(piece);
          if (others === undefined) owners.set(piece, [source.owner]);
          else if (others.at(-1) !== source.owner) others.push(source.owner);
        });
      }
      hashes.forEach((hash, start) => {
        if (!likely.has(hash)) return;
        const found = owners.get(other.slice(start, start + length));
        for (const owner of found ?? []) visit(owner, start);
      });
    },
  };
}

/** A set of hashes with room for a number of them. It may contain one in sixteen of the others, too. */
function bitsFor(count: number) {
  const mask = 2 ** Math.ceil(Math.log2(16 * count + 32)) - 1;
  const words = new Uint32Array((mask + 1) / 32);
  return {
    add(hash: number): void {
      const at = hash & mask;
      words[at >>> 5] = (words[at >>> 5] ?? 0) | (1 << (at & 31));
    },
    has(hash: number): boolean {
      const at = hash & mask;
      return ((words[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;
    },
  };
}

/** The hash of every piece of a text, in order. */
function hashesOf(text: string, length: number): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, text.length - length + 1));
  const base = 0x01000193;
  let leaving = 1; // The factor of the character that leaves the piece.
  for (let power = 0; power < length; power += 1) leaving = Math.imul(leaving, base);
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = (Math.imul(hash, base) + text.charCodeAt(index)) | 0;
    if (index >= length) hash = (hash - Math.imul(text.charCodeAt(index - length), leaving)) | 0;
    if (index >= length - 1) hashes[index - length + 1] = spread(hash);
  }
  return hashes;
}

/** Spreads a hash over all its bits. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return mixed ^ (mixed >>> 16);
}

/** A secret is found by any eight consecutive characters of it. */
const shortest = 8;

/** A secret that stands in a text, and the part of the text that shows it. */
export interface Leak<Secret> {
  secret: Secret;
  /** A piece of the text as it is; undefined if the secret stands there in another spelling. */
  part: string | undefined;
}

/**
 * Finds the first secret of which eight consecutive characters stand in one of the texts: as they are, escaped, backwards,
 * with other characters between them, in base64, in hexadecimal, or as a list of bytes. Of a token only the claims and the
 * signature are secret, of a hash only what follows its settings.
 */
export function findLeak<Secret extends { text: string }>(
  secrets: Iterable<Secret>,
  texts: Iterable<string>,
): Leak<Secret> | undefined {
  const found = indexOf(texts);
  for (const secret of secrets) {
    for (const text of partsOf(secret.text)) {
      const part = pieces(text, shortest).find((piece) => found.plain.has(piece));
      if (part !== undefined || isSpelled(text, found)) return { secret, part };
    }
  }
  return undefined;
}

/** All pieces of some texts that a spelling of a secret may be equal to. */
interface Pieces {
  plain: Set<string>;
  compact: Set<string>;
  base64: Set<string>;
  hex: Set<string>;
  bytes: Set<string>;
}

const lengths = { base64: 10, hex: 16 };

function indexOf(texts: Iterable<string>): Pieces {
  const found: Pieces = {
    plain: new Set(),
    compact: new Set(),
    base64: new Set(),
    hex: new Set(),
    bytes: new Set(),
  };
  for (const text of new Set(texts)) {
    for (const spelling of new Set([text, unescaped(text)])) {
      addAll(found.plain, pieces(spelling, shortest));
      const plain = compact(spelling);
      addAll(found.compact, pieces(plain, shortest));
      addAll(found.base64, pieces(plain, lengths.base64));
      addAll(found.hex, pieces(plain.toLowerCase(), lengths.hex));
      addAll(found.bytes, listsOf(spelling.match(/\d+/g) ?? []));
    }
  }
  return found;
}

function isSpelled(text: string, found: Pieces): boolean {
  const bytes = Buffer.from(text);
  const backwards = [...text].reverse().join('');
  const some = (set: Set<string>, candidates: string[]) => candidates.some((one) => set.has(one));
  return (
    some(found.plain, pieces(backwards, shortest)) ||
    some(found.compact, pieces(compact(text), shortest)) ||
    some(found.hex, pieces(bytes.toString('hex'), lengths.hex)) ||
    some(found.bytes, listsOf([...bytes].map(String))) ||
    base64Of(bytes).some((encoded) => some(found.base64, pieces(encoded, lengths.base64)))
  );
}

/** The parts of a text that are secret. */
function partsOf(text: string): string[] {
  const [, claims = '', signature = ''] = /^eyJ[\w-]+\.([\w-]+)\.([\w-]*)$/.exec(text) ?? [];
  if (claims !== '') return [claims, signature];
  if (text.startsWith('$argon2')) return text.split('$').slice(-2);
  return [text];
}

/** Base64 of bytes behind none, one and two other bytes, without the characters that depend on the neighbours. */
function base64Of(bytes: Buffer): string[] {
  return [0, 2, 3].map((shared, before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return compact(encoded.replaceAll('=', '').slice(shared, -1));
  });
}

/** A text without anything but letters and digits. */
function compact(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** A text without the escapes of JSON, URLs and forms. */
function unescaped(text: string): string {
  return text
    .replaceAll(/\\u([\da-fA-F]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\(["\\/])/g, '$1')
    .replaceAll(/(?:%[\da-fA-F]{2})+/g, (escapes) =>
      Buffer.from(escapes.replaceAll('%', ''), 'hex').toString(),
    )
    .replaceAll('+', ' ');
}

function pieces(text: string, length: number): string[] {
  const all: string[] = [];
  for (let end = length; end <= text.length; end += 1) all.push(text.slice(end - length, end));
  return all;
}

function listsOf(numbers: readonly string[]): string[] {
  const all: string[] = [];
  for (let end = shortest; end <= numbers.length; end += 1) {
    all.push(numbers.slice(end - shortest, end).join());
  }
  return all;
}

function addAll(set: Set<string>, all: Iterable<string>): void {
  for (const one of all) set.add(one);
}

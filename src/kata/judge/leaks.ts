import { windowsOf } from './windows.ts';

/** A secret is found by any eight consecutive characters of it. */
const shortest = 8;

/** A secret that a text contains, and the part of the text that shows it. */
export interface Leak<Secret> {
  secret: Secret;
  /** A piece of the text as it is; undefined if the text contains the secret in another spelling. */
  part: string | undefined;
}

/**
 * Finds the first secret of which eight consecutive characters are in one of the texts: as they are, escaped, backwards,
 * with other characters between them, in base64, in hexadecimal, or as a list of bytes. Of a token only the claims and the
 * signature are secret, of a hash only what follows its settings.
 */
export function findLeak<Secret extends { text: string }>(
  secrets: Iterable<Secret>,
  texts: Iterable<string>,
): Leak<Secret> | undefined {
  const searched = [...texts].filter((text) => text !== '');
  if (searched.length === 0) return undefined;
  const found = indexOf(searched);
  for (const secret of secrets) {
    for (const text of partsOf(secret.text)) {
      const part = found.plain.firstIn(text);
      if (part !== undefined || isSpelled(text, found)) return { secret, part };
    }
  }
  return undefined;
}

/** The pieces of some texts that a secret, or a spelling of it, may be equal to. */
function indexOf(texts: Iterable<string>) {
  const spellings = new Set([...new Set(texts)].flatMap((text) => [text, unescaped(text)]));
  const plain = [...spellings].join('\n');
  const compacted = [...spellings].map(compact).join('\n');
  const numbers = (plain.match(/\d+/g) ?? []).map((digits) => String.fromCharCode(Number(digits)));
  return {
    plain: windowsOf(plain, shortest),
    compact: windowsOf(compacted, shortest),
    /** Eight bytes are eleven characters, of which the first or the last may belong to a neighbour. */
    base64: windowsOf(compacted, 10),
    hex: windowsOf(compacted.toLowerCase(), 2 * shortest),
    bytes: windowsOf(numbers.join(''), shortest),
  };
}

function isSpelled(text: string, found: ReturnType<typeof indexOf>): boolean {
  const bytes = Buffer.from(text);
  const spellings = [
    found.plain.firstIn([...text].reverse().join('')),
    found.compact.firstIn(compact(text)),
    found.hex.firstIn(bytes.toString('hex')),
    found.bytes.firstIn(bytes.toString('latin1')),
    ...base64Of(bytes).map(found.base64.firstIn),
  ];
  return spellings.some((spelling) => spelling !== undefined);
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

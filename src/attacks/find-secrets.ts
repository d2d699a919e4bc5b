import { type Windows, windowsOf } from './windows.ts';

/** A secret that a text contains, and the part of the text that shows it. */
export interface Found<Secret> {
  secret: Secret;
  /** A piece of the text as it is; undefined if the text contains the secret in another spelling. */
  part: string | undefined;
}

/** How much of a secret counts. */
export interface FinderOptions {
  /** The number of consecutive characters that are enough; 8 by default. A shorter secret is not found. */
  least?: number;
  /** The number of characters that are enough if there are signs or spaces between them; as many by default. */
  apart?: number;
}

/** The number of consecutive characters that are enough if all are hexadecimal digits: an id may have fewer in common with a secret. */
const leastDigits = 12;

/** The first secret that one of the texts contains; undefined if there is none. See `secretFinder`. */
export function findSecret<Secret extends { text: string }>(
  secrets: Iterable<Secret>,
  texts: Iterable<string>,
): Found<Secret> | undefined {
  return secretFinder(secrets)(texts).at(0);
}

/**
 * Returns a function that finds the secrets of which one of the texts contains eight consecutive characters: as they are,
 * escaped, read as latin1, backwards, with other characters between them, in base64, in hexadecimal, or as a list of bytes;
 * sixteen also in another case. If all of them are hexadecimal digits, twelve are needed: a random id has eight of them by
 * chance once in a thousand runs. Of a token only the claims and the signature are secret, of a hash only what follows its
 * settings.
 */
export function secretFinder<Secret extends { text: string }>(
  secrets: Iterable<Secret>,
  { least = 8, apart = least }: FinderOptions = {},
): (texts: Iterable<string>) => Found<Secret>[] {
  const listed = [...secrets];
  const parts = listed.flatMap(({ text }, owner) =>
    partsOf(text).map((part) => {
      const backwards = [...part].reverse().join('');
      return { owner, part, backwards, bytes: Buffer.from(part) };
    }),
  );
  const windowsBy = (length: number, spell: (part: (typeof parts)[number]) => string[]) =>
    windowsOf(
      parts.flatMap((part) => [...new Set(spell(part))].map((one) => [part.owner, one] as const)),
      length,
    );
  const plain = windowsBy(least, ({ part, backwards, bytes }) => [
    ...[part, backwards, bytes.toString('latin1')],
  ]);
  const compacted = ({ part, backwards }: (typeof parts)[number]) => [part, backwards].map(compact);
  const scattered = windowsBy(apart, compacted);
  /** Whether what was found at a place of a text is enough to be no accident. */
  const isEnough = (owner: number, text: string, start: number, length: number): boolean => {
    if (!/^[\da-f]+$/i.test(text.slice(start, start + length))) return true;
    const needed = Math.max(length, leastDigits);
    const around = compact(text.slice(Math.max(0, start - needed), start + 2 * needed));
    return parts
      .filter((part) => part.owner === owner)
      .flatMap(compacted)
      .some((one) => haveInCommon(one, around, Math.min(needed, one.length)));
  };
  // Eight bytes are eleven characters, of which the first or the last may belong to a neighbour.
  const base64 = windowsBy(Math.floor((least * 4) / 3), ({ bytes }) => base64Of(bytes));
  const lowerCase = windowsBy(2 * least, ({ part, bytes }) => [
    ...[bytes.toString('hex'), compact(part).toLowerCase()],
  ]);

  return (texts) => {
    const given = [...new Set(texts)];
    const text = given.join('\n');
    const others = given.map(unescaped).filter((one, place) => one !== given[place]);
    const letters = [...given, ...others].map(compact).join('\n');
    const found = new Map<number, string | undefined>();
    const add = (owner: number, part?: string) => {
      if (!found.has(owner)) found.set(owner, part);
    };
    const addPieces = (windows: Windows, other: string, length: number, isPlain = false) =>
      windows.eachIn(other, (owner, start) => {
        if (found.has(owner) || !isEnough(owner, other, start, length)) return;
        add(owner, isPlain ? other.slice(start, start + length) : undefined);
      });
    addPieces(plain, text, least, true);
    addPieces(plain, [...others, charactersOf(text)].join('\n'), least);
    addPieces(scattered, letters, apart);
    base64.eachIn(letters, (owner) => add(owner));
    lowerCase.eachIn(letters.toLowerCase(), (owner) => add(owner));
    return listed.flatMap((secret, owner) =>
      found.has(owner) ? [{ secret, part: found.get(owner) }] : [],
    );
  };
}

/** The parts of a text that are secret. */
function partsOf(text: string): string[] {
  const [, claims = '', signature = ''] = /^eyJ[\w-]+\.([\w-]+)\.([\w-]*)$/.exec(text) ?? [];
  if (claims !== '') return [claims, signature];
  if (text.startsWith('$argon2')) return text.split('$').slice(-2);
  return [text];
}

/** Whether two texts have a piece of this length in common. */
function haveInCommon(one: string, other: string, length: number): boolean {
  for (let start = 0; start + length <= one.length; start += 1) {
    if (other.includes(one.slice(start, start + length))) return true;
  }
  return false;
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

/** The characters with the codes that a text contains as decimal numbers. */
function charactersOf(text: string): string {
  return (text.match(/\d+/g) ?? []).map((digits) => String.fromCharCode(Number(digits))).join('');
}

/** A text without the escapes of JSON, URLs and forms. */
function unescaped(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replaceAll(/\\u([\da-fA-F]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\([bfnrt"\\/])/g, (_, letter) => escapes[letter] ?? letter)
    .replaceAll(/(?:%[\da-fA-F]{2})+/g, (bytes) =>
      Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(),
    );
}

const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

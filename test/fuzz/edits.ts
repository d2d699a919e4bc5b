import fc from 'fast-check';

/** A change of a token's text, by somebody who knows no key. */
export interface Edit {
  edit: keyof typeof edits;
  /** Where; places beyond the end count from the beginning again. */
  at: number;
  /** The other place, segment or bit. */
  to: number;
  text: string;
}

type Make = (token: string, edit: Edit, others: readonly string[]) => string;

/** All of them; `others` are good tokens of the same server. */
const edits = {
  replace: (token, { at, text }) => splice(token, at, 1, text),
  remove: (token, { at }) => splice(token, at, 1, ''),
  insert: (token, { at, text }) => splice(token, at, 0, text),
  append: (token, { text }) => token + text,
  prepend: (token, { text }) => text + token,
  swap: (token, { at, to }) =>
    splice(splice(token, at, 1, charAt(token, to)), to, 1, charAt(token, at)),
  lookAlike: (token, { at, to }) => splice(token, at, 1, lookAlike(charAt(token, at), to)),
  cutEnd: (token, { at }) => token.slice(0, place(token, at)),
  cutStart: (token, { at }) => token.slice(place(token, at)),
  repeat: (token, { at, to }) =>
    splice(token, to, 0, token.slice(place(token, at), place(token, to))),
  flipBit: (token, { at, to }) => mapSegment(token, at, (segment) => flipBit(segment, to)),
  unusedBits: (token, { at }) => mapSegment(token, at, otherSpelling),
  encodeAnew: (token, { at, to }) => mapSegment(token, at, (segment) => encodeAnew(segment, to)),
  changeCase: (token, { at, to }) =>
    mapSegment(token, at, (segment) => (to % 2 ? segment.toUpperCase() : segment.toLowerCase())),
  empty: (token, { at }) => mapSegment(token, at, () => ''),
  double: (token, { at }) => mapSegment(token, at, (segment) => `${segment}.${segment}`),
  exchange: (token, { at, to }, others) =>
    mapSegment(token, at, () => (others[to % others.length] ?? '').split('.')[at % 3] ?? ''),
  move: (token, { at, to }) => {
    const segments = token.split('.');
    const [moved = ''] = segments.splice(at % segments.length, 1);
    return segments.toSpliced(to % 3, 0, moved).join('.');
  },
} satisfies Record<string, Make>;

/** The token after one edit. */
export function edited(token: string, edit: Edit, others: readonly string[]): string {
  const make: Make = edits[edit.edit];
  return make(token, edit, others);
}

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Any edit, with texts from the alphabet of tokens, from beside it, and from all of Unicode. */
export function anyEdit(): fc.Arbitrary<Edit> {
  const names: (keyof typeof edits)[] = [];
  for (const name in edits) if (isEdit(name)) names.push(name);
  const text = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...base64url) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...'.=+/ ,;%&\t\r\n\0\u200b\ufeff\u0430', '..', '%00'),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }) },
  );
  // These keep the form more often than others.
  const edit = fc.oneof(
    fc.constantFrom(...names),
    fc.constantFrom<(keyof typeof edits)[]>('replace', 'swap', 'flipBit', 'exchange'),
  );
  const number = fc.nat({ max: 700 });
  return fc.record({ edit, at: number, to: number, text });
}

function isEdit(name: string): name is keyof typeof edits {
  return name in edits;
}

function place(token: string, at: number): number {
  return at % Math.max(token.length, 1);
}

function charAt(token: string, at: number): string {
  return token.charAt(place(token, at));
}

function splice(token: string, at: number, removed: number, text: string): string {
  const from = place(token, at);
  return token.slice(0, from) + text + token.slice(from + removed);
}

function mapSegment(token: string, at: number, map: (segment: string) => string): string {
  const segments = token.split('.');
  const index = at % segments.length;
  return segments.with(index, map(segments[index] ?? '')).join('.');
}

function flipBit(segment: string, bit: number): string {
  const bytes = Buffer.from(segment, 'base64url');
  const index = (bit >> 3) % Math.max(bytes.length, 1);
  bytes[index] = (bytes[index] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString('base64url');
}

/** The same bytes with their unused bits set, if there are any. */
function otherSpelling(segment: string): string {
  const last = base64url.indexOf(segment.slice(-1));
  return segment.length % 4 < 2 ? segment : segment.slice(0, -1) + base64url.charAt(last ^ 1);
}

function encodeAnew(segment: string, way: number): string {
  const bytes = Buffer.from(segment, 'base64url');
  const ways = [
    () => bytes.toString('base64'),
    () => bytes.toString('hex'),
    () => bytes.toString('latin1'),
    () => Buffer.from(segment).toString('base64url'),
    () => `${segment}=`,
    () => segment.replaceAll(/./g, (c) => `%${c.charCodeAt(0).toString(16)}`),
    () => segment.replaceAll('-', '+').replaceAll('_', '/'),
    () => segment.replaceAll(/.{8}/g, '$&\n'),
  ];
  return ways[way % ways.length]?.() ?? '';
}

/** A character that looks the same to a person. */
function lookAlike(character: string, way: number): string {
  const full = String.fromCharCode(character.charCodeAt(0) + 0xfee0);
  const [latin, cyrillic] = ['ABCEHIJKMOPSTXYaceijopsxy', 'АВСЕНІЈКМОРЅТХУасеіјорѕху'];
  const index = latin.indexOf(character);
  return way % 2 && index >= 0 ? cyrillic.charAt(index) : full;
}

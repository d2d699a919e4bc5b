/** A secret that may be nowhere else. */
export interface Hidden {
  /** Its description for the report. */
  what: string;
  text: string;
}

/** A place to search: a log, a response, a file. */
export interface Place {
  name: string;
  content: string | Uint8Array;
}

/** A shorter text may be there by chance. */
const shortest = 8;

/** Searches all places for all secrets in all spellings; one sentence for each finding, without the secret itself. */
export function search(hidden: Iterable<Hidden>, places: readonly Place[]): string[] {
  const needles = needlesOf(hidden);
  const found = new Set<string>();
  for (const { name, content } of places) {
    const bytes = Buffer.from(content);
    const text = bytes.toString('latin1');
    let start = 0;
    for (const [index, byte] of bytes.entries()) {
      start = (start << 8) | byte;
      for (const { what, spelling, needle } of needles.get(start) ?? []) {
        if (text.startsWith(needle, index - 3)) found.add(`${what} stands in ${name} ${spelling}`);
      }
    }
  }
  return [...found];
}

interface Needle {
  what: string;
  spelling: string;
  /** In latin1. */
  needle: string;
}

/** All spellings by their first four bytes, to search for thousands at once. */
function needlesOf(hidden: Iterable<Hidden>): Map<number, Needle[]> {
  const needles = new Map<number, Needle[]>();
  const texts = new Map([...hidden].map(({ text, what }) => [text, what]));
  for (const [text, what] of texts) {
    if (text.length < shortest) continue;
    for (const [spelling, needle] of spellingsOf(text)) {
      const start = Buffer.from(needle, 'latin1').readInt32BE();
      const others = needles.get(start) ?? [];
      needles.set(start, [...others, { what, spelling, needle }]);
    }
  }
  return needles;
}

/** All spellings of a text, as bytes of UTF-8. */
function spellingsOf(text: string): Map<string, string> {
  const bytes = Buffer.from(text);
  const spellings = new Map<string, string>();
  const add = (name: string, spelling: string) => {
    const needle = Buffer.from(spelling).toString('latin1');
    if (![...spellings.values()].includes(needle)) spellings.set(name, needle);
  };
  add('as it is', text);
  add('as JSON', JSON.stringify(text).slice(1, -1));
  // As Node decodes headers.
  add('as latin1', bytes.toString('latin1'));
  add('as latin1 in JSON', JSON.stringify(bytes.toString('latin1')).slice(1, -1));
  add('as part of an address', encodeURIComponent(text));
  add('as a form', new URLSearchParams([['', text]]).toString().slice(1));
  add('in hexadecimal', bytes.toString('hex'));
  add('in hexadecimal capitals', bytes.toString('hex').toUpperCase());
  // In base64 the first characters depend on the bytes before: none, one or two.
  for (const [before, shared] of [0, 2, 3].entries()) {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const whole = padded.length % 3 === 0 ? undefined : -1;
    for (const encoding of ['base64url', 'base64'] as const) {
      const encoded = padded.toString(encoding).replaceAll('=', '');
      add(`in ${encoding} behind ${before}`, encoded.slice(shared, whole));
    }
  }
  return spellings;
}

/** Claims and signature of every token in a text. Headers are public. */
export function tokensIn(text: string): Hidden[] {
  const shape = /eyJ[\w-]+\.([\w-]+)(?:\.([\w-]+))?/g;
  return [...text.matchAll(shape)].flatMap(([, claims = '', signature = '']) => [
    { what: 'the claims of a token', text: claims },
    { what: 'the signature of a token', text: signature },
  ]);
}

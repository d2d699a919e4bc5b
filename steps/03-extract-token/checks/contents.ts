import { type Message, message, type Text } from '#i18n/message.ts';
import type { Asked } from '#kata/judge/session.ts';

/** What the contract says about the content of one place. `either` is 400 or the unchanged string. */
export type Outcome = 'absent' | 'taken' | 'refused' | 'either';

/** How a place is written: a body as a form or as JSON. */
export type Place = 'form' | 'json' | 'query' | 'header';

/** The ways to send a token, in the order of the contract. */
export const places: readonly Place[] = ['form', 'json', 'query', 'header'];

/** The value of `ctx.state.carrier` for a token in this place. */
export const carrierOf = { form: 'body', json: 'body', query: 'query', header: 'header' } as const;

/** What one place of a request contains. */
export interface Content {
  place: Place;
  outcome: Outcome;
  /** What a learner reads; undefined if the place contains nothing. */
  name: Text | undefined;
  /** The token that must be taken. */
  token: string;
  /** All random tokens in it. */
  secrets: readonly string[];
  /** The part of the request. The query is added to the path. */
  part: Pick<Asked, 'headers' | 'text'> & { search?: string };
}

/**
 * A content as it is written in a table: `<token>` and `<other>` are replaced by random tokens, and `<1,001 × a&>` by that
 * number of copies of `a&`.
 */
export interface Pattern {
  place: Place;
  outcome: Outcome;
  /** The text of a form, of JSON or of a query, or the values of the headers. */
  text: string | readonly string[];
  /** The token that must be taken, if it is not only `<token>`. */
  token?: string;
}

/** Makes the patterns of a place from their texts. */
export function patternsOf(
  place: Place,
  outcome: Outcome,
  texts: readonly Pattern['text'][],
): Pattern[] {
  return texts.map((text) => ({ place, outcome, text }));
}

/** The media types of bodies. */
const types = { form: 'application/x-www-form-urlencoded', json: 'application/json' };

/** Fills a pattern with the next two tokens. */
export function fill(
  { place, outcome, text, token = '<token>' }: Pattern,
  next: () => string,
): Content {
  const secrets = [next(), next()] as const;
  const put = (one: string) =>
    one
      .replaceAll('<token>', secrets[0])
      .replaceAll('<other>', secrets[1])
      .replaceAll(/<([\d,]+) × (.+?)>/g, (_, count: string, copied: string) =>
        copied.repeat(Number(count.replace(',', ''))),
      );
  const texts = [text].flat();
  const part = partOf(place, texts.map(put));
  return { place, outcome, name: nameOf(place, texts), token: put(token), secrets, part };
}

/** A place that contains one string and nothing else. */
export function contentOf(place: Place, token: string, name: Text): Content {
  const pair = () => new URLSearchParams({ access_token: token }).toString();
  const text = {
    form: pair,
    query: pair,
    json: () => JSON.stringify({ access_token: token }),
    header: () => token,
  };
  const outcome = token.includes(',') ? 'either' : 'taken';
  return { place, outcome, name, token, secrets: [], part: partOf(place, [text[place]()]) };
}

function partOf(place: Place, texts: readonly string[]): Content['part'] {
  const [text = '', ...more] = texts;
  if (place === 'query') return { search: text };
  if (place !== 'header') return { text: { type: types[place], content: text } };
  if (texts.length === 0) return {};
  return { headers: { 'x-access-token': more.length === 0 ? text : [...texts] } };
}

function nameOf(place: Place, texts: readonly string[]): Message | undefined {
  const [text = ''] = texts;
  if (place !== 'header') {
    return text === '' ? undefined : message(`extract.in.${place}`, { text });
  }
  if (texts.length === 0) return undefined;
  if (texts.length > 1) return message('extract.in.headers', { text: texts.join(', ') });
  return text.trim() === '' ? message('extract.in.empty-header') : message('extract.in.header');
}

/** The names of several contents, one after the other. */
export function namesOf(contents: readonly Content[]): Message {
  const names = contents.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const [first, ...more] = names;
  if (first === undefined) return message('extract.anonymous.none');
  return more.reduce<Message>(
    (list, what) => message('extract.in.and', { list, what }),
    message('extract.in.one', { what: first }),
  );
}

/** A request with these contents. */
export function requestOf(
  contents: readonly Content[],
  asked: Pick<Asked, 'method' | 'path'> = { path: '/inspect' },
): Asked {
  const request: Asked = { ...asked };
  for (const { part } of contents) {
    if (part.search) request.path = `${asked.path}?${part.search}`;
    if (part.text) request.text = part.text;
    if (part.headers) request.headers = part.headers;
  }
  return request;
}

import { createRequire } from 'node:module';
import { createInstance } from 'i18next';
import type { messages as english } from './en/messages.ts';
import type { HolesOf, WithoutPlural } from './holes.ts';
import type { Language } from './language.ts';

type English = typeof english;
type Key = keyof English;

/** The id of a message in the catalogues: its area, its check or topic, and what it says. */
export type MessageId = WithoutPlural<Key>;

type Holes<Id> = HolesOf<English, Id>;

/** Holes that take a Text, which is translated first. Every other hole takes a string or a number, which is not. */
type TextHole = 'what' | 'why' | 'got' | 'content' | 'title' | 'list';

type ValuesOf<Id extends MessageId> = {
  readonly [Hole in Holes<Id>]: Hole extends TextHole
    ? Text
    : Hole extends 'count'
      ? number
      : string | number;
};

/** An id that needs no values. */
export type PlainId = { [Id in MessageId]: [Holes<Id>] extends [never] ? Id : never }[MessageId];

/** Something to say, in no language yet. */
export interface Message {
  readonly id: MessageId;
  readonly values: Readonly<Record<string, Text | number>>;
}

/** A string is never translated; the parts of a list follow each other without a space. */
export type Text = string | Message | readonly Text[];

/** A message with its values, or only an id if it needs none. */
export type Sayable = Message | PlainId;

/** The arguments after an id: its values, or none. */
type Arguments<Id extends MessageId> = [Holes<Id>] extends [never] ? [] : [values: ValuesOf<Id>];

/** Returns the sentence of a message in one language. A missing value, or one too many, does not compile. */
export type Say = <Id extends MessageId>(id: Id, ...values: Arguments<Id>) => string;

/** Makes a message. A missing value, or one too many, does not compile. */
export function message<Id extends MessageId>(id: Id, ...[values]: Arguments<Id>): Message {
  return { id, values: values ?? {} };
}

/** Returns the message; an id alone becomes a message without values. */
export function messageOf(sayable: Sayable): Message {
  return typeof sayable === 'string' ? { id: sayable, values: {} } : sayable;
}

/** Returns a text in a language. */
export function translate(text: Text, language: Language): string {
  if (typeof text === 'string') return text;
  if (!('id' in text)) return text.map((part) => translate(part, language)).join('');
  const replace = Object.fromEntries(
    Object.entries(text.values).map(([hole, value]) => [
      hole,
      typeof value === 'number' ? value : translate(value, language),
    ]),
  );
  const { count } = text.values;
  const plural = typeof count === 'number' ? { count } : {};
  const area = loadArea(text.id, language);
  return translator.t(text.id, { lng: language, ns: area, replace, nest: false, ...plural });
}

/** Returns the function that says messages in a language. */
export function sayIn(language: Language): Say {
  return (id, ...values) => translate(message(id, ...values), language);
}

/** Returns the messages of an area in a language, with their holes, for a program that fills them itself. */
export function templatesOf(area: string, language: Language): Record<string, string> {
  loadArea(`${area}.`, language);
  return translator.getResourceBundle(language, area);
}

/** Returns the texts with a comma between them. */
export function listOf(texts: readonly Text[]): Text {
  return texts.flatMap((text, index) => (index === 0 ? [text] : [message('shared.comma'), text]));
}

/** Returns a text in which every part that is not translated was changed by a function. */
export function changedText(text: Text, change: (part: string) => string): Text {
  if (typeof text === 'string') return change(text);
  if (!('id' in text)) return text.map((part) => changedText(part, change));
  const values = Object.entries(text.values).map(([hole, value]) => [
    hole,
    typeof value === 'number' ? value : changedText(value, change),
  ]);
  return { id: text.id, values: Object.fromEntries(values) };
}

/** Returns whether a text contains a message with this id. */
export function includesMessage(text: Text | number, id: MessageId): boolean {
  if (typeof text !== 'object') return false;
  if (!('id' in text)) return text.some((part) => includesMessage(part, id));
  return text.id === id || Object.values(text.values).some((value) => includesMessage(value, id));
}

const load = createRequire(import.meta.url);
const translator = createInstance();
translator.init({
  resources: {},
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  returnEmptyString: true,
  initAsync: false,
  interpolation: { escapeValue: false },
});

/** Loads the messages of an id's area in a language when they are first used, and returns the area. */
function loadArea(id: string, language: Language): string {
  const area = id.slice(0, id.indexOf('.'));
  if (!translator.hasResourceBundle(language, area)) {
    const catalogue: Record<string, object> = load(`./${language}/${area}.ts`);
    translator.addResourceBundle(language, area, catalogue[area]);
  }
  return area;
}

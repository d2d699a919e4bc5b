/**
 * @typedef {typeof import('../../i18n/en/client.ts').client} Messages
 * @typedef {import('../../i18n/holes.ts').WithoutPlural<keyof Messages>} MessageId
 */
/**
 * @template Id
 * @typedef {import('../../i18n/holes.ts').HolesOf<Messages, Id>} Holes
 */

/** The language of this page. */
export const language = document.documentElement.lang;

/** @type {{ messages: Record<string, string> }} The server writes this module from src/i18n, one for each language. */
const { messages } = await import(`/assets/messages/${language}.js`);

const plural = new Intl.PluralRules(language);

/**
 * A message in the language of this page. The value `count` chooses between a singular and a plural. A missing value
 * does not compile.
 *
 * @template {MessageId} Id
 * @param {Id} id
 * @param {[Holes<Id>] extends [never] ? [] : [Readonly<Record<Holes<Id>, string | number>>]} rest
 *   The values of the message's holes, by their names.
 */
export function say(id, ...rest) {
  /** @type {Record<string, string | number>} */
  const values = rest[0] ?? {};
  const template = messages[`${id}_${plural.select(Number(values.count))}`] ?? messages[id] ?? '';
  return template.replaceAll(/\{\{(\w+)\}\}/g, (hole, name) => String(values[name] ?? hole));
}

import { chinese } from './chinese.js';

/** The language of this page. */
export const language = document.documentElement.lang || 'en';

/**
 * A sentence in the language of this page, with values for {0}, {1} and so on.
 *
 * @param {string} sentence In English.
 * @param {(string | number)[]} values
 */
export function say(sentence, ...values) {
  const known = language === 'zh-CN' && Object.hasOwn(chinese, sentence);
  const text = known ? (chinese[sentence] ?? sentence) : sentence;
  return text.replaceAll(/\{(\d)\}/g, (hole, index) => String(values[Number(index)] ?? hole));
}

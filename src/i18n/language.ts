/** The languages that people are spoken to in. */
export const languages = ['en', 'zh-CN'] as const;

/** One of them, as a language tag (RFC 5646). */
export type Language = (typeof languages)[number];

/** The language that a tag or a locale such as `zh_CN.UTF-8` asks for; undefined if it is not one of ours. */
export function languageOf(tag: string | undefined): Language | undefined {
  const [primary = ''] = (tag ?? '').toLowerCase().split(/[-_.]/);
  return languages.find((language) => language.split('-')[0] === primary);
}

import type { Language } from '../../i18n/language.ts';

/** Where a text of ours stands in a language: `hints.md` in English, `hints.zh-CN.md` beside it in Chinese. */
export function inLanguage(path: string, language: Language): string {
  return language === 'en' ? path : path.replace(/\.md$/, `.${language}.md`);
}

import { type Language, languageOf, languages } from '../../i18n/language.ts';
import { UsageError } from './arguments.ts';

/** The language that KATA_LANG asks for, English where it asks for none. Throws a UsageError for one that is none of ours. */
export function languageAsked({ KATA_LANG }: NodeJS.ProcessEnv): Language {
  const language = languageOf(KATA_LANG || 'en');
  if (language === undefined) {
    throw new UsageError(
      `There is no language ${KATA_LANG}. KATA_LANG is ${languages.join(' or ')}.`,
    );
  }
  return language;
}

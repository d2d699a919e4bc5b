import type { Language } from '../../i18n/language.ts';
import { sayIn, type Text, translate } from '../../i18n/message.ts';
import type { LiveVerdict } from '../live.ts';

/** A verdict as text for a page. The view and the client script both render it. */
export interface PageVerdict {
  passed: boolean;
  /** The verdict in a sentence. */
  said: string;
  facts: { title: string; text: string }[];
  more: { title: string; text: string }[];
  checks: { outcome: string; word: string; title: string }[];
  /** The heading of the checks. */
  all: string;
}

/** A verdict in the visitor's language. */
export function verdictOnPage(verdict: LiveVerdict, language: Language): PageVerdict {
  const say = sayIn(language);
  const textOf = (text: Text) => translate(text, language);
  const { checks, failure, broken, types, printed } = verdict;
  const passed = checks.filter(({ outcome }) => outcome === 'passed').length;
  const said = failure
    ? say('judge.failed', { title: failure.title, passed, all: checks.length })
    : say('pages.verdict.all-passed', { count: passed });
  return {
    passed: failure === undefined,
    said,
    facts: failure
      ? [
          { title: say('shared.sent'), text: textOf(failure.sent) },
          { title: say('shared.received'), text: textOf(failure.received) },
          ...(failure.token ? [{ title: say('shared.token'), text: textOf(failure.token) }] : []),
          { title: say('shared.expected'), text: textOf(failure.expected) },
          ...(failure.cause ? [{ title: say('shared.cause'), text: textOf(failure.cause) }] : []),
          { title: say('shared.rule'), text: textOf(failure.rule) },
        ]
      : [],
    more: [
      ...broken.map(({ step, title }) => ({
        title: say('pages.verdict.broken', { number: step }),
        text: textOf(title),
      })),
      ...(types.length > 0
        ? [{ title: say('pages.verdict.types'), text: types.map(textOf).join('\n') }]
        : []),
      ...(printed.trim() ? [{ title: say('pages.verdict.printed'), text: printed.trim() }] : []),
    ],
    checks: checks.map(({ title, outcome }) => ({
      outcome,
      word: say(`pages.verdict.outcome.${outcome}`),
      title: textOf(title),
    })),
    all: say('pages.verdict.checks'),
  };
}

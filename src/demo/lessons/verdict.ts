import { message, type Text, translate } from '../../i18n/message.ts';
import type { Words } from '../../i18n/say.ts';
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
export function verdictOnPage(verdict: LiveVerdict, { say, language }: Words): PageVerdict {
  const textOf = (text: Text) => translate(text, language);
  const { checks, failure, broken, types, printed } = verdict;
  const words = { passed: say`passed`, failed: say`failed`, skipped: say`skipped` };
  const held = checks.filter(({ outcome }) => outcome === 'passed').length;
  const said =
    failure === undefined
      ? say`All ${held} checks passed.`
      : textOf(message('judge.failed', { title: failure.title, passed: held, all: checks.length }));
  return {
    passed: failure === undefined,
    said,
    facts: failure
      ? [
          { title: say`Sent`, text: textOf(failure.sent) },
          { title: say`Came back`, text: textOf(failure.received) },
          { title: say`Expected`, text: textOf(failure.expected) },
          { title: say`Rule`, text: textOf(failure.rule) },
        ]
      : [],
    more: [
      ...broken.map(({ step, title }) => ({
        title: say`You broke step ${step}`,
        text: textOf(title),
      })),
      ...(types.length > 0 ? [{ title: say`The types do not fit`, text: types.join('\n') }] : []),
      ...(printed.trim() ? [{ title: say`Your program printed`, text: printed.trim() }] : []),
    ],
    checks: checks.map(({ title, outcome }) => ({
      outcome,
      word: words[outcome],
      title: textOf(title),
    })),
    all: say`All checks`,
  };
}

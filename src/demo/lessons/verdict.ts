import { type Text, translate } from '../../i18n/message.ts';
import type { Words } from '../../i18n/say.ts';
import type { LiveVerdict } from './live.ts';

/** A verdict in words that a page can show as they are; the client script draws the same from the same. */
export interface ShownVerdict {
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
export function shown(verdict: LiveVerdict, { say, language }: Words): ShownVerdict {
  const tell = (text: Text) => translate(text, language);
  const { checks, failure, broken, types, printed } = verdict;
  const words = { passed: say`passed`, failed: say`failed`, skipped: say`skipped` };
  const held = checks.filter(({ outcome }) => outcome === 'passed').length;
  const said =
    failure === undefined
      ? say`All ${held} checks passed.`
      : `${held}/${checks.length}: ${tell(failure.title)}`;
  return {
    passed: failure === undefined,
    said,
    facts: failure
      ? [
          { title: say`Sent`, text: tell(failure.sent) },
          { title: say`Came back`, text: tell(failure.received) },
          { title: say`Expected`, text: tell(failure.expected) },
          { title: say`Rule`, text: tell(failure.rule) },
        ]
      : [],
    more: [
      ...broken.map(({ step, title }) => ({
        title: say`You broke step ${step}`,
        text: tell(title),
      })),
      ...(types.length > 0 ? [{ title: say`The types do not fit`, text: types.join('\n') }] : []),
      ...(printed.trim() ? [{ title: say`Your program printed`, text: printed.trim() }] : []),
    ],
    checks: checks.map(({ title, outcome }) => ({
      outcome,
      word: words[outcome],
      title: tell(title),
    })),
    all: say`All checks`,
  };
}

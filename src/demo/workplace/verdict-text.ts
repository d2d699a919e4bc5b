import type { Language } from '../../i18n/language.ts';
import { type Say, sayIn, type Text, translate } from '../../i18n/message.ts';
import type { Judgement, LiveVerdict } from '../live.ts';

/** A part of a verdict: what was sent, for example. */
export interface Fact {
  title: string;
  text: string;
  /** A sentence below it. */
  note?: string;
}

/** The judgement in a sentence. */
export function sentenceOf({ running, examples, verdict }: Judgement, language: Language): string {
  const say = sayIn(language);
  if (examples) return say('screen.quick', examples);
  if (running) return say('work.running');
  if (verdict === undefined) return say('pages.verdict.none', { button: say('work.judge') });
  const { checks, failure } = verdict;
  const passed = checks.filter(({ outcome }) => outcome === 'passed').length;
  if (failure === undefined) return say('pages.verdict.all-passed', { count: passed });
  const title = translate(failure.title, language);
  return say('judge.failed', { title, passed, all: checks.length });
}

/** What happened in the check that failed. */
export function factsOf(verdict: LiveVerdict | undefined, language: Language): Fact[] {
  if (verdict?.failure === undefined) return [];
  const { sent, token, received, expected, cause, rule } = verdict.failure;
  const say = sayIn(language);
  const facts: [title: string, text: Text | undefined][] = [
    [say('shared.sent'), sent],
    [say('shared.token'), token],
    [say('shared.received'), received],
    [say('shared.expected'), expected],
    [say('shared.cause'), cause],
    [say('shared.rule'), rule],
  ];
  return facts.flatMap(([title, text]) =>
    text === undefined ? [] : [{ title, text: translate(text, language) }],
  );
}

/** What is wrong besides the verdict: earlier steps, and types. */
export function furtherFactsOf(verdict: LiveVerdict | undefined, language: Language): Fact[] {
  const { broken = [], types = [] } = verdict ?? {};
  const say: Say = sayIn(language);
  const errors = types.map((type) => translate(type, language)).join('\n');
  return [
    ...broken.map(({ step, title }) => ({
      title: say('pages.verdict.broken', { number: step }),
      text: translate(title, language),
    })),
    ...(errors === ''
      ? []
      : [
          {
            title: say('pages.verdict.types'),
            text: errors,
            note: say('pages.verdict.types.note'),
          },
        ]),
  ];
}

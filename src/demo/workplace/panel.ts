import { rowOf } from '../../course/contract-rows.ts';
import { solutionText } from '../../course/specifiers.ts';
import { type Step, steps } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import { sayIn, translate } from '../../i18n/message.ts';
import { pageFor } from '../lessons/links.ts';
import { getPrinter } from '../lessons/markdown.ts';
import type { Judgement, Live } from '../live.ts';
import { factsOf, furtherFactsOf, sentenceOf } from './verdict-text.ts';
import type { Copy } from './workplace.ts';

/** A button of the panel: what it does, with which value, and what is written on it. */
interface Act {
  act: string;
  value: string;
  label: string;
}

const marks = { passed: '✓', failed: '✗', skipped: '–' };
const tags: Record<string, 'del' | 'ins'> = { '-': 'del', '+': 'ins' };

/** What views/panel.ejs shows: the judgement on a step, and the help that was asked for, in the visitor's language. */
export async function panelOf(live: Live, step: Step, language: Language) {
  const { workplace } = live;
  const say = sayIn(language);
  const judgement = live.judgementOf(step.number);
  const { verdict } = judgement;
  const outcome = outcomeOf(judgement);
  const printer = await getPrinter();
  const toHtml = printer.markdown((href) => pageFor(href, ''));
  const { hints, shown, differences } = workplace.helpOn(step, language);
  const hintsLeft = hints.all - hints.read.length;
  const copies = workplace.copiesOf(step);
  const next = steps[step.number];
  const passed = verdict !== undefined && verdict.failure === undefined;
  return {
    said: sentenceOf(judgement, language),
    outcome,
    done: outcome === 'passed' ? say('home.state.passed') : '',
    mark: { none: '', running: '', passed: '✓', failed: '✗' }[outcome],
    facts: [...factsOf(verdict, language), ...furtherFactsOf(verdict, language)],
    printed: verdict?.printed.trim() ?? '',
    marks: verdict?.marks ?? [],
    checks: (verdict?.checks ?? []).map((check) => ({
      row: rowOf(step, check.id),
      outcome: check.outcome,
      mark: marks[check.outcome],
      word: say(`pages.verdict.outcome.${check.outcome}`),
      title: translate(check.title, language),
    })),
    hintsHtml: hints.read.map(toHtml),
    hintsLeft,
    exam: workplace.exam,
    shown,
    differences: differences.map(({ line, lines }) => ({
      line,
      lines: lines.map((text) => ({ tag: tags[text.charAt(0)], text })),
    })),
    solutionHtml: shown === 'solution' ? printer.code(solutionText(step)) : '',
    production: [...step.production, 'app.ts'],
    worthHtml: passed ? toHtml(workplace.worthKnowing(step, language)) : '',
    next: next && {
      number: next.number,
      label: say('work.next', { number: next.number, title: say(`steps.${next.name}.title`) }),
    },
    copiesTitle:
      copies.length === 0 ? say('work.copies.none') : say('work.copies', { count: copies.length }),
    copies: copies.map((copy) => copyOnPage(copy, language)),
    acts: {
      judge: act('judge', say('work.judge')),
      hint: act('hint', say('work.hint', { count: hintsLeft })),
      difference: act('difference', say('work.difference')),
      solution: act('solution', say('work.solution')),
      hide: act('hide', say('work.hide')),
      reset: act('reset', say('work.reset')),
    },
  };
}

function outcomeOf({ running, verdict }: Judgement): 'none' | 'running' | 'passed' | 'failed' {
  if (running) return 'running';
  if (verdict === undefined) return 'none';
  return verdict.failure === undefined ? 'passed' : 'failed';
}

/** Where English dates have the day before the month. */
const regions = { en: 'en-GB', 'zh-CN': 'zh-CN' };

function copyOnPage({ id, at, lines }: Copy, language: Language) {
  const say = sayIn(language);
  return {
    at: at.toISOString(),
    when: at.toLocaleString(regions[language], { dateStyle: 'medium', timeStyle: 'medium' }),
    lines: say('work.lines', { count: lines }),
    restore: act('restore', say('work.restore'), id),
  };
}

function act(name: string, label: string, value = ''): Act {
  return { act: name, value, label };
}

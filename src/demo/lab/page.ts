import { catalogue, courseAttacks } from '../../attacks/catalogue.ts';
import { steps } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import type { PlainId, Say } from '../../i18n/message.ts';
import type { Comparison } from './compare.ts';
import { exerciseOf } from './exercise.ts';
import { endings, endingsIn, type Filter, filtered, queryOf, serverNames } from './filter.ts';
import { severities } from './severity.ts';
import { conclusionOf, serversIn } from './summary.ts';
import { lessonsOf } from './table.ts';
import { words } from './words.ts';

/** What the page of the lab shows. */
export function valuesOf(
  comparison: Comparison | undefined,
  filter: Filter,
  visitor: { say: Say; language: Language },
) {
  const { say, language } = visitor;
  const outcomes = endingsIn(comparison);
  const attacked = comparison?.runs.map(({ name }) => name) ?? [];
  const attacks = filtered(courseAttacks, filter, outcomes);
  // Before the first run, only the attacks of a chosen lesson are listed.
  const listed = comparison !== undefined || queryOf(filter) !== '';
  const time = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return {
    all: courseAttacks.length,
    every: catalogue.length,
    servers: serversIn(comparison, say),
    conclusion: comparison ? conclusionOf(comparison, say) : [],
    finished: comparison && time.format(comparison.finished),
    columns: attacked.map((name) => say(words.column[name])),
    shown: attacks.length,
    listed,
    ...lessonsOf(listed ? attacks : [], outcomes, attacked, visitor),
    query: queryOf(filter),
    fields: fieldsOf(filter, say),
    legend: endings.map((ending) => ({ ending, word: say(words.ending[ending]) })),
    overview: steps.map(({ number, name }) => ({
      number,
      title: say(`steps.${name}.title`),
      count: courseAttacks.filter(({ lesson }) => lesson === number).length,
    })),
    questions: exerciseOf(visitor),
  };
}

interface Option {
  value: string;
  text: string;
  selected: boolean;
}

/** The controls of the filter. The first option of each shows everything. */
function fieldsOf(filter: Filter, say: Say) {
  const field = <Value extends string>(
    name: keyof Filter,
    label: PlainId,
    every: PlainId,
    values: readonly Value[],
    textOf: (value: Value) => string,
  ): { name: string; label: string; options: Option[] } => ({
    name,
    label: say(label),
    options: [
      { value: '', text: say(every), selected: filter[name] === undefined },
      ...values.map((value) => ({
        value,
        text: textOf(value),
        selected: String(filter[name]) === value,
      })),
    ],
  });
  const numbers = steps.map(({ number }) => String(number));
  return [
    field('lesson', 'lab.filter.lesson', 'lab.filter.every-lesson', numbers, (value) => {
      const step = steps.find(({ number }) => String(number) === value);
      return step ? `${value} · ${say(`steps.${step.name}.title`)}` : value;
    }),
    field('severity', 'lab.filter.severity', 'lab.filter.every-severity', severities, (value) =>
      say(words.severity[value]),
    ),
    field('outcome', 'lab.filter.outcome', 'lab.filter.every-outcome', endings, (value) =>
      say(words.ending[value]),
    ),
    field('server', 'lab.filter.server', 'lab.filter.every-server', serverNames, (value) =>
      say(words.server[value]),
    ),
  ];
}

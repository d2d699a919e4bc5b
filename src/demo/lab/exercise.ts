import { courseAttacks } from '../../attacks/catalogue.ts';
import type { Language } from '../../i18n/language.ts';
import { type PlainId, type Say, translate } from '../../i18n/message.ts';
import { type Filter, queryOf } from './filter.ts';

/** A question about the results of the article's server. */
export interface Question {
  question: PlainId;
  answer: PlainId;
  /** Shows the attacks that the question is about. */
  filter: Partial<Filter>;
  /** The ids of the attacks to name afterwards. */
  attacks: string[];
  /** The line of the article that lets them through. */
  line: string;
  /** The lesson that quotes the line. */
  lesson: number;
}

/** The last exercise of the course. A test compares them with a real run. */
export const questions: readonly Question[] = [
  {
    question: 'lab.question.no-token',
    answer: 'lab.answer.no-token',
    filter: { severity: 'high', outcome: 'through', server: 'article', lesson: 5 },
    attacks: ['no-token'],
    line: "app.all('/api/*', [express.bodyParser(), jwtauth]);",
    lesson: 5,
  },
  {
    question: 'lab.question.expired',
    answer: 'lab.answer.expired',
    filter: { severity: 'medium', outcome: 'through', server: 'article', lesson: 4 },
    attacks: ['exp-year-ago-milliseconds'],
    line: "res.end('Access token has expired', 400);",
    lesson: 4,
  },
  {
    question: 'lab.question.most',
    answer: 'lab.answer.most',
    filter: { outcome: 'through', server: 'article' },
    attacks: ['key-article', 'key-known'],
    line: "app.set('jwtTokenSecret', 'YOUR_SCRET_STRING');",
    lesson: 1,
  },
  {
    question: 'lab.question.wrong',
    answer: 'lab.answer.wrong',
    filter: { outcome: 'wrong', server: 'article' },
    attacks: ['signature-empty', 'claims-admin', 'exp-past'],
    line: 'return next()',
    lesson: 4,
  },
];

/** The questions in a visitor's language. */
export function exerciseOf({ say, language }: { say: Say; language: Language }) {
  return questions.map(({ question, answer, filter, attacks, line, lesson }) => ({
    question: say(question),
    answer: say(answer),
    query: queryOf(filter),
    attacks: attacks.map((id) => ({ id, name: nameOf(id, language) })),
    line,
    lesson,
  }));
}

function nameOf(id: string, language: Language): string {
  const attack = courseAttacks.find((one) => one.id === id);
  return attack === undefined ? id : translate(attack.name, language);
}

import MarkdownIt from 'markdown-it';
import type { Say } from '../../i18n/message.ts';
import type { DemoOptions } from '../options.ts';
import type { Lesson } from './lesson.ts';
import { slugOf } from './markdown-rules.ts';

/** A line of a table of contents. */
export interface ContentsEntry {
  /** The id of the heading. */
  id: string;
  title: string;
  /** 2 or 3, as in h2 and h3. */
  level: number;
}

const markdown = new MarkdownIt();

/** The headings of a Markdown text, without its title. */
export function contentsOf(text: string): ContentsEntry[] {
  const tokens = markdown.parse(text, {});
  return tokens.flatMap(({ type, tag }, index) => {
    const level = Number(tag.slice(1));
    if (type !== 'heading_open' || level < 2 || level > 3) return [];
    const heading = tokens[index + 1]?.content ?? '';
    return [{ id: slugOf(heading), title: heading.replaceAll('`', ''), level }];
  });
}

/** The sections of a lesson in the order of the page. The experiment is only in a demonstration, the mistakes not in an exam. */
export function contentsOfLesson(
  { sections }: Lesson,
  { demo, exam }: Pick<DemoOptions, 'demo' | 'exam'>,
  say: Say,
): ContentsEntry[] {
  const own = sections.map(({ id, title }) => ({ id, title, level: 2 }));
  const experiment = { id: 'try-title', title: say('pages.lesson.try'), level: 2 };
  const chain = { id: 'chain-title', title: say('pages.lesson.chain'), level: 2 };
  const mistakes = { id: 'mistakes-title', title: say('pages.lesson.mistakes'), level: 2 };
  return [
    ...own.slice(0, 2),
    ...(demo ? [experiment] : []),
    ...own.slice(2, 3),
    chain,
    ...own.slice(3),
    ...(exam ? [] : [mistakes]),
  ];
}

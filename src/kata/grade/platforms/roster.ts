import { parse } from 'csv-parse/sync';
import { type Message, message } from '../../../i18n/message.ts';
import { cleanedLine } from '../../text/characters.ts';
import type { ClassResult, LearnerResult } from '../result.ts';

/** The learners of a class, as a gradebook knows them. */
export interface Roster {
  /** The columns of the file, without the one that names the submission. */
  columns: string[];
  rows: RosterRow[];
}

/** A learner in the roster. */
export interface RosterRow {
  /** The line in the file, counted from 1. */
  line: number;
  /** The name of the submission; empty if the learner has none. */
  submission: string;
  /** By column. */
  cells: ReadonlyMap<string, string>;
}

/** A roster and the results of a class, put together. */
export interface Match {
  columns: string[];
  graded: { row: RosterRow; learner: LearnerResult }[];
  /** Learners of the roster whose submission is not among the results. */
  absent: RosterRow[];
  /** Results that no row of the roster names. */
  unlisted: LearnerResult[];
  /** Results with a step that the grader could not judge: the points may be too few. */
  unjudged: LearnerResult[];
}

/** The column that names the submission. */
const key = 'submission';

/** Reads a roster: CSV with a column `submission`, as comma, semicolon or tab separate it. */
export function readRoster(bytes: Uint8Array, file: string): Roster | { refused: Message } {
  const lines = recordsIn(bytes);
  if (lines === undefined) return { refused: message('platform.roster.unreadable', { file }) };
  const head = (lines[0]?.record ?? []).map((name) => cleanedLine(name));
  const own = head.findIndex((name) => name.toLowerCase() === key);
  if (own < 0) {
    return { refused: message('platform.roster.no-column', { file, found: head.join(', ') }) };
  }
  const rows = lines.slice(1).map(({ record, line }) => ({
    line,
    submission: nameIn(record[own] ?? ''),
    cells: new Map(head.map((name, index) => [name, (record[index] ?? '').trim()])),
  }));
  return {
    columns: head.filter((name, index) => index !== own && name !== ''),
    rows: rows.filter(isLearner),
  };
}

/** Finds the result of each learner in a roster. Two learners may name the same submission. */
export function matchRoster({ columns, rows }: Roster, { learners }: ClassResult): Match {
  const byName = new Map(learners.map((learner) => [nameIn(learner.name), learner]));
  const absent: RosterRow[] = [];
  const found: Match['graded'] = [];
  for (const row of rows) {
    const learner = byName.get(row.submission);
    if (learner === undefined) absent.push(row);
    else found.push({ row, learner });
  }
  const named = new Set(found.map(({ learner }) => learner));
  return {
    columns,
    graded: found.filter(({ learner }) => isJudged(learner)),
    absent,
    unlisted: learners.filter((learner) => !named.has(learner)),
    unjudged: [...named].filter((learner) => !isJudged(learner)),
  };
}

function isJudged({ steps }: LearnerResult): boolean {
  return steps.every(({ status }) => status !== 'unjudged');
}

/** A learner in a roster, for messages: the first two cells that are not empty, such as first and last name. */
export function labelOf({ cells }: RosterRow): string {
  const told = [...cells.values()].filter((cell) => cell !== '').slice(0, 2);
  return cleanedLine(told.join(' '));
}

/** A name in one spelling of Unicode: macOS writes `é` as two characters. */
function nameIn(text: string): string {
  return cleanedLine(text).normalize();
}

/** Whether a row is about a learner. Exports of Canvas have a row of maximum points, one without a name, and a test student. */
function isLearner({ cells, submission }: RosterRow): boolean {
  if (submission !== '') return true;
  if (!cells.has('Student')) return labelOf({ cells, submission, line: 0 }) !== '';
  return !['', 'Points Possible', 'Student, Test'].includes(cells.get('Student') ?? '');
}

/** The records with their lines; undefined if the bytes are not CSV in UTF-8. */
function recordsIn(bytes: Uint8Array): { record: string[]; line: number }[] | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const [first = ''] = text.split('\n', 1);
    const delimiter = [',', ';', '\t'].find((sign) => first.includes(sign)) ?? ',';
    const lines: number[] = [];
    const records = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record, info) => {
        lines.push(info.lines);
        return record;
      },
    });
    return records.map((record, index) => ({ record, line: lines[index] ?? 0 }));
  } catch {
    return undefined;
  }
}

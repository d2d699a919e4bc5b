import type { Language } from '../../i18n/language.ts';
import type { Text } from '../../i18n/message.ts';
import { csvOf } from '../grade/reports/csv.ts';
import { htmlOf } from '../grade/reports/html.ts';
import { jsonOf } from '../grade/reports/json.ts';
import { junitOf } from '../grade/reports/junit.ts';
import { markdownOf } from '../grade/reports/markdown.ts';
import { tableOf } from '../grade/reports/table.ts';
import type { ClassResult } from '../grade/result.ts';
import { UsageError } from './arguments.ts';
import {
  type PlatformValues,
  platformOptions,
  platformReports,
  type ReportRequest,
} from './platform-reports.ts';
import { checkReportFile, problemWith, writeReport } from './report-file.ts';

/** The reports of a class, by the names of their options. */
const reports = { junit: junitOf, json: jsonOf, csv: csvOf, markdown: markdownOf, html: htmlOf };

type Kind = keyof typeof reports;
const kinds: readonly Kind[] = ['junit', 'json', 'csv', 'markdown', 'html'];

/** The options that ask for reports, for parseArgs. */
export const reportOptions = {
  junit: { type: 'string' },
  json: { type: 'string' },
  csv: { type: 'string' },
  markdown: { type: 'string' },
  html: { type: 'string' },
  ...platformOptions,
} as const;

/** The reports on some learners that a command line asks for. Throws a UsageError if one cannot be written. */
export function reportsIn(
  values: Partial<Record<Kind, string>> & PlatformValues,
  learners: number,
  language: Language,
): ReportRequest[] {
  const requests = kinds.flatMap((kind): ReportRequest[] => {
    const file = values[kind];
    if (file === undefined) return [];
    checkReportFile(kind, file);
    const write = (result: ClassResult) => {
      writeReport(file, reports[kind](result, language));
      return [];
    };
    return [{ option: kind, file, write }];
  });
  const all = [...requests, ...platformReports(values, learners, language)];
  if (all.filter(({ file }) => file === '-').length > 1) {
    throw new UsageError('grade.report-twice');
  }
  return all;
}

/**
 * Prints the table, unless a report is printed, and writes every report that can be written. Returns what to know about them,
 * and those that could not be written, with the reason.
 */
export function writeReports(
  requests: readonly ReportRequest[],
  result: ClassResult,
  language: Language,
): { notes: Text[]; unwritten: Text[] } {
  if (!requests.some(({ file }) => file === '-')) {
    const columns = process.stdout.isTTY ? process.stdout.columns || 80 : undefined;
    console.log(tableOf(result, language, columns));
  }
  const notes: Text[] = [];
  const unwritten = requests.flatMap(
    ({ write, ...named }) => problemWith(() => void notes.push(...write(result)), named) ?? [],
  );
  return { notes, unwritten };
}

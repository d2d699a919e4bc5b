import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Language } from '../../i18n/language.ts';
import { message, type Text } from '../../i18n/message.ts';
import { classroom50Of, missingVariables } from '../grade/platforms/classroom50.ts';
import { canvasIds, canvasOf, moodleOf, sameName } from '../grade/platforms/gradebooks.ts';
import { gradescopeOf } from '../grade/platforms/gradescope.ts';
import {
  labelOf,
  type Match,
  matchRoster,
  type Roster,
  readRoster,
} from '../grade/platforms/roster.ts';
import { feedbackFiles } from '../grade/reports/feedback.ts';
import type { ClassResult, LearnerResult } from '../grade/result.ts';
import { cleanedLine } from '../text/characters.ts';
import { UsageError } from './arguments.ts';
import { checkReportFile, writeReport } from './report-file.ts';

// The reports for teaching platforms, as options of `npm run grade`.

/** The options, for parseArgs. */
export const platformOptions = {
  classroom50: { type: 'string' },
  gradescope: { type: 'string' },
  canvas: { type: 'string' },
  moodle: { type: 'string' },
  roster: { type: 'string' },
  assignment: { type: 'string' },
  feedback: { type: 'string' },
} as const;

/** The values of the options on a command line. */
export type PlatformValues = { [Option in keyof typeof platformOptions]?: string | undefined };

/** A report to make. */
export interface ReportRequest {
  option: string;
  /** The file or the folder to write to, or `-` to print it. */
  file: string;
  /** Writes it. Returns what a person should know about it. */
  write(result: ClassResult): Text[];
}

/** The reports that a command line asks for, of some learners. Throws a UsageError if one cannot be made. */
export function platformReports(
  values: PlatformValues,
  learners: number,
  language: Language,
): ReportRequest[] {
  const roster = rosterFor(values);
  const assignment = values.assignment || 'JWT on Koa';
  return [
    ...ofOne('classroom50', values, learners, (learner, { run }) =>
      classroom50Of(learner, run, process.env, language),
    ),
    ...ofOne('gradescope', values, learners, (learner, { run }) =>
      gradescopeOf(learner, run, language),
    ),
    ...ofClass('canvas', values, roster, (match) => canvasOf(match, assignment)),
    ...ofClass('moodle', values, roster, (match) => moodleOf(match, assignment, language)),
    ...feedbackIn(values, language),
  ];
}

/** A report on one submission. */
function ofOne(
  option: 'classroom50' | 'gradescope',
  { [option]: file }: PlatformValues,
  learners: number,
  textOf: (learner: LearnerResult, result: ClassResult) => string,
): ReportRequest[] {
  if (file === undefined) return [];
  checkReportFile(option, file);
  if (learners !== 1) throw new UsageError(message('platform.one-folder', { option }));
  const missing = option === 'classroom50' ? missingVariables(process.env) : [];
  if (missing.length > 0) {
    throw new UsageError(message('platform.variables', { names: missing.join(', ') }));
  }
  const write = (result: ClassResult) => {
    for (const learner of result.learners) writeReport(file, textOf(learner, result));
    return [];
  };
  return [{ option, file, write }];
}

/** A report for a gradebook. It tells which learners and submissions are not in it. */
function ofClass(
  option: 'canvas' | 'moodle',
  values: PlatformValues,
  roster: Roster | undefined,
  textOf: (match: Match) => string,
): ReportRequest[] {
  const file = values[option];
  if (file === undefined) return [];
  checkReportFile(option, file);
  if (roster === undefined) throw new UsageError(message('platform.roster.needed', { option }));
  const write = (result: ClassResult) => {
    const match = matchRoster(roster, result);
    writeReport(file, textOf(match));
    return notesOn(match, cleanedLine(values.roster ?? ''));
  };
  return [{ option, file, write }];
}

function notesOn({ absent, unlisted, unjudged }: Match, file: string): Text[] {
  return [
    ...absent.map((row) =>
      message('platform.roster.absent', { name: labelOf(row), file, line: row.line }),
    ),
    ...unlisted.map(({ name, points, of }) =>
      message('platform.roster.unlisted', { name, points, all: of, file }),
    ),
    ...unjudged.map(({ name }) => message('platform.roster.unjudged', { name })),
  ];
}

/** The feedback for every learner, in a folder that is made if there is none. */
function feedbackIn({ feedback: folder }: PlatformValues, language: Language): ReportRequest[] {
  if (folder === undefined) return [];
  checkFolder(folder);
  const write = (result: ClassResult) => {
    mkdirSync(placeOf(folder), { recursive: true });
    for (const { file, text } of feedbackFiles(result, language)) {
      writeFileSync(join(placeOf(folder), file), text);
    }
    return [];
  };
  return [{ option: 'feedback', file: folder, write }];
}

/** The roster that an option names, if there is one. */
function rosterFor({ canvas, moodle, roster: file }: PlatformValues): Roster | undefined {
  if (file === undefined) return undefined;
  if (canvas === undefined && moodle === undefined) {
    throw new UsageError('platform.roster.unneeded');
  }
  const shown = cleanedLine(file);
  if (!existsSync(placeOf(file)) || !statSync(placeOf(file)).isFile()) {
    throw new UsageError(message('platform.roster.file', { file: shown }));
  }
  const roster = readRoster(readFileSync(placeOf(file)), shown);
  if ('refused' in roster) throw new UsageError(roster.refused);
  if (canvas !== undefined && !canvasIds.some((name) => sameName(roster.columns, name))) {
    const names = canvasIds.join(', ');
    throw new UsageError(message('platform.roster.no-id', { file: shown, names }));
  }
  return roster;
}

function checkFolder(folder: string): void {
  const path = placeOf(folder);
  if (folder === '' || folder === '-' || (existsSync(path) && !statSync(path).isDirectory())) {
    throw new UsageError(
      message('platform.folder-file', { file: cleanedLine(folder), option: 'feedback' }),
    );
  }
  if (existsSync(path) || existsSync(dirname(path))) return;
  throw new UsageError(
    message('kata.error.report-place', { option: 'feedback', folder: dirname(folder) }),
  );
}

/** A path as it is meant in the folder of the command. */
function placeOf(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}

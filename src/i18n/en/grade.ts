/** What `npm run grade` prints. */
export const grade = {
  'grade.help':
    'npm run grade -- FOLDER… [--junit F] [--json F] [--csv F] [--markdown F] [--seed S]\n\nGrades the submission in each folder: any of setup.ts, issue.ts, extract.ts, decode.ts and attach.ts. Each file is either at the top of the folder or in its step’s folder, as in a clone of this repository. F is the file to write a report to. With - as F, the report is printed instead of the table. S is the seed of an earlier run, which repeats its inputs.',
  'grade.submission': 'submission',
  'grade.points': 'points',
  'grade.hints': 'hints',
  'grade.first-failure': 'first failure',
  'grade.of': '{{points}} of {{all}}',

  'grade.missing': 'no {{file}}',
  'grade.untouched': '{{file}} is still the exercise',
  'grade.link': '{{file}} is a symbolic link, or is in a folder that is one',
  'grade.not-plain': '{{file}} is not a plain file',
  'grade.too-large': '{{file}} has more than {{kilobytes}} KB',
  'grade.unreadable': '{{file}} cannot be read ({{code}})',
  'grade.unreadable.unknown': '{{file}} cannot be read',
  'grade.slow': 'the checks were not finished after {{seconds}} seconds',
  'grade.not-started': 'the program does not start ({{fault}})',
  'grade.unjudged': 'the grader could not judge it: {{reason}}',
  'grade.error': '{{name}}, {{step}}: {{why}}',

  'grade.no-folders': 'Name the folders to grade.\n\n{{content}}',
  'grade.option-taken':
    'npm took the option --{{option}}. Put -- before it: npm run grade -- FOLDER {{usage}}',
  'grade.option-file': 'Name a file: {{option}} F',
  'grade.report-twice': 'Only one report can be printed. Name a file for the others.',
  'grade.folder': 'There is no folder {{folder}}.',
  'grade.folder-near': 'There is no folder {{folder}}. Did you mean {{near}}?',
  'grade.folder-file': '{{file}} is a file. Name the folder that it is in: {{folder}}',
} as const;

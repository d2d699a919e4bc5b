/** What `npm run grade` prints. */
export const grade = {
  'grade.help':
    'npm run grade -- FOLDER… [options]\n\nGrades the submission in each folder: any of setup.ts, issue.ts, extract.ts, decode.ts and attach.ts. Each file is either at the top of the folder or in its step’s folder, as in a clone of this repository.\n\nReports. F is the file to write to; with - as F, the report is printed instead of the table.\n  --junit F      JUnit’s XML, a case for each check\n  --json F       everything, for programs\n  --csv F        a row for each learner\n  --markdown F   a table for the summary of a workflow\n  --html F       a page for teachers: what to teach next, each check and each learner\n\nTeaching platforms. See docs/teaching.md.\n  --classroom50 F   result.json of one submission, in an autograder of Classroom 50\n  --gradescope F    results.json of one submission\n  --canvas F        CSV for the gradebook of Canvas; needs --roster\n  --moodle F        CSV for the gradebook of Moodle; needs --roster\n  --roster R        CSV with a column “submission” and the columns of the gradebook\n  --assignment NAME the name of the column with the points, “JWT on Koa” by default\n  --feedback FOLDER a Markdown file for each learner, ready to send\n\nLarge classes.\n  --results F    writes the results of each learner to F as they come\n  --resume       with --results: takes over what F says about unchanged files, and grades the rest\n  --only-changed the same\n  --shard I/N    grades only part I of N; “npm run grade:merge -- FILE…” makes one report of all parts\n  --seed S       repeats the inputs of an earlier run; all parts of a class need the same seed',
  'grade.submission': 'submission',
  'grade.points': 'points',
  'grade.hints': 'hints',
  'grade.first-failure': 'first failure',
  'grade.of': '{{points}} of {{all}}',

  'grade.course': 'Course: {{version}} {{course}}',

  'grade.missing': 'no {{file}}',
  'grade.missing-near': 'no {{file}}, but there is {{list}}',
  'grade.untouched': '{{file}} is still the exercise',
  'grade.link': '{{file}} is a symbolic link, or is in a folder that is one',
  'grade.not-plain': '{{file}} is not a plain file',
  'grade.too-large': '{{file}} has more than {{kilobytes}} KB',
  'grade.unreadable': '{{file}} cannot be read ({{code}})',
  'grade.unreadable.unknown': '{{file}} cannot be read',
  'grade.slow': 'the checks were not finished after {{seconds}} seconds',
  'grade.forbidden': 'no points: the program wanted something that is not allowed',
  'grade.greedy': 'no points: the program took too much time or memory',
  'grade.changes': 'no points: after some time, the program behaves in another way',
  'grade.not-started': 'the program does not start ({{fault}})',
  'grade.unjudged': 'the grader could not judge it: {{reason}}',
  'grade.error': '{{name}}, {{step}}: {{why}}',

  'grade.interrupted':
    'Interrupted: {{done}} of {{all}} learners are graded. With --results F, the same command with --resume goes on.',
  'grade.not-written': '--{{option}}: {{file}} was not written ({{reason}})',
  'grade.left-out': '{{file}} is a file, not a folder: it was not graded.',
  'grade.packed':
    '{{file}} is an archive: it was not graded. Unpack it into a folder, and grade that.',
  'grade.other-names':
    'Files with other names or in other places were not graded. They are in the submissions of: {{list}}',
  'grade.shard': 'Name a part and the number of parts, for example: --shard 1/4',
  'grade.resume-what':
    '--resume and --only-changed need the file of the results: --results F --resume',
  'grade.bad-epoch':
    'SOURCE_DATE_EPOCH must be a number of seconds since 1970 with ten digits, or be unset.',
  'grade.results-exist': '{{file}} exists. Add --resume to go on with it, or name another file.',
  'grade.no-results': '{{file}} is not a file of results that --results has written.',
  'grade.other-course':
    '{{file}} was written with another seed or another version of the course. Name another file.',
  'grade.merge.help':
    'npm run grade:merge -- FILE… [--json F] [--canvas F] …\n\nMakes one report of the files that “npm run grade -- … --results FILE” has written. “npm run grade -- --help” lists the reports.',
  'grade.merge.other-run':
    '{{file}} and {{first}} do not belong together: the seed or the version of the course differs.',
  'grade.merge.twice': '{{name}} is in {{first}} and in {{file}}.',
  'grade.no-files': 'Name the files of results.\n\n{{content}}',

  'grade.no-folders': 'Name the folders to grade.\n\n{{content}}',
  'grade.option-taken':
    'npm took the option --{{option}}. Put -- before it: npm run grade -- FOLDER {{usage}}',
  'grade.option-file': 'Name a file: {{option}} F',
  'grade.report-twice': 'Only one report can be printed. Name a file for the others.',
  'grade.folder': 'There is no folder {{folder}}.',
  'grade.folder-near': 'There is no folder {{folder}}. Did you mean {{near}}?',
  'grade.folder-file': '{{file}} is a file. Name the folder that it is in: {{folder}}',
} as const;

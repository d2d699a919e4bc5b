/** What the feedback for learners and the reports for teaching platforms say. */
export const platform = {
  'platform.feedback.title': '{{name}}: {{points}} of {{all}} points',
  'platform.feedback.step': 'Step',
  'platform.feedback.points': 'Points',
  'platform.feedback.result': 'Result',
  'platform.feedback.passed_one': '{{count}} check passed',
  'platform.feedback.passed_other': 'all {{count}} checks passed',
  'platform.feedback.failed_one': '{{count}} of {{all}} checks failed',
  'platform.feedback.failed_other': '{{count}} of {{all}} checks failed',
  'platform.feedback.depends_one':
    '{{count}} check was not run, because it depends on a check that failed',
  'platform.feedback.depends_other':
    '{{count}} checks were not run, because they depend on a check that failed',
  'platform.feedback.check': 'Failed, severity {{severity}}: {{title}}',
  'platform.feedback.semicolon': '; ',
  'platform.feedback.colon': ':',
  'platform.feedback.rule': 'Rule: {{what}}.',
  'platform.feedback.row': 'Read row {{row}} of the contract in `{{file}}`.',
  'platform.feedback.lesson': 'Read `{{file}}`.',
  'platform.feedback.also': 'These checks failed, too:',
  'platform.feedback.printed': 'Your program printed:',
  'platform.feedback.again':
    'To see the first failure again, run `{{command}}` in your copy of the course.',
  'platform.moodle.feedback': 'Feedback',

  'platform.one-folder': '--{{option}} is a report on one submission. Name one folder.',
  'platform.variables':
    '--classroom50 needs the environment of Classroom 50. It does not contain {{names}}.',
  'platform.roster.needed':
    '--{{option}} needs a roster: --roster R. It is CSV with a column “submission” and the columns that the gradebook needs.',
  'platform.roster.unneeded': '--roster is only for --canvas and --moodle.',
  'platform.roster.file': 'There is no file {{file}}.',
  'platform.roster.unreadable':
    '{{file}} is not CSV in UTF-8. Save it as “CSV UTF-8” in the spreadsheet program.',
  'platform.roster.no-column':
    '{{file}} has no column “submission” that names the folder of each learner. Its columns are: {{found}}.',
  'platform.roster.no-id':
    '{{file}} has none of the columns by which Canvas knows a learner: {{names}}.',
  'platform.roster.absent':
    'No submission of {{name}} ({{file}}, line {{line}}). The gradebook’s file leaves this learner out.',
  'platform.roster.unlisted':
    '{{file}} does not contain the submission {{name}}, which has {{points}} of {{all}} points. The gradebook’s file leaves it out.',
  'platform.roster.unjudged':
    'The grader could not judge every step of {{name}}. The gradebook’s file leaves this learner out.',
  'platform.folder-file': '{{file}} is a file. Name a folder for --{{option}}.',
  'platform.zip.help':
    'npm run gradescope -- [F]\n\nWrites the zip to upload to Gradescope as the autograder of a programming assignment. F is the file, gradescope.zip by default. KATA_LANG=zh-CN makes the feedback Chinese.',
  'platform.zip.done': 'Wrote {{file}} ({{kilobytes}} KB).',
} as const;

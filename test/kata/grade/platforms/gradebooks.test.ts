import { describe, expect, test } from 'vitest';
import { message } from '#i18n/message.ts';
import { canvasOf, moodleOf } from '#kata/grade/platforms/gradebooks.ts';
import { labelOf, matchRoster, type Roster, readRoster } from '#kata/grade/platforms/roster.ts';
import { complaintsOfCanvas, complaintsOfMoodle, rowsIn } from './contracts.ts';
import { classOf, learnerOf } from './results.ts';

const ada = await learnerOf('ada', [{ failed: 5 }]);
const bob = await learnerOf('bob');
const ming = await learnerOf('王小明');
const rene = await learnerOf('Rene\u0301');
const results = classOf(ada, bob, ming, rene);

function rosterOf(text: string | Uint8Array): Roster {
  const roster = readRoster(typeof text === 'string' ? Buffer.from(text) : text, 'roster.csv');
  if ('refused' in roster) throw new TypeError(`Expected a roster, got ${roster.refused.id}`);
  return roster;
}

/** As Canvas exports it, with one more column. */
const canvas = `\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Essay (12),submission
    Points Possible,,,,,10,
"Lovelace, Ada",101,U1,ada@example.org,"=HYPERLINK(""x"")",7,ada
"=cmd|'/C calc'!A1",102,U2,bob@example.org,A,,bob
+王小明,103,U3,ming@example.org,A,,王小明
@Absent,104,U4,absent@example.org,A,,
-Lost,105,U5,lost@example.org,A,,lost-folder
`;

/** As Moodle exports the participants, saved in a spreadsheet program. */
const moodle = `First name;Last name;ID number;Email address;Submission\r
Ada;Lovelace;1;ada@example.org;ada\r
René;@Descartes;2;rene@example.org;Ren\u00e9\r
`;

describe('the gradebook of Canvas', () => {
  const match = matchRoster(rosterOf(canvas), results);
  const text = canvasOf(match, 'JWT on Koa (34)');

  test('accepts the file', () => {
    expect(complaintsOfCanvas(text)).toEqual([]);
  });

  test('gets the points of each learner of the roster, and no formula', () => {
    expect(rowsIn(text)).toEqual([
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'JWT on Koa (34)'],
      ['    Points Possible', '', '', '', '', '100'],
      ['Lovelace, Ada', '101', 'U1', 'ada@example.org', `'=HYPERLINK("x")`, '87'],
      [`'=cmd|'/C calc'!A1`, '102', 'U2', 'bob@example.org', 'A', '100'],
      [`'+王小明`, '103', 'U3', 'ming@example.org', 'A', '100'],
    ]);
  });

  test('loses no learner and no submission: the others are reported', () => {
    expect(match.absent.map((row) => [row.line, labelOf(row)])).toEqual([
      [6, '@Absent 104'],
      [7, '-Lost 105'],
    ]);
    expect(match.unlisted.map(({ name }) => name)).toEqual(['Rene\u0301']);
    expect(match.graded.length + match.unlisted.length).toBe(results.learners.length);
  });

  test('does not get the points of a learner whom the grader could not judge', async () => {
    const unjudged = await learnerOf('bob', [{}, { status: 'unjudged', points: 0 }]);
    const part = matchRoster(rosterOf(canvas), classOf(ada, unjudged));
    expect(part.unjudged).toEqual([unjudged]);
    expect(rowsIn(canvasOf(part, 'JWT')).map(([name]) => name)).toEqual([
      'Student',
      '    Points Possible',
      'Lovelace, Ada',
    ]);
  });

  test('has empty cells for columns that the roster lacks', () => {
    const roster = rosterOf('id,submission\n7,ada\n');
    expect(rowsIn(canvasOf(matchRoster(roster, results), 'JWT'))[2]).toEqual([
      '',
      '7',
      '',
      '',
      '',
      '87',
    ]);
  });
});

describe('the gradebook of Moodle', () => {
  const match = matchRoster(rosterOf(moodle), results);

  test.each(['en', 'zh-CN'] as const)('accepts the file in %s', (language) => {
    const text = moodleOf(match, 'JWT', language);
    expect(complaintsOfMoodle(text, 'JWT')).toEqual([]);
    expect(rowsIn(text)[0]).toEqual([
      'First name',
      'Last name',
      'ID number',
      'Email address',
      'JWT',
      language === 'en' ? 'Feedback' : '反馈',
    ]);
  });

  test('gets points and one line of feedback', () => {
    const [, first, second] = rowsIn(moodleOf(match, 'JWT', 'en'));
    expect(first?.slice(0, 5)).toEqual(['Ada', 'Lovelace', '1', 'ada@example.org', '87']);
    expect(first?.[5]).toMatch(/^1 setup 7\/20: 5 of \d+ checks failed; .+; .+; .+ \| 2 issue 20/);
    expect(first?.[5]).not.toContain('\n');
    expect(second?.slice(0, 5)).toEqual(['René', `'@Descartes`, '2', 'rene@example.org', '100']);
  });
});

describe('a roster', () => {
  test.each([
    ['is no text', Uint8Array.of(0xd5, 0xc5, 0x2c, 0xb2), 'platform.roster.unreadable'],
    ['has an open quote', 'submission,ID\n"ada,1\n', 'platform.roster.unreadable'],
    ['has no column for submissions', 'Student,ID\nAda,1\n', 'platform.roster.no-column'],
    ['is empty', '', 'platform.roster.no-column'],
  ])('is refused if it %s', (_, text, id) => {
    const roster = readRoster(typeof text === 'string' ? Buffer.from(text) : text, 'r.csv');
    expect(roster).toMatchObject({ refused: { id } });
  });

  test('that is refused names its columns', () => {
    const found = 'Student, ID';
    expect(readRoster(Buffer.from('Student,ID\n'), 'r.csv')).toEqual({
      refused: message('platform.roster.no-column', { file: 'r.csv', found }),
    });
  });

  test('may have two learners of one submission, empty lines, and short rows', () => {
    const roster = rosterOf('submission\tID\nada\t1\n\nada\t2\nbob\n');
    expect(roster.rows.map(({ line, cells }) => [line, cells.get('ID')])).toEqual([
      [2, '1'],
      [4, '2'],
      [5, ''],
    ]);
    expect(matchRoster(roster, results).graded).toHaveLength(3);
  });
});

test.each([
  ['without the order mark', (text: string) => text.slice(1)],
  ['with a formula', (text: string) => text.replace(`'+`, '+')],
  ['without points', (text: string) => text.replace(',87', ',')],
  ['without the maximum', (text: string) => text.replace('    Points Possible', 'x')],
])('the validator of Canvas refuses a file %s', (_, change) => {
  const text = canvasOf(matchRoster(rosterOf(canvas), results), 'JWT');
  const complain = () => {
    const [complaint] = complaintsOfCanvas(change(text));
    if (complaint !== undefined) throw new TypeError(complaint);
  };
  expect(complain).toThrow(TypeError);
});

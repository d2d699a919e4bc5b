import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';

// What each platform publishes about the file that it reads, as a validator. Each returns complaints.

const points = { type: 'integer', minimum: 0 };
const words = { type: 'string', minLength: 1 };

/** The result.json of Classroom 50, as its page "Advanced Autograding" has it. */
const classroom50 = {
  type: 'object',
  additionalProperties: false,
  required: [
    'schema',
    'classroom',
    'assignment',
    'assignment_type',
    'owner',
    'submission',
    'commit',
    'release',
    'review',
    'datetime',
    'score',
    'max-score',
    'tests',
  ],
  properties: {
    schema: { const: 'classroom50/result/v1' },
    classroom: words,
    assignment: words,
    assignment_type: { enum: ['individual', 'group'] },
    owner: words,
    submission: { type: 'string', pattern: '^submit/' },
    commit: words,
    release: words,
    review: words,
    datetime: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT[0-2]\\d:[0-5]\\d:[0-5]\\dZ$' },
    score: points,
    'max-score': points,
    tests: {
      type: 'array',
      items: {
        type: 'object',
        required: ['test-name', 'passed', 'score', 'max-score'],
        properties: {
          'test-name': words,
          passed: { type: 'boolean' },
          score: points,
          'max-score': points,
        },
      },
    },
  },
};

const visibility = { enum: ['visible', 'hidden', 'after_due_date', 'after_published'] };
const format = { enum: ['text', 'html', 'simple_format', 'md', 'ansi'] };

/** The results.json of Gradescope, as its page "Autograder Specifications" has it. */
const gradescope = {
  type: 'object',
  additionalProperties: false,
  required: ['tests'],
  properties: {
    score: { type: 'number', minimum: 0 },
    execution_time: { type: 'number', minimum: 0 },
    output: { type: 'string' },
    output_format: format,
    test_output_format: format,
    test_name_format: format,
    visibility,
    stdout_visibility: visibility,
    extra_data: { type: 'object' },
    leaderboard: { type: 'array' },
    tests: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        // Without a score for the whole submission, each test needs one.
        required: ['score', 'max_score'],
        properties: {
          score: { type: 'number', minimum: 0 },
          max_score: { type: 'number', minimum: 0 },
          status: { enum: ['passed', 'failed'] },
          name: words,
          name_format: format,
          number: words,
          output: { type: 'string' },
          output_format: format,
          tags: { type: 'array', items: words },
          visibility,
          extra_data: { type: 'object' },
        },
      },
    },
  },
};

/** A runtime and the files of an assignment, as an entry of assignments.json of Classroom 50 has them. */
const assignment = {
  type: 'object',
  required: ['slug', 'name', 'mode', 'autograder', 'template', 'runtime', 'allowed_files'],
  properties: {
    slug: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{1,38}$' },
    name: words,
    mode: { const: 'individual' },
    autograder: { const: 'default' },
    template: {
      type: 'object',
      additionalProperties: false,
      required: ['owner', 'repo', 'branch'],
      properties: { owner: words, repo: words, branch: words },
    },
    runtime: {
      type: 'object',
      additionalProperties: false,
      properties: {
        'runs-on': words,
        python: { type: 'string', pattern: '^[A-Za-z0-9._+-]{1,32}$' },
        node: { type: 'string', pattern: '^[A-Za-z0-9._+-]{1,32}$' },
        apt: { type: 'array', items: { type: 'string', pattern: '^[a-z0-9][a-z0-9.+-]{0,63}$' } },
      },
    },
    allowed_files: { type: 'array', minItems: 1, maxItems: 100, items: words },
    feedback_pr: { type: 'boolean' },
  },
};

const ajv = new Ajv2020({ allErrors: true });
const validators = {
  classroom50: ajv.compile(classroom50),
  gradescope: ajv.compile(gradescope),
  assignment: ajv.compile(assignment),
};

/** What is wrong with a JSON document for a platform. */
export function complaintsAbout(kind: keyof typeof validators, text: string): string[] {
  const document: unknown = JSON.parse(text);
  const validate = validators[kind];
  const structure = validate(document)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  return [...structure, ...sumsIn(document)];
}

/** What a schema cannot say: scores are at most their maximum, and the sums are those of the tests. */
function sumsIn(document: unknown): string[] {
  if (!isRecord(document) || !Array.isArray(document.tests)) return [];
  const tests = document.tests.filter(isRecord);
  const number = (one: Record<string, unknown>, ...names: string[]) =>
    Number(names.map((name) => one[name]).find((value) => value !== undefined));
  const sum = (...names: string[]) =>
    tests.reduce((total, test) => total + number(test, ...names), 0);
  const all = [document, ...tests];
  return [
    ...all.flatMap((one) =>
      number(one, 'score') > number(one, 'max-score', 'max_score') ? ['score is too high'] : [],
    ),
    ...(document.score !== undefined && document.score !== sum('score') ? ['score is no sum'] : []),
    ...(document['max-score'] !== undefined && document['max-score'] !== sum('max-score')
      ? ['max-score is no sum']
      : []),
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The rows of a CSV file that begins with a byte order mark. Throws if it does not, or if a row is longer than another. */
export function rowsIn(text: string): string[][] {
  if (!text.startsWith('\ufeff')) throw new TypeError('Expected a byte order mark');
  return parse(text, { bom: true });
}

/** What is wrong with a file for the gradebook of Canvas. */
export function complaintsOfCanvas(text: string): string[] {
  const [head = [], possible = [], ...rows] = rowsIn(text);
  const [student, id, user, login, section, assignment, ...more] = head;
  return [
    ...(student === 'Student' && id === 'ID' && section === 'Section' ? [] : ['wrong columns']),
    ...(user === 'SIS User ID' && login === 'SIS Login ID' ? [] : ['wrong columns of the SIS']),
    ...(assignment && more.length === 0 ? [] : ['not one assignment']),
    ...(possible[0]?.trim() === 'Points Possible' ? [] : ['no points possible']),
    ...(Number(possible[5]) > 0 ? [] : ['no maximum']),
    ...rows.flatMap((row) => (/^\d+$/.test(row[5] ?? '') ? [] : [`no points for ${row[0]}`])),
    ...rows.flatMap((row) => (row.slice(1, 4).join('') ? [] : [`no id for ${row[0]}`])),
    ...formulasIn(rows),
  ];
}

/** What is wrong with a file for the gradebook of Moodle, in which one column has the grade. */
export function complaintsOfMoodle(text: string, grade: string): string[] {
  const [head = [], ...rows] = rowsIn(text);
  const column = head.indexOf(grade);
  const keys = ['Email address', 'Username', 'ID number'].filter((key) => head.includes(key));
  return [
    ...(keys.length > 0 ? [] : ['no column that names a user']),
    ...(column >= 0 ? [] : ['no grade']),
    ...(new Set(head).size === head.length ? [] : ['two columns have one name']),
    ...rows.flatMap((row) => (/^\d+$/.test(row[column] ?? '') ? [] : [`no points for ${row[0]}`])),
    ...formulasIn(rows),
  ];
}

/** Cells that a spreadsheet would read as a formula. */
function formulasIn(rows: string[][]): string[] {
  return rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell));
}

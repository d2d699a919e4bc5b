import { expect, test } from 'vitest';
import { describeClass } from './class.ts';
import { rows } from './hostile.ts';

/** One submission of each kind, for `npm test`. */
const names = [
  'exits with 0',
  'prints 100 MB',
  'bombs with shells',
  're-exports the solution by its path',
  're-exports by a link',
  'reads the solution',
  'kills the judge',
  'prints orders to terminals',
  'is a folder',
  'honest',
  'exits by a timer after 1000 ms',
  'lets everything pass after 500 ms',
  'starts a process, and catches the error',
  'beside an untouched exercise',
  'a copy',
];
const sample = rows.filter(({ name }) => names.includes(name));

test('every submission of the sample is in the class', () => {
  expect(sample.map(({ name }) => name).sort()).toEqual([...names].sort());
  expect(rows.length).toBeGreaterThanOrEqual(90);
});

describeClass('npm run grade, on some hostile and odd submissions', sample, sample);
describeClass('npm run grade, on all hostile and odd submissions', rows, sample, ['slow']);

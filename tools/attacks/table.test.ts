import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../test/support/repository.ts';
import { withMeasured } from './measured/document.ts';
import { type Measured, measure } from './measured/measure.ts';
import { subjects } from './measured/subjects.ts';

test('docs/attacks.md says what is measured: npm run attacks:table -- --write', {
  tags: ['slow'],
  // Some attacks compare times. On a busy machine, one of thousands of requests is slow for another reason.
  retry: 1,
}, async () => {
  const measured: Measured[] = [];
  for (const subject of subjects) measured.push(await measure(subject));
  const text = readFileSync(join(root, 'docs/attacks.md'), 'utf8');
  expect(withMeasured(text, measured)).toBe(text);
});

import { describe, test } from 'vitest';
import { promises } from '#kata/course.ts';

describe.concurrent('the course keeps its promises', () => {
  for (const { title, keep } of promises()) test(title, keep);
});

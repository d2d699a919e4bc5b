import { test } from 'vitest';
import { twinsAgree } from '#kata/course-check/promises.ts';

test(twinsAgree.title, twinsAgree.check);

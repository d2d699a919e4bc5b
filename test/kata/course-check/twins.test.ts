import { test } from 'vitest';
import { patchesCompile, twinsAgree } from '#kata/course-check/promises.ts';

test(twinsAgree.title, twinsAgree.check);

test(patchesCompile.title, patchesCompile.check);

import { test } from 'vitest';
import { twinsAgree } from '#kata/course.ts';

test(twinsAgree.title, twinsAgree.keep);

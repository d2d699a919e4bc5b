// @module-tag slow
import { afterAll } from 'vitest';
import { closeBrowser } from './support.ts';
import './session.suite.ts';
import './carriers.suite.ts';
import './markup.suite.ts';
import './looks.suite.ts';
import './lessons.suite.ts';
import './lab.suite.ts';

// One test file, so that all suites share one browser: starting it takes as long as three tests.
afterAll(closeBrowser);

// @module-tag slow
import { afterAll } from 'vitest';
import { closeBrowser } from './support.ts';
import './session.suite.ts';
import './refresh.suite.ts';
import './carriers.suite.ts';
import './markup.suite.ts';
import './looks.suite.ts';
import './lessons.suite.ts';
import './lab.suite.ts';
import './workplace.suite.ts';
import './workplace-keys.suite.ts';
import './reading.suite.ts';
import './print.suite.ts';
import './reader.suite.ts';
import './trials.suite.ts';
import './decoder.suite.ts';

// One test file, so that all suites share one browser: starting it takes as long as three tests.
afterAll(closeBrowser);

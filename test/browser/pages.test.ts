// @module-tag slow
import { afterAll } from 'vitest';
import { closeBrowser } from './support.ts';
import './session.suite.ts';
import './carriers.suite.ts';
import './markup.suite.ts';
import './looks.suite.ts';
import './lessons.suite.ts';
import './lab.suite.ts';

// One file for Vitest, so that one browser serves all: to start one costs as much as three tests.
afterAll(closeBrowser);

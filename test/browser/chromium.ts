import { existsSync } from 'node:fs';

const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Arguments of Chromium for tests: no background work and no calls of its own. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of Chromium: CHROMIUM, or an installed one. Throws in CI if there is none. */
export function findChromium(): string | undefined {
  const path = process.env.CHROMIUM || candidates.find((candidate) => existsSync(candidate));
  if (path === undefined && process.env.CI) {
    throw new Error('No Chromium found: set CHROMIUM to the path of one');
  }
  return path;
}

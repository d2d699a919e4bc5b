// Style: the rules for a secret are written here as a table; a document is any text that JSON.parse reads as an object, and all errors are plain ones.
// Worth knowing: JSON.parse throws a SyntaxError that quotes its text, so the error must not become the cause of another one.

import Koa from 'koa';
import { readBody } from '#server/body.ts';
import { answerErrors } from '#server/errors.ts';
import type { Environment } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

export type { Config };

const words = [
  ...['secret', 'scret', 'passw', 'example', 'placeholder', 'keyboard', 'qwerty', 'default'],
  ...['your-', 'your_', 'your.', 'your ', 'abcdefg', '01234567', '12345678'],
];
const keys = [
  'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
  'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg',
  'GQDstcKsx0NHjPOuXOYg5MbeJ1XT0uFiwDVvVBrk',
];

/** The first rule that matches is the one to report. */
const rules: [problem: string, applies: (secret: string) => boolean][] = [
  ['is empty', (secret) => secret === ''],
  ['is too short: 32 bytes are needed', (secret) => Buffer.from(secret).length < 32],
  ['is the text of a PEM file', (secret) => secret.includes('-----BEGIN')],
  ['is JSON', isJsonObject],
  ['is well known', isKnown],
  ['repeats itself', isRepeated],
];

export const readConfig = (env: Environment): Config => {
  const secret = env.JWT_SECRET ?? '';
  const [problem] = rules.find(([, applies]) => applies(secret)) ?? [];
  if (problem !== undefined) throw new Error(`the variable JWT_SECRET ${problem}`);

  const digits = env.TOKEN_LIFETIME || '604800';
  const lifetime = /^[0-9]+$/.test(digits) ? Number(digits) : 0;
  const inBounds = lifetime >= 1 && lifetime <= 31_622_400;
  if (!inBounds) throw new RangeError('TOKEN_LIFETIME: not a number of seconds up to 366 days');
  return { secret, lifetime, issuer: env.JWT_ISSUER?.length ? env.JWT_ISSUER : 'koa-jwt-kata' };
};

export const createServer = (_config: Config): Koa =>
  [answerErrors(), readBody()].reduce((app, middleware) => app.use(middleware), new Koa());

function isJsonObject(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function isKnown(text: string): boolean {
  const small = text.toLowerCase();
  if (keys.includes(text) || /change.?me/.test(small)) return true;
  return words.some((word) => small.includes(word));
}

/** Looks for a length after which the text begins again. */
function isRepeated(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.length % length === 0 && text === text.slice(0, length).repeat(text.length / length)) {
      return true;
    }
  }
  return false;
}

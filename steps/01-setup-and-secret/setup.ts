import Koa from 'koa';
import { unsolved } from '#kata/unsolved.ts';
import type { Environment } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

// You will want these, too:
// import { readBody } from '#server/body.ts';                              a middleware that parses JSON and forms
// import { answerErrors } from '#server/errors.ts';                        a middleware that answers errors in JSON
// import { weaknessOf } from '#server/secret.ts';                          says why a long secret is weak
// import { SettingError, wholeNumber } from '#server/settings.ts';

export type { Config };

/**
 * Reads JWT_SECRET (required), JWT_ISSUER and TOKEN_LIFETIME (seconds, 7 days by default) and throws an error that
 * names the variable, never its value.
 */
export function readConfig(env: Environment): Config {
  // TODO: first let createServer give an app that answers errors in JSON and parses bodies. Then read the three
  // settings here, and refuse a secret that is missing, shorter than 32 bytes or weak, and a lifetime that is no
  // whole number of seconds. The line below only lets the server start until then.
  return { secret: env.JWT_SECRET ?? '', issuer: '', lifetime: 0 };
}

/** A Koa app that answers every error in one shape and reads the body before the next step. */
export function createServer(_config: Config): Koa {
  return new Koa().use(unsolved('setup'));
}

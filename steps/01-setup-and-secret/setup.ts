import Koa from 'koa';
import { unsolved } from '#kata/unsolved.ts';
import type { Environment } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

// You will also need these imports:
// import { readBody } from '#server/body.ts';                              readBody() parses JSON and forms
// import { answerErrors } from '#server/errors.ts';                        answerErrors() returns errors as JSON
// import { weaknessOf } from '#server/secret.ts';                          weaknessOf(secret) says why it is weak
// import { SettingError, wholeNumber } from '#server/settings.ts';

export type { Config };

/**
 * Reads JWT_SECRET (required), JWT_ISSUER and TOKEN_LIFETIME (seconds, 7 days by default). Throws an error that names
 * the variable and never its value.
 */
export function readConfig(env: Environment): Config {
  // TODO: first write createServer, with two middlewares: errors as JSON, then the body parser. Then read the three
  // settings here. Refuse a secret that is missing, shorter than 32 bytes or weak, and a lifetime that is not a whole
  // number of seconds. The line below is only a placeholder: replace it.
  return { secret: env.JWT_SECRET ?? '', issuer: '', lifetime: 0 };
}

/** A Koa app that returns every error in one shape and parses request bodies. */
export function createServer(_config: Config): Koa {
  return new Koa().use(unsolved('setup'));
}

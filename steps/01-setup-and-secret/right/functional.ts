// Style: rules are a list of data, settings are small functions of the environment, and the two middlewares are composed.
// Worth knowing: koa-compose, which Koa itself uses inside, turns many middlewares into one, so half of a chain can be a value.

import Koa from 'koa';
import compose from 'koa-compose';
import { readBody } from '#server/body.ts';
import { answerErrors } from '#server/errors.ts';
import { weaknessOf } from '#server/secret.ts';
import { type Environment, SettingError, wholeNumber } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

export type { Config };

/** Returns what is wrong with a value; undefined if nothing is. */
type Rule<Value> = (value: Value) => string | undefined;

/** Reads one setting of the environment. */
type Setting<Value> = (env: Environment) => Value;

const unless =
  <Value>(holds: (value: Value) => boolean, complaint: string): Rule<Value> =>
  (value) =>
    holds(value) ? undefined : complaint;

const ruled =
  (variable: string, rules: readonly Rule<string>[]): Setting<string> =>
  (env) => {
    const value = env[variable] ?? '';
    for (const rule of rules) {
      const complaint = rule(value);
      if (complaint !== undefined) throw new SettingError(variable, complaint);
    }
    return value;
  };

const secret = ruled('JWT_SECRET', [
  unless((text) => text !== '', 'is not set'),
  unless((text) => Buffer.byteLength(text) >= 32, 'is shorter than 32 bytes'),
  weaknessOf,
]);

const issuer: Setting<string> = ({ JWT_ISSUER }) => JWT_ISSUER || 'koa-jwt-kata';

const lifetime: Setting<number> = (env) =>
  wholeNumber(env, 'TOKEN_LIFETIME', { fallback: days(7), min: 1, max: days(366) });

const days = (count: number) => count * 24 * 60 * 60;

export const readConfig = (env: Environment): Config =>
  Object.freeze({ secret: secret(env), issuer: issuer(env), lifetime: lifetime(env) });

export const createServer = (_config: Config): Koa =>
  new Koa().use(compose([answerErrors(), readBody()]));

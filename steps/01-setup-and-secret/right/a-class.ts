// Style: the configuration and the app are classes that check their values in the constructor.
// Worth knowing: console.log asks an object for [inspect.custom], so a careless log of this configuration does not show the secret.

import { inspect } from 'node:util';
import Koa from 'koa';
import { readBody } from '#server/body.ts';
import { answerErrors } from '#server/errors.ts';
import { weaknessOf } from '#server/secret.ts';
import { type Environment, SettingError, wholeNumber } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

export type { Config };

/** The constructor throws for bad settings, so every instance is valid. */
class Settings implements Config {
  static readonly day = 24 * 60 * 60;

  readonly secret: string;
  readonly issuer: string;
  readonly lifetime: number;

  constructor(env: Environment) {
    this.secret = Settings.checked(env.JWT_SECRET);
    this.issuer = env.JWT_ISSUER || 'koa-jwt-kata';
    this.lifetime = wholeNumber(env, 'TOKEN_LIFETIME', {
      fallback: 7 * Settings.day,
      min: 1,
      max: 366 * Settings.day,
    });
  }

  private static checked(secret = ''): string {
    if (secret === '') throw new SettingError('JWT_SECRET', 'is not set');
    if (Buffer.from(secret, 'utf8').length < 32) {
      throw new SettingError('JWT_SECRET', 'is shorter than 32 bytes');
    }
    const weakness = weaknessOf(secret);
    if (weakness !== undefined) throw new SettingError('JWT_SECRET', weakness);
    return secret;
  }

  [inspect.custom](): object {
    return { issuer: this.issuer, lifetime: this.lifetime, secret: '(hidden)' };
  }
}

class Server extends Koa {
  constructor() {
    super();
    this.use(answerErrors());
    this.use(readBody());
  }
}

export function readConfig(env: Environment): Config {
  return new Settings(env);
}

export function createServer(_config: Config): Koa {
  return new Server();
}

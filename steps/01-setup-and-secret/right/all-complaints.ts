// Style: every setting is checked before anything is thrown, and one error lists all problems.
// Worth knowing: guards that throw report one problem per start; a list of problems saves the next two starts.

import Koa from 'koa';
import { readBody } from '#server/body.ts';
import { answerErrors } from '#server/errors.ts';
import { weaknessOf } from '#server/secret.ts';
import { type Environment, SettingError } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

export type { Config };

const shortest = 1;
const usual = 7 * 24 * 60 * 60;
const longest = 366 * 24 * 60 * 60;

export function readConfig({ JWT_SECRET, JWT_ISSUER, TOKEN_LIFETIME }: Environment): Config {
  const secret = JWT_SECRET ?? '';
  const lifetime = TOKEN_LIFETIME === undefined || TOKEN_LIFETIME === '' ? usual : TOKEN_LIFETIME;

  const complaints = [
    ...complaintsAbout('JWT_SECRET', secretFault(secret)),
    ...complaintsAbout('TOKEN_LIFETIME', lifetimeFault(String(lifetime))),
  ];
  const [first, ...others] = complaints;
  if (first !== undefined) {
    const rest = others.map(({ message }) => message);
    throw rest.length === 0
      ? first
      : new SettingError(first.variable, [first.complaint, ...rest].join(', and '));
  }

  return {
    secret,
    issuer: JWT_ISSUER === undefined || JWT_ISSUER === '' ? 'koa-jwt-kata' : JWT_ISSUER,
    lifetime: Number(lifetime),
  };
}

export function createServer(_config: Config): Koa {
  const app = new Koa();
  for (const middleware of [answerErrors(), readBody()]) app.use(middleware);
  return app;
}

/** A problem that keeps its text, so that it can be reported together with others. */
class Complaint extends SettingError {
  readonly complaint: string;

  constructor(variable: string, complaint: string) {
    super(variable, complaint);
    this.complaint = complaint;
  }
}

function complaintsAbout(variable: string, fault: string | undefined): Complaint[] {
  return fault === undefined ? [] : [new Complaint(variable, fault)];
}

function secretFault(secret: string): string | undefined {
  if (secret === '') return 'is not set';
  if (new TextEncoder().encode(secret).length < 32) return 'is shorter than 32 bytes';
  return weaknessOf(secret);
}

function lifetimeFault(text: string): string | undefined {
  // Number() would also accept 1e3, 0x10 and surrounding white space.
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= shortest && number <= longest) return undefined;
  return `must be a whole number from ${shortest} to ${longest}`;
}

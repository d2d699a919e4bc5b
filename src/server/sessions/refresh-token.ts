import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 32 bytes each, in base64url. */
const form = /^([\w-]{43})\.([\w-]{43})$/;

/** A refresh token is `<family>.<secret>`. The family is the same during one session; each secret is used once. */
export interface RefreshToken {
  family: string;
  secret: string;
}

/** Returns undefined for anything that cannot be a refresh token. */
export function parseRefreshToken(sent: unknown): RefreshToken | undefined {
  const [, family, secret] = (typeof sent === 'string' && form.exec(sent)) || [];
  return family === undefined || secret === undefined ? undefined : { family, secret };
}

/** The spelling of a refresh token in a response. */
export function textOf({ family, secret }: RefreshToken): string {
  return `${family}.${secret}`;
}

/** 256 random bits in base64url. */
export function random(): string {
  return randomBytes(32).toString('base64url');
}

/** The secret that follows. It depends on the key of the session, so a repeated request gets the same successor. */
export function successorOf(secret: string, key: string): string {
  return createHmac('sha256', key).update(secret).digest('base64url');
}

/** What the database stores of a family or a secret. Random texts of 256 bits need no salt. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

import { randomBytes } from 'node:crypto';

const leastVariety = 10;

/** What people write where a secret should stand. One random secret in some 300,000 spells one of these, too. */
const placeholder =
  /secret|scret|passw|change.?me|example|placeholder|keyboard|qwerty|default|your[-_ .]|abcdefg|01234567|12345678/i;

/** Keys printed in RFC 7515 A.1, RFC 7520 3.5 and framework samples: long enough, and known to everybody. */
const published = new Set([
  'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
  'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg',
  'GQDstcKsx0NHjPOuXOYg5MbeJ1XT0uFiwDVvVBrk',
]);

/**
 * Says why a secret of sufficient length is weak all the same, or returns undefined where nothing is known
 * against it (RFC 8725, 3.5). The answer never repeats the secret.
 */
export function weaknessOf(secret: string): string | undefined {
  if (/-----BEGIN|^\s*[{[]/.test(secret)) return 'must be a random text, not a PEM or JWK document';
  if (placeholder.test(secret) || published.has(secret))
    return 'is a known one that anybody can try';
  if (/^(.+?)\1+$/s.test(secret) || new Set(secret).size < leastVariety) return 'is repetitive';
  return undefined;
}

/** A secret of 32 random bytes as base64url, drawn again should it happen to spell a word that none may contain. */
export function makeSecret(): string {
  const secret = randomBytes(32).toString('base64url');
  return weaknessOf(secret) === undefined ? secret : makeSecret();
}

import { randomBytes } from 'node:crypto';

/** PEM documents have this mark (RFC 7468), and every JWK has this member (RFC 7517, 4.1). */
const document = /-----BEGIN|"kty"\s*:/;

/** Fewer different characters are repetitive. One text of 32 random digits in 17 million has fewer. */
const leastVariety = 6;

/** Words of placeholders. One random secret in about 300,000 contains one of them, too. */
const placeholder =
  /secret|scret|passw|change.?me|example|placeholder|keyboard|qwerty|default|your[-_ .]|abcdefg|01234567|12345678/i;

/** Keys from RFC 7515 A.1, RFC 7520 3.5 and samples of frameworks: long enough, and published. */
const published = new Set([
  'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
  'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg',
  'GQDstcKsx0NHjPOuXOYg5MbeJ1XT0uFiwDVvVBrk',
]);

/**
 * Returns why a secret is weak although it is long enough, or undefined if it is not (RFC 8725, 3.5). The text never
 * contains the secret.
 */
export function weaknessOf(secret: string): string | undefined {
  if (document.test(secret)) return 'must be a random text, not a PEM or JWK document';
  if (placeholder.test(secret) || published.has(secret))
    return 'is a known one that anybody can try';
  if (/^(.+?)\1+$/s.test(secret) || new Set(secret).size < leastVariety) return 'is repetitive';
  return undefined;
}

/** A secret of 32 random bytes in base64url. It is drawn again if weaknessOf would refuse it. */
export function makeSecret(): string {
  const secret = randomBytes(32).toString('base64url');
  return weaknessOf(secret) === undefined ? secret : makeSecret();
}

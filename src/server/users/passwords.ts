import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes and one lane: the minimum of OWASP. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * The hash of a random password, at the cost above. It is compared if the user does not exist, so that both cases take the
 * same time.
 */
const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$LcqoJ6nExqJJlx1vfTHZrg$Ozv1sPH3cRpzGPuqtcyXdZvuv8PwLD4+cMMofa0n6ag';

/** UTF-16 units of 256 characters that are written with up to three accents each. */
const longestPassword = 1_024;
/** Characters that are not visible, such as zero-width spaces and control characters. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu;

/**
 * True if a password has 8 to 256 characters in the form that is compared. Any characters are allowed, but those that are
 * invisible do not count. Half a surrogate pair is not a character.
 */
export function isFitPassword(password: string): boolean {
  if (password.length > longestPassword || !password.isWellFormed()) return false;
  const compared = password.normalize();
  return [...compared.replace(invisible, '')].length >= 8 && [...compared].length <= 256;
}

/**
 * A salted argon2id hash of a password, in PHC string format. Some keyboards write é as one character and others as e with
 * an accent; both are the same password (RFC 8265, 4.2.2). It does not block the event loop.
 */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize(), cost);
}

/** Compares a password with a user's hash. Without a hash it takes the same time and returns false. */
export async function verifyPassword(password: string, passwordHash?: string): Promise<boolean> {
  // A longer one is compared as it is: to normalize 16 KB of accents takes 50 ms, in which no other request is served.
  const short = password.length <= longestPassword;
  const matches = await verify(passwordHash ?? decoy, short ? password.normalize() : password);
  return matches && passwordHash !== undefined;
}

import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes and one lane: the minimum of OWASP. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * The hash of a random password, at the cost above. It is compared if the user does not exist, so that both cases take the
 * same time.
 */
const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$LcqoJ6nExqJJlx1vfTHZrg$Ozv1sPH3cRpzGPuqtcyXdZvuv8PwLD4+cMMofa0n6ag';

/**
 * A salted argon2id hash of a password, in PHC string format. Some keyboards write é as one character and others as e with
 * an accent; both are the same password (RFC 8265, 4.2.2). It does not block the event loop.
 */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize(), cost);
}

/** Compares a password with a user's hash. Without a hash it takes the same time and returns false. */
export async function verifyPassword(password: string, passwordHash?: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? decoy, password.normalize());
  return matches && passwordHash !== undefined;
}

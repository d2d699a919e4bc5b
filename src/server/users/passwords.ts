import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes and one lane: OWASP's least. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Stands in for the hash of a user who does not exist, so that nobody can tell by the time. It is that of a random
 * password that nobody has kept, at the cost above.
 */
const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$LcqoJ6nExqJJlx1vfTHZrg$Ozv1sPH3cRpzGPuqtcyXdZvuv8PwLD4+cMMofa0n6ag';

/**
 * An argon2id hash of a password, salted, in PHC string format. An é is one character or an e and an accent, as the
 * keyboard has it, and both are one password (RFC 8265, 4.2.2). Runs off the event loop.
 */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize(), cost);
}

/** Compares a password with a user's hash. Without a user it takes the same time and is always false. */
export async function verifyPassword(password: string, passwordHash?: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? decoy, password.normalize());
  return matches && passwordHash !== undefined;
}

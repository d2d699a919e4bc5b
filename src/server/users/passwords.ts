import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes and one lane: OWASP's least. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Stands in for the hash of a user who does not exist, so that nobody can tell by the time. */
const decoy = hash(randomUUID(), cost);

/** An argon2id hash of a password, salted, in PHC string format. Runs off the event loop. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Compares a password with a user's hash. Without a user it takes the same time and is always false. */
export async function verifyPassword(password: string, passwordHash?: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== undefined;
}

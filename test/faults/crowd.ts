import { EventEmitter, once } from 'node:events';
import { expect } from 'vitest';
import {
  ask,
  newPerson,
  type Person,
  register,
  signIn,
  type Told,
  tokenOf,
  whoAmI,
} from '../support/client.ts';

/** The outcome of every registration. */
export interface Ledger {
  /** People who got 201, with their tokens. */
  admitted: (Person & { token: string })[];
  /** People who got another response. */
  refused: (Person & { told: Told })[];
  /** People whose connection ended before the response was complete. */
  unanswered: Person[];
  /** The responses to reads. */
  read: Told[];
}

/** Registers people at servers, and reads, on several lines at a time. A line ends when its server is gone. */
export class Crowd {
  readonly ledger: Ledger = { admitted: [], refused: [], unanswered: [], read: [] };
  #stopped = false;
  #told = new EventEmitter();
  #lines: Promise<void>[];

  constructor(urls: string[], token: string, lines = 4) {
    this.#lines = urls.flatMap((url) => [
      ...Array.from({ length: lines }, () => this.#register(url)),
      this.#read(url, token),
    ]);
  }

  /** Resolves once a condition is met, checked after every response. */
  async until(met: (ledger: Ledger) => boolean): Promise<void> {
    while (!met(this.ledger)) await once(this.#told, 'answer');
  }

  /** Starts no further request, and resolves when each has a response or has failed. */
  async stop(): Promise<Ledger> {
    this.#stopped = true;
    return this.gone();
  }

  /** Resolves when all lines have ended, because all servers are gone. */
  async gone(): Promise<Ledger> {
    await Promise.all(this.#lines);
    return this.ledger;
  }

  async #register(url: string): Promise<void> {
    while (!this.#stopped) {
      const person = newPerson();
      try {
        const told = await register(url, person);
        if (told.status === 201) this.ledger.admitted.push({ ...person, token: tokenOf(told) });
        else this.ledger.refused.push({ ...person, told });
      } catch (error) {
        expect(error).toHaveProperty('code');
        this.ledger.unanswered.push(person);
        return;
      } finally {
        this.#told.emit('answer');
      }
    }
  }

  async #read(url: string, token: string): Promise<void> {
    while (!this.#stopped) {
      try {
        this.ledger.read.push(await whoAmI(url, token));
        this.ledger.read.push(await ask(url, '/greeting', { token }));
      } catch (error) {
        expect(error).toHaveProperty('code');
        return;
      } finally {
        this.#told.emit('answer');
      }
    }
  }
}

/** The names that a database keeps, one for each row. */
export type NamesOf = () => Promise<string[]>;

/**
 * Compares a ledger with a database and a server on it. A user who got 201 is there once, with the same token. Any other
 * user can register now, or was registered without a response, with their own password.
 */
export async function expectKept(ledger: Ledger, url: string, namesOf: NamesOf): Promise<void> {
  const names = await namesOf();
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(ledger.admitted.map(({ username }) => username)));
  for (const { username, token } of ledger.admitted) {
    expect(await whoAmI(url, token)).toMatchObject({ status: 200, body: { user: { username } } });
  }
  for (const person of [...ledger.refused, ...ledger.unanswered]) {
    const { username, password } = person;
    const { status } = await register(url, { username, password });
    expect(status).toBe(names.includes(username) ? 409 : 201);
    if (status === 409) expect(await signIn(url, person)).toMatchObject({ status: 200 });
  }
}

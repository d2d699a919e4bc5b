import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { expect } from 'vitest';
import { segmentsOf } from '#attacks/forge.ts';
import { keepAnswer, keepSecret } from '../leaks/secret-recorder.ts';

/** A response as a client reads it. */
export interface Told {
  status: number;
  /** Seconds; NaN without the header. */
  retryAfter: number;
  body: unknown;
}

/** The credentials of a person, registered or not. */
export interface Person {
  username: string;
  password: string;
}

/** Credentials that are new in every call. */
export function newPerson(): Person {
  const person = { username: randomUUID(), password: randomUUID() };
  keepSecret('a password', person.password);
  return person;
}

/**
 * Sends a request on a connection of its own, so that no closed connection is reused: POST with `post`, otherwise GET.
 * Rejects if the response is incomplete.
 */
export async function ask(
  url: string,
  path: string,
  { token, post }: { token?: string | undefined; post?: object } = {},
): Promise<Told> {
  const asked = request(new URL(path, url), {
    agent: false,
    method: post === undefined ? 'GET' : 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { 'x-access-token': token }),
    },
  });
  asked.end(post === undefined ? '' : JSON.stringify(post));
  const [reply]: IncomingMessage[] = await once(asked, 'response');
  if (reply === undefined) throw new Error('Expected an answer, got none');
  const retryAfter = Number(reply.headers['retry-after'] ?? Number.NaN);
  const body = reply.statusCode === 204 ? reply.resume() && '' : await json(reply);
  keepAnswer(reply.headers, body);
  return { status: reply.statusCode ?? 0, retryAfter, body };
}

/** Registers a person. */
export function register(url: string, person: Person): Promise<Told> {
  return ask(url, '/users', { post: person });
}

/** Signs a person in. */
export function signIn(url: string, { username, password }: Person): Promise<Told> {
  return ask(url, '/login', { post: { username, password } });
}

/** Requests the user of a token. */
export function whoAmI(url: string, token: string): Promise<Told> {
  return ask(url, '/api/me', { token });
}

/** The token in a response. Throws if there is none. */
export function tokenOf({ body }: Told): string {
  const token =
    typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined;
  if (typeof token !== 'string') {
    throw new TypeError(`Expected a token, got ${JSON.stringify(body)}`);
  }
  const [, claims, signature] = segmentsOf(token);
  keepSecret('the claims of a token', claims);
  keepSecret('the signature of a token', signature);
  return token;
}

/** Registers a new person and returns them with their token. */
export async function newMember(url: string): Promise<Person & { token: string }> {
  const person = newPerson();
  const reply = await register(url, person);
  expect(reply).toMatchObject({ status: 201, body: { user: { username: person.username } } });
  return { ...person, token: tokenOf(reply) };
}

/** The contract's response when the database does not respond. */
export const unavailable = {
  status: 503,
  body: { error: 'service_unavailable', error_description: 'Service Unavailable' },
};

/** Sends the request again until the response has this status; every other response must be one of `meanwhile`. */
export async function until(
  status: number,
  again: () => Promise<Told>,
  meanwhile: Pick<Told, 'status' | 'body'>[] = [],
): Promise<Told> {
  for (;;) {
    const told = await again();
    if (told.status === status) return told;
    expect(meanwhile).toContainEqual({ status: told.status, body: told.body });
  }
}

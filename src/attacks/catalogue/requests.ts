import type { AttackSession } from '../attack-session.ts';
import type { Body, Message } from '../message.ts';
import { changedAt } from './spelling.ts';

/** A token that is the good one but for one character of its signature. */
export function spoilt({ token }: AttackSession): string {
  return changedAt(token, token.length - 10);
}

/** A request with a body to where a body may bring a token; undefined where there is no such route. */
export function bodied({ bodyPath }: AttackSession, body: Body, query = ''): Message | undefined {
  return bodyPath === undefined ? undefined : { path: bodyPath + query, body };
}

/** Sign-in with a body of this kind. */
export function login(body: Body, headers: Message['headers'] = {}): Message {
  return { path: '/login', body, headers };
}

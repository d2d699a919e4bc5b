import type { Message, MessageId, message } from '../i18n/message.ts';

export type { Message, PlainId, Text } from '../i18n/message.ts';

type Named<Kind extends string, Id = MessageId> = Id extends `attack.${infer Name}.${Kind}`
  ? Name
  : never;

/** The id of an attack. Messages contain its name, and what an attacker gains. */
export type AttackId = Named<'name'>;

/** What an advice is about. Attacks of one list share it. */
export type AdviceTopic = Named<'advice'>;

type LeakIn<Id> = Id extends `attack.leak.${infer Name}` ? Name : never;

/** Internals that a response may leak. */
export type Leak = LeakIn<MessageId>;

/** Makes a message. Only types come from src/i18n, so that attacks run without its packages. */
export const say: typeof message = (id, ...[values]): Message => ({ id, values: values ?? {} });

import type { Config } from '../../server/auth/setup.ts';
import type { Environment } from '../../server/config/settings.ts';
import type { StoredUser, UserStore } from '../../server/users/store.ts';

/** The number of the pipe between judge and program. */
export const channel = 3;

/** What the judge tells the program under test. */
export type ParentMessage =
  | { begin: Record<string, string>; now: number | undefined }
  | { configure: Environment }
  | { clock: number }
  | 'are you there?'
  | UsersReply;

/** What the program tells the judge: its address before the stranger's file is read, the rest when it may be his words. */
export type ChildMessage =
  | { url: string }
  | 'listens'
  | 'alive'
  | { configured: Configured }
  | UsersCall;

/** What readConfig made of settings: a configuration, or the message of its error. */
export type Configured = { config: Config } | { refusal: string };

/** A question to the store of users, which lives with the judge. */
export interface UsersCall {
  users: keyof Omit<UserStore, 'close'>;
  args: string[];
  call: number;
}

/** Its answer: a value, or the message of the database's error. */
export type UsersReply =
  | { call: number; value: StoredUser | boolean | undefined }
  | { call: number; failed: string };

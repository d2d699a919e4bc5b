import type { Language } from '../i18n/language.ts';
import type { Config } from '../server/auth/setup.ts';
import type { TokenOptions } from '../server/tokens/options.ts';
import type { UserStore } from '../server/users/store.ts';
import type { EditorLink } from './editor.ts';
import type { Live } from './live.ts';

/** What the pages need. */
export interface DemoOptions {
  config: Config;
  users: UserStore;
  /** The options of the server's tokens, for `/inspect`. */
  tokens?: TokenOptions;
  /** Adds the two demo users with their passwords, the playground, the attack lab and `/inspect`: never in production. */
  demo: boolean;
  /** The language of all pages; by default the visitor's. */
  language?: Language | undefined;
  /** Opens a step's file in an editor. */
  editor?: EditorLink | undefined;
  /** Judges the learner's files while the pages are open. */
  live?: Live | undefined;
}

import type { Language } from '../i18n/language.ts';
import type { Config } from '../server/auth/setup.ts';
import type { IdentifyOptions } from '../server/identify.ts';
import type { UserStore } from '../server/users/store.ts';
import type { EditorLink } from './editor.ts';
import type { Live } from './live.ts';

/** What the pages need. */
export interface DemoOptions {
  config: Config;
  users: UserStore;
  /** The options of the server's tokens and sessions, for `/inspect`. */
  tokens?: IdentifyOptions;
  /** Adds the two demo users with their passwords, the playground, the attack lab and `/inspect`: never in production. */
  demo: boolean;
  /** Exam mode: the pages show neither solutions nor mistakes. */
  exam?: boolean | undefined;
  /** The language of all pages; by default the visitor's. */
  language?: Language | undefined;
  /** The address or the name at which the server listens. A demonstration has no pages for other names. */
  host?: string | undefined;
  /** Opens a step's file in an editor. */
  editor?: EditorLink | undefined;
  /** Judges the learner's files while the pages are open. */
  live?: Live | undefined;
}

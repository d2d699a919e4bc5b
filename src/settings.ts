import { type Environment, SettingError, wholeNumber } from './server/settings.ts';
import { type Config, readConfig } from './server/setup.ts';
import { type Language, languageOf, languages } from './words/language.ts';

/** Everything that `npm start` takes from its environment; the README has the table. */
export interface Settings {
  config: Config;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** A path, or `:memory:`. */
  databaseFile: string;
  /** The language of all pages; undefined leaves it to each visitor's browser. */
  language: Language | undefined;
  /** Adds the two demo users and shows them on the sign-in page. */
  demo: boolean;
}

/** Reads and checks all settings. Throws a SettingError that names the variable and never its value. */
export function readSettings(env: Environment): Settings {
  const demo = readDemo(env);
  return {
    config: readConfig(env),
    host: env.HOST || '127.0.0.1',
    port: wholeNumber(env, 'PORT', { fallback: 3000, min: 0, max: 65_535 }),
    // A file of its own, so that users whose passwords everybody knows do not live on without the demo.
    databaseFile: readDatabaseFile(env, demo ? 'data/demo.sqlite' : 'data/users.sqlite'),
    language: readLanguage(env),
    demo,
  };
}

function readDatabaseFile(env: Environment, fallback: string): string {
  const text = env.DATABASE_URL || fallback;
  const [, scheme] = /^([a-z][a-z\d+.-]+):/i.exec(text) ?? [];
  if (scheme !== undefined && scheme !== 'file') {
    throw new SettingError('DATABASE_URL', 'must name a SQLite file: a path or a file: URL');
  }
  const file = text.replace(/^file:(\/\/)?/, '');
  if (file === '') throw new SettingError('DATABASE_URL', 'must name a SQLite file');
  return file;
}

function readLanguage(env: Environment): Language | undefined {
  const language = languageOf(env.KATA_LANG);
  if (env.KATA_LANG && language === undefined) {
    throw new SettingError('KATA_LANG', `must be one of ${languages.join(', ')}`);
  }
  return language;
}

function readDemo(env: Environment): boolean {
  const production = env.NODE_ENV === 'production';
  const text = env.DEMO || (production ? '0' : '1');
  if (text !== '0' && text !== '1') throw new SettingError('DEMO', 'must be 0 or 1');
  const demo = text === '1';
  if (demo && production) {
    throw new SettingError('DEMO', 'must be 0 or unset where NODE_ENV is production');
  }
  return demo;
}

import { readExam } from './exam.ts';
import { type Language, languageOf, languages } from './i18n/language.ts';
import { type Deployment, readDeployment } from './server/config/deployment.ts';
import { type Environment, readSwitch, SettingError } from './server/config/settings.ts';

/** Everything that `npm start` takes from its environment; steps/README.md has the table. */
export interface Settings {
  deployment: Deployment;
  /** The language of all pages; undefined leaves it to each visitor's browser. */
  language: Language | undefined;
  /** Adds the two demo users and shows them on the sign-in page. */
  demo: boolean;
  /** Exam mode: the pages show neither solutions nor mistakes. */
  exam: boolean;
}

/** Reads and checks all settings. Throws a SettingError that names the variable and never its value. */
export function readSettings(env: Environment): Settings {
  const demo = readDemo(env);
  // The demo has its own database: its passwords are public, so its users must not exist without the demo. It has no
  // log, which would hide the lines for beginners, and no rate limit, because visitors try the attacks.
  const demonstration = {
    database: 'data/demo.sqlite',
    logLevel: 'silent',
    development: true,
    throttled: false,
  } as const;
  const fallback = demo ? demonstration : {};
  return {
    deployment: readDeployment(env, fallback),
    language: readLanguage(env),
    demo,
    exam: readExam(env),
  };
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
  const demo = readSwitch(env, 'DEMO', !production);
  if (demo && production) {
    throw new SettingError('DEMO', 'must be 0 or unset where NODE_ENV is production');
  }
  return demo;
}

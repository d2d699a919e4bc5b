import { readConfig } from '../../server/auth/setup.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { SettingError } from '../../server/config/settings.ts';
import type { Experiment } from './experiment.ts';

const samples = ['none', 'article', 'short', 'repetitive', 'framework', 'random'] as const;

/** Secrets to try. */
const secrets: Record<(typeof samples)[number], () => string> = {
  none: () => '',
  article: () => 'YOUR_SCRET_STRING',
  short: () => 'Tr0ub4dor&3',
  repetitive: () => 'abcdef'.repeat(8),
  framework: () =>
    'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
  random: makeSecret,
};

/** Reads the settings as a start would, with a secret that the visitor chooses. Nothing is started. */
export const setup: Experiment = async ({ config }, { sample, secret = '' }) => {
  const { issuer, lifetime } = config;
  const chosen = samples.find((name) => name === sample);
  const error = errorOf(chosen ? secrets[chosen]() : secret);
  return (say) => {
    const buttons = samples.map((name) => ({
      ...{ name, label: say(`playground.setup.${name}`), chosen: name === chosen },
    }));
    const why = chosen && chosen !== 'random' ? say(`playground.setup.${chosen}.why`) : '';
    const values = { issuer, lifetime, buttons };
    if (sample === undefined) return values;
    return {
      ...values,
      attempt: { error, why },
      tried: say(`playground.setup.${chosen ?? 'own'}`),
    };
  };
};

/** Why the server would not start with this secret, without quoting it; undefined if it would start. */
function errorOf(secret: string): string | undefined {
  try {
    readConfig({ JWT_SECRET: secret });
    return undefined;
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return error.message;
  }
}

import { readConfig } from '../../server/auth/setup.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { SettingError } from '../../server/config/settings.ts';
import type { Experiment } from './experiment.ts';

/** Secrets to try, by the names of the buttons. */
const samples: Record<string, () => string> = {
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
  if (sample === undefined) return { issuer, lifetime, attempt: undefined };
  const make = Object.hasOwn(samples, sample) ? samples[sample] : undefined;
  return { issuer, lifetime, attempt: { error: errorOf(make?.() ?? secret) } };
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

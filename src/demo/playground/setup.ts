import { readConfig } from '../../server/auth/setup.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { SettingError } from '../../server/config/settings.ts';
import type { Trial } from './experiment.ts';

/** Secrets to try, by a name for each; the last one is made anew every time. */
const samples: Record<string, () => string> = {
  none: () => '',
  article: () => 'YOUR_SCRET_STRING',
  short: () => 'Tr0ub4dor&3',
  repetitive: () => 'abcdef'.repeat(8),
  framework: () =>
    'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
  random: makeSecret,
};

/** Starts nothing, but reads the settings just as a start would, with a secret of the visitor's choice. */
export const setup: Trial = async ({ config }, { sample, secret = '' }) => {
  const { issuer, lifetime } = config;
  if (sample === undefined) return { issuer, lifetime, tried: undefined };
  const make = Object.hasOwn(samples, sample) ? samples[sample] : undefined;
  return { issuer, lifetime, tried: { refusal: refusalOf(make?.() ?? secret) } };
};

/** Why the server would not start with this secret, without a word of it; undefined where it would. */
function refusalOf(secret: string): string | undefined {
  try {
    readConfig({ JWT_SECRET: secret });
    return undefined;
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return error.message;
  }
}

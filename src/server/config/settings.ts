/** The variables of an environment, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that the server cannot start with. The message names the variable and never its value. */
export class SettingError extends Error {
  override name = 'SettingError';
  readonly variable: string;

  constructor(variable: string, complaint: string) {
    super(`${variable} ${complaint}`);
    this.variable = variable;
  }
}

/** A whole number from the environment, or `fallback` if it is not set. Throws a SettingError out of bounds. */
export function wholeNumber(
  env: Environment,
  variable: string,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number {
  const text = env[variable] ?? '';
  if (text === '') return fallback;
  const number = Number(text);
  if (!/^\d{1,15}$/.test(text) || number < min || number > max) {
    throw new SettingError(variable, `must be a whole number from ${min} to ${max}`);
  }
  return number;
}

/** True for `1`, false for `0`, `fallback` if it is not set. Throws a SettingError for anything else. */
export function readSwitch(env: Environment, variable: string, fallback: boolean): boolean {
  const text = env[variable] || String(Number(fallback));
  if (text !== '0' && text !== '1') throw new SettingError(variable, 'must be 0 or 1');
  return text === '1';
}

/** The words of a setting, which are separated by spaces. */
export function wordsOf(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

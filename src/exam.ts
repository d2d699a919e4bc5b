import { type Environment, readSwitch } from './server/config/settings.ts';

/** Whether exam mode is on, which shows no hints, differences, solutions and mistakes. Throws a SettingError. */
export function readExam(env: Environment): boolean {
  return readSwitch(env, 'KATA_EXAM', false);
}

import type { Step } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import { hintsOf } from './hints.ts';
import type { Workspace } from './workspace.ts';

/** The hints read so far for a check, one more than before, and how many that makes: 1 to 3. It is counted. */
export function nextHint(
  desk: Workspace,
  step: Step,
  name: string,
  language: Language,
): { level: number; hints: string[] } {
  const all = hintsOf(step, language).get(name);
  if (all === undefined) throw new RangeError(`Expected hints for ${name} in step ${step.number}`);
  let level = 0;
  desk.progress.change((progress) => {
    const known = progress.of(step).hints;
    level = Math.min((known[name] ?? 0) + 1, all.length);
    known[name] = level;
  });
  return { level, hints: all.slice(0, level) };
}

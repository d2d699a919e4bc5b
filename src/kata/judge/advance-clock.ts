import type { JudgeSession } from './session.ts';

/** Moves a stopped clock on to the next moment that stands so far into its second, 0 to 1, and gives that moment. */
export async function advanceClock(lab: JudgeSession, fraction: number): Promise<number> {
  const now = lab.now();
  const second = now % 1 <= fraction ? Math.floor(now) : Math.ceil(now);
  await lab.passTime(second + fraction - now);
  return lab.now();
}

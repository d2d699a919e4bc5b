import type { NotStarted, Running } from '../../demo/lab/server.ts';
import { cleaned } from '../text/characters.ts';

/** Starts the learner's five files for the attack lab. Loaded late, so that no verdict waits for these modules. */
export async function startForLab(): Promise<Running | NotStarted> {
  const { startOwnServer } = await import('../workspace/own-server.ts');
  const started = await startOwnServer();
  return typeof started === 'string'
    ? { printed: cleaned(started) }
    : { ...started, printed: () => cleaned(started.printed()) };
}

import { type StepName, stepNames } from '../../course/steps.ts';
import type { Refusal } from '../../server/http/refusals.ts';

/** How far a request came in the chain. */
export interface Trace {
  /** The number of steps that this server has. */
  built: number;
  /** The steps that this request passes if none refuses it, in order. */
  route: readonly StepName[];
  /** The steps that it has passed. */
  passed: StepName[];
  /** The status of the response. */
  status: number;
  /** The server's reason for the refusal. */
  reason?: Refusal['reason'];
}

/** What happened to a request in one step; `idle` before the first request. */
export type StepState = 'passed' | 'refused' | 'not-reached' | 'skipped' | 'not-built' | 'idle';

/** The state of each step, in their order. */
export function statesIn(trace: Trace | undefined): [StepName, StepState][] {
  return stepNames.map((name) => [name, trace === undefined ? 'idle' : stateOf(name, trace)]);
}

function stateOf(name: StepName, { built, route, passed }: Trace): StepState {
  if (stepNames.indexOf(name) >= built) return 'not-built';
  if (passed.includes(name)) return 'passed';
  if (!route.includes(name)) return 'skipped';
  const refusedAt = route.find((step) => !passed.includes(step));
  return refusedAt === name ? 'refused' : 'not-reached';
}

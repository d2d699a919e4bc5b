import type { StepName } from '../../course/steps.ts';
import { listOf, message, type PlainId, type Say } from '../../i18n/message.ts';
import { type StepState, statesIn, type Trace } from './trace.ts';

/** One layer of the drawn house, with the distance of its upper edge from the top of the drawing. */
export interface TraceLayer {
  name: StepName;
  state: StepState;
  label: string;
  top: number;
}

/** The path of one request as a house, and the same as a sentence for screen readers. */
export interface TraceDrawing {
  /** From the top down. */
  layers: TraceLayer[];
  traceTitle: string;
}

const height = 40;
const roof = 44;

const labels: Record<Exclude<StepState, 'idle'>, PlainId> = {
  passed: 'playground.trace.passed',
  refused: 'playground.trace.refused',
  'not-reached': 'playground.trace.not-reached',
  skipped: 'playground.trace.skipped',
  'not-built': 'playground.trace.not-built',
};

/** Draws the path of a request in the visitor's language; without a trace no step has a label. */
export function drawTrace(trace: Trace | undefined, say: Say): TraceDrawing {
  const states = statesIn(trace);
  const layers = states.map(([name, state], level) => ({
    ...{ name, state, label: state === 'idle' ? '' : say(labels[state]) },
    top: roof + height * (states.length - 1 - level),
  }));
  const list = listOf(
    layers.map(({ name, label }) => message('playground.trace.state', { name, what: label })),
  );
  return { layers: layers.toReversed(), traceTitle: say('playground.trace', { list }) };
}

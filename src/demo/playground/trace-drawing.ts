import type { StepName } from '../../course/steps.ts';
import type { Words } from '../../i18n/say.ts';
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

/** Draws the path of a request in the visitor's language; without a trace no step has a label. */
export function drawTrace(trace: Trace | undefined, { say }: Words): TraceDrawing {
  const labels: Record<StepState, string> = {
    passed: say`passed`,
    refused: say`refused here`,
    'not-reached': say`not reached`,
    skipped: say`not on its way`,
    'not-built': say`not built yet`,
    idle: '',
  };
  const states = statesIn(trace);
  const layers = states.map(([name, state], level) => ({
    ...{ name, state, label: labels[state] },
    top: roof + height * (states.length - 1 - level),
  }));
  const path = layers.map(({ name, label }) => `${name}: ${label}`).join(', ');
  return { layers: layers.toReversed(), traceTitle: say`The path of the request: ${path}` };
}

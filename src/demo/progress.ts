import { type StepName, steps } from '../course/steps.ts';
import type { PlainId, Say } from '../i18n/message.ts';
import type { LearnerProgress } from './live.ts';

/** How far a learner is with one step. */
export type StepState = 'passed' | 'current' | 'begun' | 'open';

/** A step as the pages list it, in the visitor's language. */
export interface StepOnPage {
  number: number;
  name: StepName;
  title: string;
  /** The title in one word, in the visitor's language; the name is that of the file. */
  short: string;
  summary: string;
  /** Undefined without the runner, which alone knows the progress. */
  state: StepState | undefined;
  /** The state in words; empty if there is nothing to say. */
  word: string;
}

/** Where a learner begins or goes on. */
export interface Onward {
  path: string;
  text: string;
}

const words: Record<Exclude<StepState, 'open'>, PlainId> = {
  passed: 'home.state.passed',
  current: 'home.state.current',
  begun: 'home.state.begun',
};

/** The five steps with the learner's progress. */
export function stepsOnPage(say: Say, progress: LearnerProgress | undefined): StepOnPage[] {
  return steps.map(({ number, name }) => {
    const state = progress && stateOf(number, progress);
    return {
      ...{ number, name, state },
      title: say(`steps.${name}.title`),
      short: say(`steps.${name}.short`),
      summary: say(`steps.${name}.summary`),
      word: state === undefined || state === 'open' ? '' : say(words[state]),
    };
  });
}

/** The link to the first lesson, to the current one, or to the exercise that follows the last one. */
export function onwardFrom(say: Say, progress: LearnerProgress | undefined): Onward {
  if (progress === undefined || (progress.begun.length === 0 && progress.passed.length === 0)) {
    return { path: '/steps/1', text: say('home.start') };
  }
  if (progress.passed.length === steps.length)
    return { path: '/attacks', text: say('home.finish') };
  const number = progress.passed.includes(progress.current)
    ? (steps.find((step) => !progress.passed.includes(step.number))?.number ?? progress.current)
    : progress.current;
  return { path: `/steps/${number}`, text: say('home.continue', { number }) };
}

function stateOf(number: number, { current, passed, begun }: LearnerProgress): StepState {
  if (passed.includes(number)) return 'passed';
  if (number === current) return 'current';
  return begun.includes(number) ? 'begun' : 'open';
}

import type { ParameterizedContext } from 'koa';
import { additionsOf } from '../additions.ts';
import type { PageState } from '../detect-language.ts';
import { drawHouse } from '../house.ts';
import { onwardFrom, stepsOnPage } from '../progress.ts';
import { showPage } from '../views.ts';
import { readingLinks } from './readings.ts';

/** Shows the list of steps, what each adds, and how far the learner is. */
export function showSteps(ctx: ParameterizedContext<PageState>): Promise<void> {
  const { say, progress } = ctx.state;
  const shown = stepsOnPage(say, progress);
  return showPage(ctx, 'steps', say('pages.steps.title'), {
    additions: additionsOf(shown, say),
    house: drawHouse(shown, say),
    onward: onwardFrom(say, progress),
    readings: readingLinks(say),
  });
}

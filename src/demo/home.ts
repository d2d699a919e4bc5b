import type { ParameterizedContext } from 'koa';
import type { PageState } from './detect-language.ts';
import { drawHouse } from './house.ts';
import { onwardFrom, stepsOnPage } from './progress.ts';
import { showPage } from './views.ts';

/** Shows the home page: what the course is, and where the learner begins or goes on. */
export function showHome(ctx: ParameterizedContext<PageState>): Promise<void> {
  const { say, progress } = ctx.state;
  const house = drawHouse(stepsOnPage(say, progress), say);
  return showPage(ctx, 'home', say('home.title'), { house, onward: onwardFrom(say, progress) });
}

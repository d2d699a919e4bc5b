import Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { type Step, stepOf } from '../../course/steps.ts';
import { bodyField } from '../../server/http/body.ts';
import type { PageState } from '../detect-language.ts';
import type { Live } from '../live.ts';
import { showPart } from '../views.ts';
import { lessonEvents } from './events.ts';
import { ownPagesOnly } from './guard.ts';
import { panelOf } from './panel.ts';
import type { Shown, Workplace } from './workplace.ts';

interface StepState extends PageState {
  step: Step;
}
type StepContext = ParameterizedContext<StepState>;

/** What a learner does on a lesson page: read and write the file, get help, restore a copy. Everything is below `/steps/:number`. */
export function workplaceRoutes(live: Live) {
  const { workplace } = live;
  const own = ownPagesOnly(workplace.key);
  return new Router<StepState>({ prefix: '/steps/:number' })
    .param('number', (number, ctx, next) => {
      const step = stepOf(number);
      if (step === undefined) return ctx.throw(404);
      ctx.state.step = step;
      return next();
    })
    .get('/events', (ctx, next) => lessonEvents(live, ctx.state.step.number)(ctx, next))
    .get('/panel', async (ctx) => {
      const { step, language } = ctx.state;
      return showPart(ctx, 'panel', {
        ...{ step, panel: await panelOf(live, step, language), panelKey: workplace.key },
      });
    })
    .get('/file', own, (ctx) => {
      ctx.body = workplace.read(ctx.state.step);
    })
    .put('/file', own, (ctx) => writeFile(ctx, workplace))
    .post('/act', own, (ctx) => act(ctx, workplace))
    .routes();
}

/** Responds with the file as it is now: 200 if it was written, 409 if it was changed since the page has read it. */
function writeFile(ctx: StepContext, workplace: Workplace): void {
  const { step } = ctx.state;
  const [text, version] = [bodyField(ctx, 'text'), bodyField(ctx, 'version')];
  if (typeof text !== 'string' || typeof version !== 'string') ctx.throw(400);
  const written = workplace.write(step, text, version, { copy: bodyField(ctx, 'copy') === true });
  ctx.body = workplace.read(step);
  ctx.status = written ? 200 : 409;
}

const acts: Record<string, (workplace: Workplace, step: Step, value: string) => void> = {
  judge: (workplace, step) => workplace.judge(step),
  go: (workplace, step) => workplace.judge(step),
  hint: (workplace, step) => workplace.readHint(step),
  difference: show('difference'),
  solution: show('solution'),
  hide: show('nothing'),
  reset: (workplace, step) => workplace.reset(step),
  restore: (workplace, _step, id) => workplace.restore(id),
  keep: (workplace, step, text) => workplace.keep(step, text),
};

function show(what: Shown) {
  return (workplace: Workplace, step: Step) => workplace.show(step, what);
}

/** Does what a button asks for. A form leads to the verdict, `go` to the lesson. A script gets 204, and asks for the panel itself. */
function act(ctx: StepContext, workplace: Workplace): void {
  const { step } = ctx.state;
  const [name, value] = [bodyField(ctx, 'act'), bodyField(ctx, 'value')];
  const chosen = typeof name === 'string' && Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (chosen === undefined) ctx.throw(400);
  chosen(workplace, step, typeof value === 'string' ? value : '');
  if (ctx.get('x-kata-key') !== '') {
    ctx.status = 204;
    return;
  }
  ctx.status = 303;
  ctx.set('Location', name === 'go' ? `/steps/${step.number}` : `/steps/${step.number}#panel`);
}

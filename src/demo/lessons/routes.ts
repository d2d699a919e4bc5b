import Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { type StepName, steps } from '../../course/steps.ts';
import type { Say } from '../../i18n/message.ts';
import { bodyField } from '../../server/http/body.ts';
import type { PageState } from '../detect-language.ts';
import type { DemoOptions } from '../options.ts';
import { attachWithGuests } from '../playground/attach.ts';
import { decode } from '../playground/decode.ts';
import type { Experiment, ExperimentResult, Fields } from '../playground/experiment.ts';
import { extract } from '../playground/extract.ts';
import { issue } from '../playground/issue.ts';
import { setup } from '../playground/setup.ts';
import { drawTrace } from '../playground/trace-drawing.ts';
import { sameOriginOnly } from '../same-origin.ts';
import { showPage } from '../views.ts';
import { verdictEvents } from './events.ts';
import { lessonOf } from './lesson.ts';
import { readingLinks } from './readings.ts';
import { slipsOnPage } from './slips.ts';
import { verdictOnPage } from './verdict.ts';

type PageContext = ParameterizedContext<PageState>;

/** The lessons, each with its experiment and the verdict on the learner's file. */
export function lessons({ config, users, demo, live, editor }: DemoOptions) {
  const experiments: Record<StepName, Experiment> = {
    setup,
    issue,
    extract,
    decode,
    attach: attachWithGuests(),
  };

  const showLesson = async (ctx: PageContext, next: () => Promise<unknown>, fields: Fields) => {
    const { language, say } = ctx.state;
    const step = steps.find(({ number }) => number === Number(ctx.params.number));
    if (step === undefined) {
      await next();
      return;
    }
    const { number } = step;
    const origin = `http://localhost:${ctx.req.socket.localPort}`;
    const result: ExperimentResult = demo
      ? await experiments[step.name]({ config, users, step: number, origin }, fields, say)
      : {};
    const verdict = live?.verdictOn(number);
    const lesson = await lessonOf(step, language);
    await showPage(ctx, 'lesson', lesson.title, {
      lesson,
      step,
      steps,
      readings: readingLinks(say),
      previous: titleOf(number - 1, say),
      next: titleOf(number + 1, say),
      result,
      ...drawTrace(result.simulation?.trace, say),
      edit: editor?.(step.exercise),
      watched: live !== undefined,
      verdict: verdict && verdictOnPage(verdict, language),
      mistakes: slipsOnPage(step),
    });
  };

  return new Router<PageState>()
    .get('/steps', (ctx) => {
      const { say } = ctx.state;
      const shown = steps.map(({ number, name }) => ({
        ...{ number, name, title: say(`steps.${name}.title`) },
        summary: say(`steps.${name}.summary`),
      }));
      return showPage(ctx, 'steps', say('pages.steps.title'), {
        steps: shown,
        readings: readingLinks(say),
      });
    })
    .get('/steps/:number', (ctx, next) => showLesson(ctx, next, {}))
    .post('/steps/:number', sameOriginOnly(), (ctx, next) =>
      demo ? showLesson(ctx, next, fieldsOf(ctx)) : next(),
    )
    .get('/steps/:number/events', (ctx, next) =>
      live ? verdictEvents(live, Number(ctx.params.number))(ctx, next) : next(),
    );
}

/** The title of the step with this number, in the visitor's language; undefined if there is none. */
function titleOf(number: number, say: Say): string | undefined {
  const step = steps[number - 1];
  return step && say(`steps.${step.name}.title`);
}

const fieldNames = [
  'sample',
  'secret',
  'username',
  'password',
  'body',
  'query',
  'header',
  'act',
  'token',
  'lifetime',
];

/** The fields of an experiment's form that are strings. */
function fieldsOf(ctx: PageContext): Fields {
  const sent = fieldNames.map((name): [string, unknown] => [name, bodyField(ctx, name)]);
  return Object.fromEntries(
    sent.filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

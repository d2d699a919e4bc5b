import Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { steps } from '../../course/steps.ts';
import type { Say } from '../../i18n/message.ts';
import type { PageState } from '../detect-language.ts';
import { inlineCodeHtml } from '../inline-code.ts';
import type { DemoOptions } from '../options.ts';
import { playground } from '../playground/routes.ts';
import { sameOriginOnly } from '../same-origin.ts';
import { showPage } from '../views.ts';
import { panelOf } from '../workplace/panel.ts';
import { wordsOf } from '../workplace/words.ts';
import { contentsOfLesson } from './contents.ts';
import { lessonOf } from './lesson.ts';
import { readingLinks } from './readings.ts';
import { slipsOnPage } from './slips.ts';
import { showSteps } from './steps.ts';

type PageContext = ParameterizedContext<PageState>;

/** The lessons, each with its experiment and the learner's file. */
export function lessons({ config, users, demo, live, editor, exam }: DemoOptions) {
  const experiments = demo ? playground({ config, users }) : undefined;

  const showLesson = async (ctx: PageContext, next: () => Promise<unknown>) => {
    const { language, say } = ctx.state;
    const step = steps.find(({ number }) => number === Number(ctx.params.number));
    if (step === undefined) {
      await next();
      return;
    }
    const { number } = step;
    const lesson = await lessonOf(step, language);
    const title = say('pages.lesson.page-title', { number, title: lesson.title });
    await showPage(ctx, 'lesson', title, {
      lesson,
      contents: contentsOfLesson(lesson, { demo, exam }, say),
      step,
      fileHtml: inlineCodeHtml(step.shown),
      steps,
      readings: readingLinks(say),
      previous: titleOf(number - 1, say),
      next: titleOf(number + 1, say),
      ...(await experiments?.valuesFor(ctx, step)),
      edit: editor?.(step.exercise),
      panel: live && (await panelOf(live, step, language)),
      panelKey: live?.workplace.key,
      words: exam ? [] : wordsOf(step),
      mistakes: exam ? [] : slipsOnPage(step),
    });
  };

  return new Router<PageState>()
    .get('/steps', showSteps)
    .get('/steps/:number', showLesson)
    .post('/steps/:number', sameOriginOnly(), (ctx, next) =>
      experiments ? experiments.tryIt(ctx, next) : next(),
    );
}

/** The title of the step with this number, in the visitor's language; undefined if there is none. */
function titleOf(number: number, say: Say): string | undefined {
  const step = steps[number - 1];
  return step && say(`steps.${step.name}.title`);
}

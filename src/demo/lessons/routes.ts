import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { bodyField } from '../../server/http/body.ts';
import type { PageState } from '../detect-language.ts';
import type { DemoOptions } from '../pages.ts';
import { attachWithGuests } from '../playground/attach.ts';
import { decode } from '../playground/decode.ts';
import type { Fields, Trial, Tried } from '../playground/experiment.ts';
import { extract } from '../playground/extract.ts';
import { issue } from '../playground/issue.ts';
import { pictureOf } from '../playground/picture.ts';
import { setup } from '../playground/setup.ts';
import { sameOriginOnly } from '../same-origin.ts';
import { storeys } from '../storeys.ts';
import { showPage } from '../views.ts';
import { verdictEvents } from './events.ts';
import { lessonOf } from './lesson.ts';
import { getPrinter } from './markdown.ts';
import { shown } from './verdict.ts';

type PageContext = ParameterizedContext<PageState>;
type GoOn = () => Promise<unknown>;

const server = join(import.meta.dirname, '../../server/auth');

/** The lessons, each with its live trial, and the reference's files to read. */
export function lessons({ config, users, demo, live, editor }: DemoOptions) {
  const trials: Record<string, Trial> = {
    setup,
    issue,
    extract,
    decode,
    attach: attachWithGuests(),
  };
  const printed = new Map<string, string>();
  const files = readdirSync(server).filter((name) => name.endsWith('.ts'));

  const showLesson = async (ctx: PageContext, next: GoOn, number: number, fields: Fields) => {
    const { words } = ctx.state;
    const storey = storeys[number - 1];
    const trial = storey && trials[storey.word];
    if (storey === undefined || trial === undefined) {
      await next();
      return;
    }
    const origin = `http://localhost:${ctx.req.socket.localPort}`;
    const tried: Tried = demo ? await trial({ config, users, step: number, origin }, fields) : {};
    const verdict = live?.verdictOn(number);
    const lesson = await lessonOf(number, words.language);
    await showPage(ctx, 'lesson', lesson.title, {
      lesson,
      storey,
      storeys,
      tried,
      ...pictureOf(tried.rehearsal?.journey, words),
      edit: editor?.(lesson.exercise),
      watched: live !== undefined,
      verdict: verdict && shown(verdict, words),
    });
  };

  return new Router<PageState>()
    .get('/steps', (ctx) =>
      showPage(ctx, 'steps', ctx.state.words.say`The five steps`, { storeys }),
    )
    .get('/steps/:number', (ctx, next) => showLesson(ctx, next, Number(ctx.params.number), {}))
    .post('/steps/:number', sameOriginOnly(), (ctx, next) =>
      demo ? showLesson(ctx, next, Number(ctx.params.number), fieldsOf(ctx)) : next(),
    )
    .get('/steps/:number/events', (ctx, next) =>
      live ? verdictEvents(live, Number(ctx.params.number))(ctx, next) : next(),
    )
    .get('/source/:name', async (ctx, next) => {
      const name = files.find((file) => file === ctx.params.name);
      if (name === undefined) return next();
      const codeHtml = printed.get(name) ?? (await printFile(name));
      printed.set(name, codeHtml);
      await showPage(ctx, 'source', `src/server/auth/${name}`, { name, codeHtml });
    });
}

const names = [
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

async function printFile(name: string): Promise<string> {
  return (await getPrinter()).code(readFileSync(join(server, name), 'utf8'));
}

/** What the form of a trial has sent, as far as it is text. */
function fieldsOf(ctx: PageContext): Fields {
  const sent = names.map((name): [string, unknown] => [name, bodyField(ctx, name)]);
  return Object.fromEntries(
    sent.filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

import Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { courseAttacks } from '../../attacks/catalogue.ts';
import { endingOf } from '../../attacks/outcome.ts';
import { translate } from '../../i18n/message.ts';
import type { PageState } from '../detect-language.ts';
import type { DemoOptions } from '../options.ts';
import { sameOriginOnly } from '../same-origin.ts';
import { openStream } from '../stream.ts';
import { showPage } from '../views.ts';
import { ownNameOnly, ownUrl } from './address.ts';
import { type Comparer, makeComparer, type OnProgress, RunInProgressError } from './compare.ts';
import { detailsOf } from './details.ts';
import { endingsIn, filtered, queryOf, readFilter } from './filter.ts';
import { valuesOf } from './page.ts';
import type { LabServer } from './server.ts';
import { articleServer, referenceServer } from './servers.ts';
import { conclusionOf } from './summary.ts';

type LabContext = ParameterizedContext<PageState>;

/** The attack lab: the catalogue, and a comparison of servers. For demonstrations, never in production. */
export function attackLab(
  { config, users, live }: Pick<DemoOptions, 'config' | 'users' | 'live'>,
  { compare, last }: Comparer = makeComparer(),
) {
  const serversFor = (ctx: LabContext): LabServer[] => {
    const url = ownUrl(ctx.req.socket);
    if (url === undefined) ctx.throw(400);
    const own: LabServer[] = live ? [{ name: 'own', start: live.startOwnServer }] : [];
    return [articleServer, referenceServer(config, users, url), ...own];
  };
  /** Also aborted when the runner ends, so that the learner's server ends first. */
  const untilEnd = (signal: AbortSignal) => AbortSignal.any([signal, ...(live ? [live.over] : [])]);

  const showLab = (ctx: LabContext, busy: boolean) =>
    showPage(ctx, 'attacks', ctx.state.say('lab.title'), {
      ...valuesOf(last(), readFilter(ctx.query), ctx.state),
      hasOwn: live !== undefined,
      busy,
    });

  return new Router<PageState>()
    .get('/attacks', (ctx) => showLab(ctx, false))
    .get('/attacks/:id', async (ctx, next) => {
      const attack = courseAttacks.find(({ id }) => id === ctx.params.id);
      if (attack === undefined) return next();
      const comparison = last();
      const filter = readFilter(ctx.query);
      const shown = filtered(courseAttacks, filter, endingsIn(comparison)).map(({ id }) => id);
      const place = shown.indexOf(attack.id);
      const details = detailsOf(attack, comparison, ctx.state);
      const values = { previous: shown[place - 1], next: shown[place + 1], query: queryOf(filter) };
      await showPage(ctx, 'attack', details.name, { attack: details, ...values });
    })
    .post('/attacks', sameOriginOnly(), ownNameOnly(), async (ctx) => {
      const left = new AbortController();
      ctx.res.once('close', () => left.abort());
      try {
        await compare(serversFor(ctx), () => {}, untilEnd(left.signal));
        // Back and reload then show the results again, and do not repeat the attacks.
        ctx.redirect('/attacks#results');
        ctx.status = 303;
      } catch (error) {
        if (!(error instanceof RunInProgressError)) throw error;
        await showLab(ctx, true);
        ctx.status = 409;
      }
    })
    .post('/attacks/run', sameOriginOnly(), ownNameOnly(), async (ctx) => {
      const { language, say } = ctx.state;
      const servers = serversFor(ctx);
      const stream = openStream(ctx, 'application/x-ndjson');
      const writeLine = (line: object) => stream.write(`${JSON.stringify(line)}\n`);
      const progress: OnProgress = (server, { attack, outcome }, done, all) => {
        const name = translate(attack.name, language);
        writeLine({ server, done, all, name, ending: endingOf(outcome) });
      };
      try {
        const comparison = await compare(servers, progress, untilEnd(stream.closed));
        writeLine({ conclusion: conclusionOf(comparison, say), busy: false });
      } catch (error) {
        if (!(error instanceof RunInProgressError)) throw error;
        writeLine({ conclusion: [say('lab.busy')], busy: true });
      } finally {
        stream.end();
      }
    });
}

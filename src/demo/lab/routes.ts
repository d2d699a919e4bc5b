import { PassThrough } from 'node:stream';
import Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { endingOf } from '../../attacks/attack.ts';
import { catalogue } from '../../attacks/catalogue.ts';
import type { Report } from '../../attacks/run.ts';
import type { PageState } from '../language.ts';
import { ownPagesOnly } from '../own-pages.ts';
import type { DemoOptions } from '../pages.ts';
import { showPage } from '../views.ts';
import { AttackedAlready, attackHome, type Home } from './run.ts';
import { breachesIn, conclusionOf, tally } from './tally.ts';

type LabContext = ParameterizedContext<PageState>;

/** The attack lab: the catalogue, and a run of it against this very server. For demonstrations, never in production. */
export function attackLab({ config, users }: Pick<DemoOptions, 'config' | 'users'>) {
  const homeOf = (ctx: LabContext): Home => {
    const { localAddress, localPort } = ctx.req.socket;
    const host = localAddress === '::1' ? '[::1]' : '127.0.0.1';
    return { config, users, url: `http://${host}:${localPort}` };
  };

  const showLab = (ctx: LabContext, report: Report | undefined, busy: boolean) => {
    const { words } = ctx.state;
    const results = report?.results ?? [];
    return showPage(ctx, 'attacks', words.say`The attack lab`, {
      all: catalogue.length,
      rows: tally(catalogue, results, words),
      attacks: catalogue,
      breaches: breachesIn(results, words),
      conclusion: report && conclusionOf(report, words),
      sound:
        report !== undefined &&
        report.results.length > 0 &&
        report.counts.held === report.results.length,
      done: results.length,
      busy,
    });
  };

  return new Router<PageState>()
    .get('/attacks', (ctx) => showLab(ctx, undefined, false))
    .post('/attacks', ownPagesOnly(), async (ctx) => {
      try {
        await showLab(ctx, await attackHome(homeOf(ctx), () => {}), false);
      } catch (error) {
        if (!(error instanceof AttackedAlready)) throw error;
        await showLab(ctx, undefined, true);
        ctx.status = 409;
      }
    })
    .post('/attacks/run', ownPagesOnly(), (ctx) => {
      const { words } = ctx.state;
      const stream = new PassThrough();
      const stop = new AbortController();
      const tell = (line: object) => stream.write(`${JSON.stringify(line)}\n`);
      stream.once('close', () => stop.abort()); // The visitor has left.
      ctx.type = 'application/x-ndjson';
      ctx.body = stream;
      attackHome(
        homeOf(ctx),
        ({ attack, outcome }, done, all) => {
          tell({
            done,
            all,
            name: words.tell(attack.name),
            lesson: attack.lesson,
            ending: endingOf(outcome),
          });
        },
        stop.signal,
      )
        .then(
          (report) =>
            tell({
              conclusion: conclusionOf(report, words),
              breaches: breachesIn(report.results, words),
            }),
          (error: Error) => {
            if (!(error instanceof AttackedAlready)) ctx.app.emit('error', error, ctx);
            tell({
              conclusion: words.say`A run is on already. Try again in half a minute.`,
              breaches: [],
            });
          },
        )
        .finally(() => stream.end());
    });
}

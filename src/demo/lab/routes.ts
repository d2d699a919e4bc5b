import Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { catalogue } from '../../attacks/catalogue.ts';
import { endingOf } from '../../attacks/outcome.ts';
import type { Report, Result } from '../../attacks/run.ts';
import { translate } from '../../i18n/message.ts';
import type { PageState } from '../detect-language.ts';
import type { DemoOptions } from '../options.ts';
import { sameOriginOnly } from '../same-origin.ts';
import { openStream } from '../stream.ts';
import { showPage } from '../views.ts';
import { attackSelf, RunInProgressError, type SelfTarget } from './run.ts';
import { breachesIn, conclusionOf, tally } from './tally.ts';

type LabContext = ParameterizedContext<PageState>;

/** The attack lab: the catalogue, and a run of it against this server. For demonstrations, never in production. */
export function attackLab({ config, users }: Pick<DemoOptions, 'config' | 'users'>) {
  const selfOf = (ctx: LabContext): SelfTarget => {
    const { localAddress, localPort } = ctx.req.socket;
    const host = localAddress === '::1' ? '[::1]' : '127.0.0.1';
    return { config, users, url: `http://${host}:${localPort}` };
  };

  const showLab = (ctx: LabContext, report: Report | undefined, busy: boolean) => {
    const { language, say } = ctx.state;
    const results = report?.results ?? [];
    return showPage(ctx, 'attacks', say('lab.title'), {
      all: catalogue.length,
      rows: tally(catalogue, results, say),
      attacks: catalogue.map(({ lesson, name }) => ({
        lesson,
        name: translate(name, language),
      })),
      breaches: breachesIn(results, language),
      conclusion: report && conclusionOf(report, say),
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
    .post('/attacks', sameOriginOnly(), async (ctx) => {
      try {
        await showLab(ctx, await attackSelf(selfOf(ctx), () => {}), false);
      } catch (error) {
        if (!(error instanceof RunInProgressError)) throw error;
        await showLab(ctx, undefined, true);
        ctx.status = 409;
      }
    })
    .post('/attacks/run', sameOriginOnly(), async (ctx) => {
      const { language, say } = ctx.state;
      const self = selfOf(ctx);
      const stream = openStream(ctx, 'application/x-ndjson');
      const writeLine = (line: object) => stream.write(`${JSON.stringify(line)}\n`);
      const progress = ({ attack, outcome }: Result, done: number, all: number) => {
        const { name, lesson } = attack;
        writeLine({
          done,
          all,
          name: translate(name, language),
          lesson,
          ending: endingOf(outcome),
        });
      };
      try {
        const report = await attackSelf(self, progress, stream.closed);
        const breaches = breachesIn(report.results, language);
        writeLine({ conclusion: conclusionOf(report, say), breaches });
      } catch (error) {
        if (!(error instanceof RunInProgressError)) throw error;
        writeLine({ conclusion: say('lab.busy'), breaches: [] });
      } finally {
        stream.end();
      }
    });
}

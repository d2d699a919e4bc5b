import type { ParameterizedContext } from 'koa';
import { type Step, type StepName, steps } from '../../course/steps.ts';
import { bodyField } from '../../server/http/body.ts';
import type { PageState } from '../detect-language.ts';
import type { DemoOptions } from '../options.ts';
import { attachWithGuests } from './attach.ts';
import { decode } from './decode.ts';
import type { Experiment, ExperimentResult, Fields, Shown } from './experiment.ts';
import { extract } from './extract.ts';
import { issue } from './issue.ts';
import { setup } from './setup.ts';
import { drawTrace, type TraceDrawing } from './trace-drawing.ts';
import { trialStore } from './trials.ts';

type PageContext = ParameterizedContext<PageState>;

/** The values of the view of an experiment. */
interface ShownExperiment extends TraceDrawing {
  result: ExperimentResult;
  /** True if the address names a trial that is no longer stored. */
  lost: boolean;
}

/** The experiments of the lessons: `tryIt` for the POST of a form, and `valuesFor` the page. */
export function playground({ config, users }: Pick<DemoOptions, 'config' | 'users'>) {
  const trials = trialStore();
  const experiments: Record<StepName, Experiment> = {
    setup,
    issue,
    extract,
    decode,
    attach: attachWithGuests(),
  };

  const run = (ctx: PageContext, { name, number }: Step, fields: Fields): Promise<Shown> => {
    const origin = `http://localhost:${ctx.req.socket.localPort}`;
    return experiments[name]({ config, users, step: number, origin }, fields);
  };

  return {
    /** Runs the experiment of a step with a form, and redirects to the result (RFC 9110, 15.4.4). */
    async tryIt(ctx: PageContext, next: () => Promise<unknown>): Promise<void> {
      const step = steps.find(({ number }) => number === Number(ctx.params.number));
      if (step === undefined) {
        await next();
        return;
      }
      const { number } = step;
      const trial = trials.add({ step: number, shown: await run(ctx, step, fieldsOf(ctx)) });
      ctx.status = 303;
      ctx.set('Location', `/steps/${number}?trial=${trial}#try`);
    },

    /** The values of the view: those of the trial in the query, or of an experiment without a form. */
    async valuesFor(ctx: PageContext, step: Step): Promise<ShownExperiment> {
      const { say } = ctx.state;
      const { trial: id } = ctx.query;
      const trial = typeof id === 'string' ? trials.find(id, step.number) : undefined;
      // The page of a trial may contain a token.
      if (trial !== undefined) ctx.set('Cache-Control', 'no-store');
      const shown = trial?.shown ?? (await run(ctx, step, {}));
      const result = shown(say);
      const lost = id !== undefined && trial === undefined;
      return { result, lost, ...drawTrace(result.simulation?.trace, say) };
    },
  };
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

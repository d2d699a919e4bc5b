import type { Middleware } from 'koa';
import { steps } from '../../course/steps.ts';

/** Stands in for a storey that is still to be written: answers 501 and says which file is waiting. */
export function unsolved(name: string): Middleware {
  const file = steps.find((step) => step.name === name)?.shown;
  return (ctx) => {
    ctx.status = 501;
    ctx.body = {
      error: 'not_implemented',
      error_description: `This storey is still to be built: open ${file} and write what its TODO asks for.`,
    };
  };
}

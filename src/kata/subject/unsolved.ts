import type { Middleware } from 'koa';
import { steps } from '../../course/steps.ts';

/** A middleware for a step that is not written yet: responds with 501 and names the file to write. */
export function unsolved(name: string): Middleware {
  const file = steps.find((step) => step.name === name)?.shown;
  return (ctx) => {
    ctx.status = 501;
    ctx.body = {
      error: 'not_implemented',
      error_description: `This step is not written yet: open ${file} and write what its TODO asks for.`,
    };
  };
}

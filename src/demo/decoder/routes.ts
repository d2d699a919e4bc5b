import Router from '@koa/router';
import { isSigned } from '../../server/auth/decode.ts';
import { bodyField } from '../../server/http/body.ts';
import { checks } from '../client/decoder-checks.js';
import type { PageState } from '../detect-language.ts';
import type { DemoOptions } from '../options.ts';
import { sameOriginOnly } from '../same-origin.ts';
import { showPage } from '../views.ts';

/** A longer token is not verified, in characters. */
const longestToken = 4096;

/** The decoder. It works in the browser; a demo server also says whether it signed a token, which it does not store. */
export function decoder({ config, tokens, demo }: DemoOptions) {
  const secrets = [config.secret, ...(tokens?.previousSecrets ?? [])];
  const { audiences = [], audienceFrom = 0 } = tokens ?? {};
  const pages = new Router<PageState>().get('/decoder', (ctx) => {
    const { say } = ctx.state;
    return showPage(ctx, 'decoder', say('decoder.title'), {
      issuer: config.issuer,
      audiences: audiences.join(' '),
      audienceFrom,
      lifetime: config.lifetime,
      checks: checks.map((name) => ({ name, title: say(`decoder.check.${name}`) })),
    });
  });
  if (!demo) return pages;
  return pages.post('/decoder/signed', sameOriginOnly(), (ctx) => {
    const token = bodyField(ctx, 'token');
    const isToken = typeof token === 'string' && token.length <= longestToken;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { signed: isToken && secrets.some((secret) => isSigned(token, secret)) };
  });
}

import type { Attack } from '../../attack.ts';
import { type AttackDefaults, customAttacks } from '../../define-attacks.ts';
import { withAllowedOrigin } from '../../define-features.ts';
import { tryEach } from '../../define-kinds.ts';
import type { HttpRequest } from '../../http/request.ts';
import type { HttpResponse } from '../../http/response.ts';
import { breach } from '../../judge-response.ts';
import { say } from '../../message.ts';
import type { Outcome } from '../../outcome.ts';
import { login } from '../requests.ts';
import { evil, preflight, simpleRequest } from './cors.ts';
import { refusedFrom } from './refused.ts';

const readable: AttackDefaults = { group: 'origins', lesson: 1, advice: 'cors-readable' };
const vary: AttackDefaults = { group: 'origins', lesson: 1, advice: 'cors-vary' };

/** Requests from the pages of an allowed origin, and responses that a cache may mix up. */
export const allowedOrigin: Attack[] = [
  ...customAttacks(readable, [
    withAllowedOrigin({
      id: 'cors-allowed',
      run: (session, allowed) =>
        tryEach([simpleRequest(session, allowed), preflight(session, allowed)], async (request) => {
          const response = await session.send(request);
          const { status } = response;
          if (status < 200 || status > 299)
            return breach(response, say('attack.expected.success'), false);
          return judgeReadable(response, allowed);
        }),
    }),
    withAllowedOrigin({
      id: 'cors-allowed-refusals',
      run: (session, allowed) =>
        tryEach([...refusedFrom(session, allowed), noCredentials(allowed)], async (request) =>
          judgeReadable(await session.send(request), allowed),
        ),
    }),
    withAllowedOrigin({
      id: 'cors-allowed-methods',
      run: async (session, allowed) => {
        const response = await session.send(preflight(session, allowed, { method: 'DELETE' }));
        const wildcard = ['origin', 'methods', 'headers'].some(
          (name) => response.headers[`access-control-allow-${name}`] === '*',
        );
        return wildcard ? breach(response, say('attack.expected.no-wildcard'), false) : held;
      },
    }),
  ]),
  ...customAttacks(vary, [
    withAllowedOrigin({
      id: 'cors-vary',
      run: (session, allowed) => {
        const { headers, ...request } = simpleRequest(session, evil);
        const { Origin: _, ...without } = headers ?? {};
        const three = [
          ...[simpleRequest(session, allowed), simpleRequest(session, evil)],
          { ...request, headers: without },
        ];
        return tryEach(three, async (one) => {
          const response = await session.send(one);
          const named = /(?:^|,)\s*(?:origin|\*)\s*(?:,|$)/i.test(response.headers.vary ?? '');
          return named ? held : breach(response, 'Vary: Origin', false);
        });
      },
    }),
  ]),
];

const held: Outcome = { held: true };

function judgeReadable(response: HttpResponse, allowed: string): Outcome {
  const right = response.headers['access-control-allow-origin'] === allowed;
  return right ? held : breach(response, `Access-Control-Allow-Origin: ${allowed}`, false);
}

/** A sign-in whose body cannot be read, because it is plain text. */
function noCredentials(origin: string): HttpRequest {
  return login({ text: { type: 'text/plain', content: 'x' } }, { Origin: origin });
}

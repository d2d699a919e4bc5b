import type { Fault } from '../../src/attacks/attack-session.ts';
import { catalogue } from '../../src/attacks/catalogue.ts';
import type { HttpResponse } from '../../src/attacks/http/response.ts';
import {
  badRequest,
  badToken,
  breach,
  judgeAccess,
  judgeRefusal,
  missingToken,
} from '../../src/attacks/judge-response.ts';
import { say } from '../../src/attacks/message.ts';
import type { Outcome } from '../../src/attacks/outcome.ts';
import { countEndings, type Report } from '../../src/attacks/run.ts';

const response: HttpResponse = {
  ...{ status: 200, headers: {}, text: '', body: {}, time: 1, curl: "curl -i 'http://127.0.0.1/'" },
};
const refusal = {
  ...response,
  status: 401,
  body: { error: 'invalid_token', error_description: 'No' },
  headers: { 'cache-control': 'no-store', 'www-authenticate': 'Bearer realm="api"' },
};

/** Outcomes of every kind: more breaches than a report explains, a refusal, and one that was skipped. */
const outcomes: Outcome[] = [
  judgeRefusal(response, badToken, badRequest),
  judgeRefusal(refusal, badToken),
  judgeRefusal({ ...refusal, body: { error: 'invalid_token' } }, badToken),
  judgeRefusal({ ...refusal, text: 'SyntaxError: no' }, badToken),
  judgeRefusal({ ...response, status: 0, failure: 'timeout' }, missingToken),
  judgeAccess(response, 'ada'),
  breach(response, say('attack.expected.running'), true),
  { held: true },
  { skipped: say('attack.skipped.secret') },
];

/** A report in which attacks ended in every way; with `when`, an honest client was refused. */
export function reportOfEveryEnding(when?: Fault['when']): Report {
  const results = catalogue.map((attack, index) => {
    return { attack, outcome: outcomes[index] ?? { held: true }, time: 1_500 };
  });
  const { sent, received, expected } = breach(response, say('attack.expected.token'), false);
  const fault = when && { when, sent, received, expected };
  return { ...(fault && { fault }), results, counts: countEndings(results), time: 1_500 };
}

import { fingerprintOf } from '#demo/inspect.ts';
import { type Message, message, messageOf, type Sayable } from '#i18n/message.ts';
import { expectOk, expectRefusal, expectThat, invalidCarrier } from '#kata/judge/expect.ts';
import type { Answer, JudgeSession } from '#kata/judge/session.ts';
import { type Content, carrierOf, namesOf, requestOf } from './contents.ts';

/** Expects that /inspect found this token in this carrier, by its fingerprint. */
export function expectToken(answer: Answer, sent: Sayable, carrier: string, token: string): void {
  const what = messageOf(sent);
  const fingerprint = fingerprintOf(token);
  expectOk(answer, message('extract.common.goes-on', { what }));
  const { carrier: found } = answer.body;
  const expected = message('extract.common.carrier', { carrier, got: shown(found), what });
  expectThat(answer, expected, found === carrier);
  const unchanged = message('extract.common.token', { fingerprint, what });
  expectThat(answer, unchanged, answer.body.token === fingerprint);
}

/** Expects that /inspect found no token. */
export function expectAnonymous(answer: Answer, sent: Sayable): void {
  const what = messageOf(sent);
  expectOk(answer, message('extract.common.goes-on', { what }));
  const { carrier: found, token } = answer.body;
  const expected = message('extract.common.no-carrier', { got: shown(found), what });
  expectThat(answer, expected, found === null);
  expectThat(answer, message('extract.common.no-token', { what }), token === null);
}

/** How contents are sent. */
interface Sent {
  method?: string;
  path?: string;
  /** What a learner reads instead of the names of the contents. */
  name?: Message;
}

/** Sends these contents, in the order body, query, header, and expects what the contract says about them. */
export async function expectDecided(
  session: JudgeSession,
  contents: readonly Content[],
  { name = namesOf(contents), path = '/inspect', method }: Sent = {},
): Promise<void> {
  const asked = requestOf(contents, { path, ...(method !== undefined && { method }) });
  expectOutcome(await session.ask(asked), contents, name);
}

/** Expects the outcome of a request with these contents: the first one that is not absent decides. */
export function expectOutcome(answer: Answer, contents: readonly Content[], name: Message): void {
  const first = contents.find(({ outcome }) => outcome !== 'absent');
  if (first === undefined) expectAnonymous(answer, name);
  else if (first.outcome === 'refused' || (first.outcome === 'either' && answer.status === 400)) {
    const { carrier } = answer.body;
    const instead = contents.some(
      ({ place }) => carrierOf[place] === carrier && place !== first.place,
    );
    const why = instead
      ? message('extract.common.instead', { what: name, got: shown(carrier) })
      : name;
    expectRefusal(answer, invalidCarrier, why);
  } else expectToken(answer, name, carrierOf[first.place], first.token);
}

function shown(carrier: unknown): string {
  return carrier === null ? 'null' : `"${carrier}"`;
}

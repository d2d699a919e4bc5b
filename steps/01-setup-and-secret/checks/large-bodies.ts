import { isDeepStrictEqual } from 'node:util';
import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck, expectFacts } from '#kata/judge/check.ts';
import { describe, expectThat } from '#kata/judge/expect.ts';
import type { Answer, Asked, JudgeSession } from '#kata/judge/session.ts';
import {
  type BodyKind,
  fillings,
  formType,
  jsonType,
  leastRefused,
  mostRead,
} from './body-inputs.ts';

const framings = ['length', 'chunked'] as const;
type Framing = (typeof framings)[number];

/** The checks of the size of a body, in bytes, on both sides of the bound. */
export const sizeChecks = [
  defineCheck(
    'setup.body-sizes',
    async (session) => {
      const path = await session.handle();
      for (const [index, { type, kind, what, fill, framing }] of largeBodies().entries()) {
        const method = ['POST', 'PUT', 'PATCH'][index % 3] ?? 'POST';
        const spelled =
          [type, `${type}; charset=utf-8`, type.toUpperCase(), type][index % 4] ?? type;
        const headers = framing === 'chunked' ? { 'transfer-encoding': 'chunked' } : {};
        const ask = (bytes: number) =>
          session.ask({
            path,
            method,
            headers,
            text: { type: spelled, content: fill(bytes) },
            ...(bytes > mostRead && { fresh: true }),
          });
        const content = message(`setup.kind.${kind}`);
        const values = { content, what: message(what), why: message(`setup.framing.${framing}`) };
        const small = await ask(mostRead);
        const found = isDeepStrictEqual(small.body.body, fieldsIn(type, fill(mostRead)));
        const sent = (bytes: number) => message('setup.body-sizes.sent', { ...values, bytes });
        expectFacts(
          {
            sent: sent(mostRead),
            received: describe(small),
            expected: message('setup.body-sizes.read', values),
          },
          small.status === 200 && found,
        );
        const larger = session.random.integer(leastRefused + 1, 2 * leastRefused);
        const sizes = what === 'setup.filling.letters' ? [leastRefused, larger] : [leastRefused];
        for (const bytes of sizes) {
          const large = await ask(bytes);
          const expected = message('setup.body-sizes.refused', values);
          const facts = { sent: sent(bytes), received: describe(large), expected };
          expectFacts(facts, large.status === 413 && isError(large));
        }
      }
      for (const type of ['text/plain', 'application/octet-stream', 'text/xml']) {
        const text = { type, content: 'a'.repeat(leastRefused) };
        const other = await session.ask({ path, text, fresh: true });
        const expected = message('setup.body-sizes.other', { type });
        const sent = message('setup.body-sizes.other-sent', { type });
        const facts = { sent, received: describe(other), expected };
        expectFacts(facts, other.status > 0 && other.status < 500);
      }
    },
    { hints: 'body-limited' },
  ),

  defineCheck(
    'setup.body-early',
    async (session) => {
      const path = await session.handle();
      for (const type of [jsonType, formType]) {
        for (const framing of framings) {
          const begin = type === jsonType ? '{"a":"' : 'a=';
          const part = begin + 'a'.repeat(leastRefused + 5_000);
          const pieces = [headOf(path, type, framing), framedPart(part, framing)];
          const answer = await session.askRaw(pieces);
          const content = message(`setup.kind.${type === jsonType ? 'json' : 'form'}`);
          const why = message(`setup.framing.${framing}`);
          const facts = {
            sent: message('setup.body-early.sent', { content, why }),
            received: describe(answer),
            expected: message('setup.body-early.status', { content, why }),
          };
          expectFacts(facts, answer.status === 413);
        }
      }
    },
    { hints: 'body-limited' },
  ),

  defineCheck(
    'setup.body-intact',
    async (session) => {
      const { random } = session;
      const path = await session.handle();
      const fields = { [random.word()]: `密é🦊${random.word()}`.repeat(5) };
      const bytes = Buffer.from(JSON.stringify(fields));
      const chunks = [...bytes].map((byte) => Buffer.from([0x31, 13, 10, byte, 13, 10]));
      const head = headOf(path, jsonType, 'chunked');
      const answer = await session.askRaw(
        Buffer.concat([Buffer.from(head), ...chunks, Buffer.from('0\r\n\r\n')]),
      );
      const found = isDeepStrictEqual(answer.body.body, fields);
      expectThat(answer, 'setup.body-intact.pieces', answer.status === 200 && found);

      const words = Array.from({ length: 30 }, () => random.word());
      const answers = await session.askAll(
        words.map((word, index) => ({ path, [index % 2 === 0 ? 'json' : 'form']: { word } })),
      );
      for (const [index, one] of answers.entries()) {
        const own = isDeepStrictEqual(one.body.body, { word: words[index] });
        expectThat(one, 'setup.body-intact.own', own);
      }
      const empty: Omit<Asked, 'path'>[] = [{}, { method: 'DELETE' }, { json: {} }, { form: {} }];
      for (const asked of empty) {
        const without = await session.ask({ path, ...asked });
        const told = words.some((word) => without.text.includes(word));
        expectThat(without, 'setup.body-intact.none', without.status === 200 && !told);
      }
      await expectUnshared(session);
    },
    { hints: 'body-parsed' },
  ),
];

/** Each request must get an object of its own, although a handler changed that of an equal request. */
async function expectUnshared(session: JudgeSession): Promise<void> {
  const { word } = session.random;
  const path = await session.handle({ spoilsBody: true });
  const nested = { [word()]: { [word()]: [{ [word()]: word() }] } };
  const kinds: Omit<Asked, 'path'>[] = [
    ...[{ json: nested }, { json: { a: word() } }, { form: { a: word() } }, { json: {} }],
    ...[{}, { method: 'POST' }, { method: 'DELETE' }, { form: {} }],
    { text: { type: 'text/plain', content: word() } },
  ];
  for (const asked of kinds) {
    const first = await session.ask({ path, ...asked });
    for (const together of [1, 2]) {
      const asks = Array.from({ length: together }, () => ({ path, ...asked }));
      for (const later of await session.askAll(asks)) {
        const same =
          !later.text.includes('spoiled') && isDeepStrictEqual(later.body.body, first.body.body);
        expectThat(later, 'setup.body-intact.unshared', later.status === first.status && same);
      }
    }
  }
  const content = JSON.stringify({ a: word() });
  for (const type of [jsonType, formType, jsonType]) {
    const answer = await session.ask({ path, text: { type, content } });
    const found = isDeepStrictEqual(answer.body.body, fieldsIn(type, content));
    expectThat(answer, 'setup.body-intact.unshared', found);
  }
}

interface LargeBody {
  type: string;
  kind: BodyKind;
  what: PlainId;
  fill(bytes: number): string;
  framing: Framing;
}

function largeBodies(): LargeBody[] {
  return [jsonType, formType].flatMap((type) =>
    (fillings[type] ?? []).flatMap(([what, fill]) =>
      framings.map((framing) => ({
        type,
        kind: type === jsonType ? ('json' as const) : ('form' as const),
        what,
        fill,
        framing,
      })),
    ),
  );
}

function fieldsIn(type: string, content: string): unknown {
  if (type === jsonType) return JSON.parse(content);
  return Object.fromEntries(new URLSearchParams(content));
}

function isError({ body }: Answer): boolean {
  return typeof body.error === 'string' && typeof body.error_description === 'string';
}

/** The head of a request whose body is announced and never ends. */
function headOf(path: string, type: string, framing: Framing): string {
  const size = framing === 'length' ? 'Content-Length: 1000000' : 'Transfer-Encoding: chunked';
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\n${size}\r\n\r\n`;
}

function framedPart(part: string, framing: Framing): string {
  return framing === 'length' ? part : `${part.length.toString(16)}\r\n${part}\r\n`;
}

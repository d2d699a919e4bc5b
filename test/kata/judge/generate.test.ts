import { expect, test } from 'vitest';
import type { PlainId } from '#i18n/message.ts';
import { CheckError } from '#kata/judge/check.ts';
import { eachClass, type InputClass, simplerText } from '#kata/judge/generate.ts';
import { randomSource } from '#kata/judge/random.ts';

const name: PlainId = 'judge.nothing';
const session = { random: randomSource(1) };
const text = (draw: InputClass<string>['draw']): InputClass<string> => ({
  name,
  draw,
  simpler: simplerText,
});

function fail(received: string): never {
  throw new CheckError({ sent: '', received, expected: name });
}

test('visits every class once', async () => {
  const seen: string[] = [];
  await eachClass(session, [text(() => 'one'), text(() => 'two')], async (input) => {
    seen.push(input);
  });
  expect(seen).toEqual(['one', 'two']);
});

test('reports the simplest input that fails', async () => {
  const long = [text((random) => `${random.text('bcd', 20)}é${random.text('bcd', 20)}`)];
  const run = eachClass(session, long, async (input) => {
    if (input.includes('é')) fail(input);
  });
  await expect(run).rejects.toMatchObject({ received: 'é' });
});

test('throws an error of the check itself as it is', async () => {
  const broken = new TypeError('broken');
  const run = eachClass(session, [text(() => 'one')], async () => {
    throw broken;
  });
  await expect(run).rejects.toBe(broken);
});

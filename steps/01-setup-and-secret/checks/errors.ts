import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck, expectFacts } from '#kata/judge/check.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import { expectRefused, refusalIn, settingLine } from './config.ts';
import { sampleWords } from './weak-secrets.ts';

/** Letters that appear in no message by chance, so that a single one of them shows a part of a value. */
const rareLetters = [...'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ'];
const rare = /[\u0530-\u058f]|\\u0?5[3-8]|\\u\{5[3-8]/i;

/** Consecutive characters of a random text that no message contains by chance. */
const partLength = 6;

const variables = ['JWT_SECRET', 'JWT_ISSUER', 'TOKEN_LIFETIME'] as const;

/** One wrong setting, whose value must stay unknown. */
interface Wrong {
  variable: 'JWT_SECRET' | 'TOKEN_LIFETIME';
  what: PlainId;
  value: string;
  /** The random texts in the value, but rare letters. */
  noise: string[];
}

/** An error must name only the wrong variable, and contain no part of its value. */
export const errorMinimal = defineCheck(
  'setup.error-minimal',
  async (session) => {
    for (const { variable, what, value, noise } of wrongSettings(session.random)) {
      for (const random of noise) session.keepSecret(what, random);
      if (variable === 'JWT_SECRET' && noise.length === 0) session.keepSecret(what, value);
      const configured = await expectRefused(session, variable, value, what);
      const refusal = refusalIn(configured) ?? '';
      const others = variables.filter((name) => name !== variable && refusal.includes(name));
      const facts = { sent: settingLine(variable, value), received: refusal };
      const named = { what: message(what), variable };
      expectFacts(
        { ...facts, expected: message('setup.error-minimal.one', named) },
        others.length === 0,
      );
      expectFacts(
        { ...facts, expected: message('setup.error-minimal.no-part', named) },
        !tells(refusal, noise),
      );
      const printed = configured !== undefined && 'printed' in configured ? configured.printed : '';
      expectFacts(
        { ...facts, received: printed, expected: message('setup.error-minimal.printed', named) },
        !tells(printed, noise),
      );
    }
    for (const value of [undefined, '']) {
      const what = message('setup.environment.missing');
      const refusal = refusalIn(await expectRefused(session, 'JWT_SECRET', value, what)) ?? '';
      const expected = message('setup.error-minimal.one', { what, variable: 'JWT_SECRET' });
      const facts = { sent: settingLine('JWT_SECRET', value), received: refusal, expected };
      expectFacts(facts, !/JWT_ISSUER|TOKEN_LIFETIME/.test(refusal));
    }
    await expectNoWordTold(session);
    await expectBothRefused(session);
  },
  { hints: 'secret-hidden' },
);

function wrongSettings({ bytes, text, shuffle }: RandomSource): Wrong[] {
  const rareWord = shuffle(rareLetters).slice(0, 12).join('');
  const hex = (count: number) => bytes(count).toString('hex');
  const [short, block, k, soon] = [hex(12), hex(8), hex(32), hex(6)];
  const digits = text('123456789', 12);
  const secret = (what: PlainId, value: string, ...noise: string[]): Wrong => ({
    variable: 'JWT_SECRET',
    what,
    value,
    noise,
  });
  const lifetime = (value: string, ...noise: string[]): Wrong => ({
    variable: 'TOKEN_LIFETIME',
    what: 'setup.error-minimal.lifetime',
    value,
    noise,
  });
  return [
    secret('setup.secret-hidden.short', short, short),
    secret('setup.secret-hidden.short', rareWord),
    secret('setup.secret-hidden.repeated', block.repeat(3), block.repeat(2)),
    secret('setup.secret-hidden.repeated', rareWord.repeat(2)),
    secret('setup.secret-known.placeholder', `change-me-${rareWord}-${short}`, short),
    secret('setup.secret-no-document.jwk', JSON.stringify({ kty: 'oct', kid: rareWord, k }), k),
    secret('setup.secret-no-document.pem', `${rareWord}\n-----BEGIN PUBLIC KEY-----\n${k}`, k),
    ...[rareWord, `${rareWord}5`, `5${rareWord}`, `${digits} ${rareWord}`].map((value) =>
      lifetime(value, digits),
    ),
    ...[`soon${soon}`, `-${digits}`, `${digits}.5`, digits].map((value) =>
      lifetime(value, soon, digits),
    ),
  ];
}

/**
 * The error for a known sample must not quote the word that makes it known. A fixed message may contain one of these words
 * by chance, but not several, each only where the secret contains it.
 */
async function expectNoWordTold(session: JudgeSession): Promise<void> {
  const samples = sampleWords.map((word) => {
    const written = inMixedCase(word);
    const value = `${session.random.bytes(10).toString('hex')}-${written}-${session.random.word()}`;
    return { word, written, value };
  });
  const results = await session.configureAll(samples.map(({ value }) => ({ JWT_SECRET: value })));
  const told = samples.map((_, index) => refusalIn(results[index]) ?? '');
  const quoting = samples.filter(({ word, written }, index) => {
    const has = (text = '') => text.toLowerCase().includes(word);
    return has(told[index]) && (told[index]?.includes(written) || !told.every(has));
  });
  const [first] = quoting;
  if (first === undefined || quoting.length < 3) return;
  const { word, value } = first;
  const what = message('setup.known.word', { word });
  expectFacts(
    {
      sent: settingLine('JWT_SECRET', value),
      received: told[samples.indexOf(first)] ?? '',
      expected: message('setup.error-minimal.no-part', { what, variable: 'JWT_SECRET' }),
    },
    false,
  );
}

function inMixedCase(word: string): string {
  return [...word].map((letter, at) => (at % 2 === 0 ? letter : letter.toUpperCase())).join('');
}

/** Of two wrong settings, the error names at least one, and it contains no part of either value. */
async function expectBothRefused(session: JudgeSession): Promise<void> {
  const TOKEN_LIFETIME = session.random.word();
  const short = session.random.shuffle(rareLetters).slice(0, 14).join('');
  const configured = await session.configure({ JWT_SECRET: short, TOKEN_LIFETIME });
  const refusal = refusalIn(configured);
  const named = refusal !== undefined && /\b(?:JWT_SECRET|TOKEN_LIFETIME)\b/.test(refusal);
  expectFacts(
    {
      sent: message('setup.error-minimal.both-sent'),
      received: refusal ?? message('setup.received.starts'),
      expected: 'setup.error-minimal.both',
    },
    named && !tells(refusal, [TOKEN_LIFETIME]),
  );
}

/** True if a text contains a rare letter, or a part of a random text: as it is, in hex or in base64. */
function tells(text: string, noise: readonly string[]): boolean {
  if (rare.test(text)) return true;
  const lower = text.toLowerCase();
  return noise.some((random) => {
    const bytes = Buffer.from(random);
    return [random, bytes.toString('hex'), bytes.toString('base64')].some((spelling) =>
      partsOf(spelling.toLowerCase()).some((part) => lower.includes(part)),
    );
  });
}

function partsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - partLength + 1) }, (_, at) =>
    text.slice(at, at + partLength),
  );
}

import { message } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { eachClass, type InputClass } from '#kata/judge/generate.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import {
  type Content,
  carrierOf,
  contentOf,
  fill,
  namesOf,
  type Outcome,
  type Pattern,
  type Place,
  places,
} from './contents.ts';
import { expectDecided } from './expect.ts';
import { absent, crowded, encoded, notText, repeated, taken, twiceInJson } from './patterns.ts';
import { commas, fits, literalTexts, longTexts, texts } from './texts.ts';
import { nextToken } from './tokens.ts';

/** The outcomes that the contract allows for a place. */
export const outcomes = ['taken', 'absent', 'refused'] as const;

/** Every kind of content in every place, alone and beside contents of the other places. */
export const every: readonly Check[] = [
  defineCheck(
    'extract.every-pair',
    async (session) => {
      for (const body of ['form', 'json'] as const) {
        for (const first of outcomes) {
          for (const second of outcomes) {
            for (const third of outcomes) {
              await expectDecided(session, [
                plainOf(session, body, first),
                plainOf(session, 'query', second),
                plainOf(session, 'header', third),
              ]);
            }
          }
        }
      }
      for (const filled of sameTokens) {
        const token = nextToken(session);
        const contents = filled.map((place) => plainOf(session, place, 'taken', () => token));
        const what = namesOf(contents);
        await expectDecided(session, contents, { name: message('extract.in.same', { what }) });
      }
    },
    { hints: 'order' },
  ),

  defineCheck('extract.every-spelling', (session) =>
    alone(session, [...taken, ...encoded, ...twiceInJson, ...crowded]),
  ),

  defineCheck('extract.every-refusal', (session) => alone(session, [...repeated, ...notText]), {
    hints: 'repeated',
  }),

  defineCheck('extract.every-empty', (session) => alone(session, absent), { hints: 'empty' }),

  defineCheck(
    'extract.every-string',
    (session) =>
      inEveryPlace(session, [...texts, ...longTexts, ...literalTexts(session.literals())]),
    { hints: 'unjudged' },
  ),

  defineCheck('extract.comma', (session) => inEveryPlace(session, commas), { hints: 'repeated' }),

  defineCheck(
    'extract.every-company',
    async (session) => {
      for (const pattern of [...patterns, ...encoded, ...twiceInJson])
        await inCompany(session, pattern);
    },
    { hints: 'order' },
  ),
];

/** Places that contain the same token. */
const sameTokens: readonly Place[][] = [
  ['form', 'query'],
  ['json', 'query'],
  ['form', 'header'],
  ['json', 'header'],
  ['query', 'header'],
  ['form', 'query', 'header'],
  ['json', 'query', 'header'],
];

const patterns = [...absent, ...taken, ...repeated, ...notText];

/** A random content of a place with this outcome. */
export function drawOf(
  session: JudgeSession,
  place: Place,
  outcome: Outcome,
  next = () => nextToken(session),
): Content {
  return fill(session.random.pick(patternsAt(place, outcome)), next);
}

function patternsAt(place: Place, outcome: Outcome): Pattern[] {
  return patterns.filter((one) => one.place === place && one.outcome === outcome);
}

/** The usual content of a place with this outcome. */
export function plainOf(
  session: JudgeSession,
  place: Place,
  outcome: Outcome,
  next = () => nextToken(session),
): Content {
  const [usual] = patternsAt(place, outcome);
  return fill(usual ?? { place, outcome, text: '' }, next);
}

/** Sends each content without any other. */
async function alone(session: JudgeSession, contents: readonly Pattern[]): Promise<void> {
  for (const pattern of contents) {
    await expectDecided(session, [fill(pattern, () => nextToken(session))]);
  }
}

/** Sends a content between earlier places that are empty and later ones that are not, and after a token. */
async function inCompany(session: JudgeSession, pattern: Pattern): Promise<void> {
  const { random } = session;
  const draw = (outcome: Outcome) => (place: Place) => drawOf(session, place, outcome);
  const content = fill(pattern, () => nextToken(session));
  const before = earlierThan(random, pattern);
  const after = places.filter((one) => order(one) > order(pattern.place));
  const later = after.map(draw(random.pick(['taken', 'refused'])));
  await expectDecided(session, [...before.map(draw('absent')), content, ...later]);
  if (before.length > 0) await expectDecided(session, [...before.map(draw('taken')), content]);
}

function order(place: Place): number {
  return Object.values(carrierOf).indexOf(carrierOf[place]);
}

/** The places that are read before this one, with one kind of body. */
function earlierThan(random: RandomSource, { place }: Pattern) {
  const body = random.pick(['form', 'json'] as const);
  return ([body, 'query'] as const).filter((one) => order(one) < order(place));
}

/** Sends a string of each class in each place. */
async function inEveryPlace(
  session: JudgeSession,
  classes: readonly InputClass<string>[],
): Promise<void> {
  // The tokens in the texts are those of this run, which may not be printed.
  const random = { ...session.random, secret: () => nextToken(session) };
  for (const place of places) {
    await eachClass({ random }, classes, async (text, what) => {
      if (!fits(place, text)) return;
      const name = message(`extract.unjudged.${place}`, { what });
      await expectDecided(session, [contentOf(place, text, name)], { name });
    });
  }
}

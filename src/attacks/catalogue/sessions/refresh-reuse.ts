import type { Attack } from '../../attack.ts';
import { type AttackDefaults, customAttacks, tryToken } from '../../define-attacks.ts';
import { refreshed, refreshWith, signIn, withSession } from '../../define-features.ts';
import { badRequest, badToken, breach, isStorable, judgeRefusal } from '../../judge-response.ts';
import { say } from '../../message.ts';
import { login } from '../requests.ts';
import { isHeld, judgeEnded } from './judge-session.ts';

const once: AttackDefaults = { group: 'sessions', lesson: 2, advice: 'refresh-once' };
const kinds: AttackDefaults = { group: 'sessions', lesson: 4, advice: 'refresh-kinds' };
const contents: AttackDefaults = { group: 'sessions', lesson: 2, advice: 'refresh-contents' };

/** The length of 128 bits in base64url, in characters. */
const shortest = 22;

/** Refresh tokens that are used twice, or for something else, and what a response shows of them. */
export const refreshReuse: Attack[] = [
  ...customAttacks(once, [
    withSession({
      id: 'refresh-replayed',
      run: async (session, first) => {
        const second = await refreshed(session, first);
        if (!('token' in second)) return second;
        const third = await refreshed(session, second);
        if (!('token' in third)) return third;
        const outcome = judgeRefusal(await session.send(refreshWith(first.refreshToken)), badToken);
        return isHeld(outcome) ? judgeEnded(session, third) : outcome;
      },
    }),
    withSession({
      id: 'refresh-at-once',
      run: async ({ send }, { refreshToken }) => {
        const four = Array.from({ length: 4 }, () => send(refreshWith(refreshToken)));
        const responses = (await Promise.all(four)).filter(({ status }) => status === 200);
        const [one, ...others] = responses;
        const other = others.find(({ body }) => body.refreshToken !== one?.body.refreshToken);
        return other === undefined
          ? { held: true }
          : breach(other, say('attack.expected.one-successor'), true);
      },
    }),
    withSession({
      id: 'refresh-fixed',
      run: async ({ send, username, password }, { refreshToken }) => {
        const response = await send(login({ json: { username, password, refreshToken } }));
        const { body } = response;
        if (typeof body.refreshToken !== 'string')
          return breach(response, say('attack.expected.two-tokens'), false);
        if (body.refreshToken !== refreshToken) return { held: true };
        return breach(response, say('attack.expected.new-refresh-token'), true);
      },
    }),
  ]),

  ...customAttacks(kinds, [
    withSession({
      id: 'refresh-as-access',
      run: (session, { refreshToken }) => tryToken(session, refreshToken, [badToken]),
    }),
    withSession({
      id: 'access-as-refresh',
      run: async ({ send }, { token }) =>
        judgeRefusal(await send(refreshWith(token)), badRequest, badToken),
    }),
  ]),

  ...customAttacks(contents, [
    withSession({
      id: 'refresh-guessable',
      run: async (session, { refreshToken: one }) => {
        const own = await signIn(session);
        if (!('token' in own)) return own;
        const { refreshToken: other } = own;
        let same = 0;
        while (same < one.length && one[same] === other[same]) same += 1;
        if (Math.min(one.length, other.length) - same >= shortest) return { held: true };
        const expected = say('attack.expected.random-refresh-token', { number: shortest });
        const received = `${one}\n${other}`;
        return { held: false, through: true, sent: session.loginResponse.curl, received, expected };
      },
    }),
    withSession({
      id: 'refresh-stored',
      run: async ({ send }, { refreshToken }) => {
        const response = await send(refreshWith(refreshToken));
        const wrong = isStorable(response) || 'set-cookie' in response.headers;
        return wrong ? breach(response, 'Cache-Control: no-store', false) : { held: true };
      },
    }),
    withSession({
      id: 'refresh-only-fields',
      run: async (session, { refreshToken }) => {
        const response = await session.send(refreshWith(refreshToken));
        const { user, ...fields } = response.body;
        const namesIn = (one: object) => Object.keys(one).sort().join();
        const documented = namesIn(fields) === 'expires,refreshExpires,refreshToken,token';
        if (documented && namesIn(Object(user)) === 'id,username') return { held: true };
        return breach(response, say('attack.expected.only-refresh-fields'), false);
      },
    }),
  ]),
];

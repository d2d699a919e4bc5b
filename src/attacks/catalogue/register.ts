import { randomUUID } from 'node:crypto';
import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import {
  type AttackDefaults,
  type CustomAttack,
  customAttacks,
  notApplicable,
} from '../define-attacks.ts';
import { tryEach } from '../define-kinds.ts';
import type { HttpRequest } from '../http/request.ts';
import { judgeRefusal, withStatus } from '../judge-response.ts';
import { type AttackId, say } from '../message.ts';
import type { Outcome } from '../outcome.ts';
import { swapCase } from './near-misses.ts';

const names: AttackDefaults = { group: 'names', lesson: 2, advice: 'look-alike-names' };
const passwords: AttackDefaults = { group: 'names', lesson: 2, advice: 'password-length' };

/** Latin letters, and below each a letter of another script that looks like it. */
const latin = 'aceopxyijshABCEHIKMOPTXY';
const alike = 'асеорхуіјѕһАВСЕНІКМОРТХУ';

const lookAlikes: [id: AttackId, write: (name: string) => string[]][] = [
  ['register-taken', (name) => [name, name.normalize('NFC'), name.normalize('NFD')]],
  ['register-case', (name) => [swapCase(name), name.toUpperCase(), name.toLowerCase()]],
  [
    'register-script',
    (name) => [name, name.toLowerCase()].flatMap((one) => [replaced(one, 1), replaced(one)]),
  ],
  ['register-width', (name) => [name.replaceAll(/[!-~]/g, wide), name.replace(/[!-~]/, wide)]],
  [
    'register-invisible',
    (name) => [
      ...[`${name} `, ` ${name}`, `${name}\u200b`, `\u2060${name}`, `${name}\u00ad`, `${name}\0`],
      ...[`${name}\u202e`, `${name}\n`, name.replace(/^./u, '$&\u200d'), `${name}\ufe0f`],
    ],
  ],
];

/** Registrations that must be refused: only a server that accepts one gets a new user. */
export const register: Attack[] = [
  ...customAttacks(
    names,
    lookAlikes.map(([id, write]) =>
      withRegistration({
        id,
        run: (session) => {
          const variants = new Set(write(session.username));
          if (id !== 'register-taken') variants.delete(session.username);
          return tryEach([...variants], async (username) => {
            const request = registration({ username, password: randomUUID() });
            return judgeRefusal(await session.send(request), ...withStatus(400, 409));
          });
        },
      }),
    ),
  ),
  ...customAttacks(passwords, [
    withRegistration({
      id: 'register-short-password',
      run: (session) => tryPasswords(session, () => ['', 'x', 'seven77', '       ']),
    }),
    withRegistration({
      id: 'register-password-units',
      run: (session) =>
        tryPasswords(session, () => [
          ...['e\u0301'.repeat(4), '\u200b'.repeat(8), `x${'\u00ad'.repeat(9)}`, '😀'.repeat(4)],
        ]),
    }),
    withRegistration({
      id: 'register-password-name',
      run: (session) => tryPasswords(session, (username) => [username, swapCase(username)]),
    }),
  ]),
];

/** An attack on `POST /users`. It is skipped if the server has no such route. */
function withRegistration({ run, ...row }: CustomAttack): CustomAttack {
  return {
    ...row,
    feature: 'registration',
    run: async (session) => {
      const { status } = await session.send(registration({}));
      if (status === 429) return { skipped: say('attack.skipped.rate-limit') };
      return [401, 403, 404, 405, 501].includes(status) ? notApplicable : run(session);
    },
  };
}

/** Registers new users with passwords that must not be accepted. */
function tryPasswords(
  { send }: AttackSession,
  passwordsFor: (username: string) => string[],
): Promise<Outcome> {
  const username = `kata-${randomUUID()}`;
  return tryEach(passwordsFor(username), async (password) =>
    judgeRefusal(await send(registration({ username, password })), ...withStatus(400)),
  );
}

function registration(json: object): HttpRequest {
  return { path: '/users', json };
}

/** A name with this number of its letters, or all, replaced by look-alikes. */
function replaced(name: string, most = Number.POSITIVE_INFINITY): string {
  let left = most;
  return name.replaceAll(/[a-z]/gi, (letter) => {
    const other = alike[latin.indexOf(letter)];
    if (other === undefined || left <= 0) return letter;
    left -= 1;
    return other;
  });
}

/** The wide form of a character, as Chinese and Japanese keyboards write it. */
function wide(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}

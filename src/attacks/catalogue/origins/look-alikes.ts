import type { Attack } from '../../attack.ts';
import type { AttackSession } from '../../attack-session.ts';
import { type AttackDefaults, customAttacks } from '../../define-attacks.ts';
import type { AttackId } from '../../message.ts';
import { evil, ownOrigins, tryOrigins } from './cors.ts';

const exact: AttackDefaults = { group: 'origins', lesson: 1, advice: 'cors-exact' };

/** An origin in its parts, for example `https:`, `app.example`, `app.example:8443` and `:8443`. */
interface Parts {
  origin: string;
  protocol: string;
  hostname: string;
  host: string;
  port: string;
}

const lookAlikes: [id: AttackId, write: (parts: Parts) => string[]][] = [
  [
    'cors-suffix',
    ({ origin, protocol, hostname, port }) => [
      ...[`${origin}.evil.example`, `${protocol}//${hostname}.evil.example${port}`],
      `${protocol}//${hostname}evil.example${port}`,
    ],
  ],
  [
    'cors-prefix',
    ({ protocol, host }) => [`${protocol}//evil${host}`, `${protocol}//evil-${host}`],
  ],
  [
    'cors-subdomain',
    ({ protocol, host }) => [`${protocol}//evil.${host}`, `${protocol}//a.b.${host}`],
  ],
  [
    'cors-port',
    ({ protocol, hostname, host, port }) => [
      ...[port === ':8443' ? ':8444' : ':8443', ':1'].map(
        (one) => `${protocol}//${hostname}${one}`,
      ),
      ...(port === '' ? [] : [`${protocol}//${hostname}`, `${protocol}//${host}0`]),
    ],
  ],
  [
    'cors-scheme',
    ({ protocol, host }) =>
      ['http:', 'https:', 'ftp:', 'evil:']
        .filter((other) => other !== protocol)
        .map((other) => `${other}//${host}`),
  ],
  [
    'cors-inside',
    ({ origin, host }) => [
      ...[`${origin}@evil.example`, `${evil}/${host}`, `${evil}?${origin}`, `${evil}#${origin}`],
      ...[`https://${host}.evil.example`, `https://evil.example\\${host}`],
    ],
  ],
  [
    'cors-pattern',
    ({ origin, protocol, host }) => [
      ...[...host.matchAll(/\./g)].map(
        ({ index }) => `${protocol}//${host.slice(0, index)}x${host.slice(index + 1)}`,
      ),
      ...[`${origin}/`, `${origin}x`, `${protocol}//*`, '*'],
    ],
  ],
  [
    'cors-several',
    ({ origin }) => [
      ...[`${origin} ${evil}`, `${evil} ${origin}`, `${origin},${evil}`, `${evil}, ${origin}`],
    ],
  ],
];

/** Origins that a careless comparison takes for the server's own, or for the allowed one. */
export const lookAlikeOrigins: Attack[] = customAttacks(
  exact,
  lookAlikes.map(([id, write]) => ({
    id,
    run: (session) => tryOrigins(session, partsOf(session).flatMap(write)),
  })),
);

function partsOf(session: AttackSession): Parts[] {
  return ownOrigins(session).map((origin) => {
    const { protocol, hostname, host, port } = new URL(origin);
    return { origin, protocol, hostname, host, port: port && `:${port}` };
  });
}

import { randomUUID } from 'node:crypto';
import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { present } from '../carriers.ts';
import {
  type AttackDefaults,
  customAttacks,
  secretNeeded,
  signedTokenAttacks,
} from '../define-attacks.ts';
import { forge } from '../forge.ts';
import { fieldOf } from '../json.ts';
import { badToken, breach, judgeAccess, judgeRefusal, showsUser } from '../judge-response.ts';
import { say } from '../message.ts';

const issuer: AttackDefaults = {
  group: 'claims',
  lesson: 4,
  advice: 'issuer',
};

const subject: AttackDefaults = {
  group: 'claims',
  lesson: 4,
  advice: 'subject',
};

const user: AttackDefaults = {
  group: 'access',
  lesson: 5,
  advice: 'user-lookup',
};

/** Tokens with a valid signature and the wrong issuer, subject or user. */
export const claims: Attack[] = [
  ...signedTokenAttacks(issuer, [
    {
      id: 'iss-missing',
      token: withClaims(() => ({ iss: undefined })),
    },
    {
      id: 'iss-other',
      token: withClaims(() => ({ iss: `issuer-${randomUUID()}` })),
    },
    {
      id: 'iss-empty',
      token: withClaims(() => ({ iss: '' })),
    },
    {
      id: 'iss-list',
      token: withClaims(({ claims }) => ({ iss: [claims.iss] })),
    },
    {
      id: 'iss-space',
      token: withClaims(({ claims }) => ({ iss: `${claims.iss} ` })),
    },
    {
      id: 'iss-longer',
      token: withClaims(({ claims }) => ({ iss: `${claims.iss}.evil.example` })),
    },
    {
      id: 'iss-number',
      token: withClaims(() => ({ iss: 1 })),
    },
    {
      id: 'iss-null',
      token: withClaims(() => ({ iss: null })),
    },
    {
      id: 'aud-other',
      token: withClaims(() => ({ aud: 'https://elsewhere.example' })),
    },
    {
      id: 'aud-others',
      token: withClaims(() => ({ aud: ['https://one.example', 'https://other.example'] })),
    },
    {
      id: 'aud-empty',
      token: withClaims(() => ({ aud: [] })),
    },
    {
      id: 'aud-object',
      token: withClaims(() => ({ aud: {} })),
    },
  ]),

  ...customAttacks(issuer, [
    {
      id: 'jti-number',
      needs: 'secret',
      run: async (session) => {
        if (session.secret === undefined) return secretNeeded;
        const token = withClaims(() => ({ jti: 1 }))(session, session.secret);
        const response = await present(session, token);
        // The type of jti has no meaning for this server, so it may accept the token or refuse it.
        if (response === undefined || showsUser(response, session.username)) return { held: true };
        return judgeRefusal(response, badToken);
      },
    },
  ]),

  ...signedTokenAttacks(subject, [
    {
      id: 'user-missing',
      token: withUserId(() => undefined),
    },
    {
      id: 'user-null',
      token: withUserId(() => null),
    },
    {
      id: 'user-empty',
      token: withUserId(() => ''),
    },
    {
      id: 'user-true',
      token: withUserId(() => true),
    },
    {
      id: 'user-object',
      token: withUserId(() => ({})),
    },
    {
      id: 'user-operator',
      token: withUserId(() => ({ $gt: '' })),
    },
    {
      id: 'user-number',
      token: withUserId(() => 1),
    },
    {
      id: 'user-huge',
      token: withUserId(() => 2 ** 53),
    },
    {
      id: 'user-negative',
      token: withUserId(() => '-1'),
    },
    {
      id: 'user-one',
      token: withUserId(() => '1'),
    },
    {
      id: 'user-decimal',
      token: withUserId(() => '1.0'),
    },
    {
      id: 'user-exponent',
      token: withUserId(() => '1e0'),
    },
    {
      id: 'user-plus',
      token: withUserId(() => '+1'),
    },
    {
      id: 'user-zero',
      token: withUserId(() => '01'),
    },
    {
      id: 'user-sql',
      token: withUserId(() => "' OR '1'='1"),
    },
    {
      id: 'user-wildcard',
      token: withUserId(() => '%'),
    },
    {
      id: 'user-surrogate',
      token: withUserId(() => '\ud800'),
    },
    {
      id: 'user-prototype',
      token: withUserId(() => '__proto__'),
    },
    {
      id: 'user-list',
      token: withUserId((id) => [id]),
    },
    {
      id: 'user-space',
      token: withUserId((id) => ` ${id}`),
    },
    {
      id: 'user-newline',
      token: withUserId((id) => `${id}\n`),
    },
    {
      id: 'user-nul',
      token: withUserId((id) => `${id}\0`),
    },
    {
      id: 'user-capitals',
      token: withUserId((id) => id.toUpperCase()),
    },
    {
      id: 'user-braces',
      token: withUserId((id) => `{${id}}`),
    },
    {
      id: 'user-dashes',
      token: withUserId((id) => id.replaceAll('-', '')),
    },
    {
      id: 'user-urn',
      token: withUserId((id) => `urn:uuid:${id}`),
    },
  ]),

  ...signedTokenAttacks(user, [
    {
      id: 'user-nobody',
      token: withUserId(() => randomUUID()),
    },
    {
      id: 'user-zeros',
      token: withUserId(() => '00000000-0000-0000-0000-000000000000'),
    },
    {
      id: 'user-name',
      token: withClaims(({ subject, username }) => ({ [subject]: username })),
    },
  ]),

  ...customAttacks(user, [
    {
      id: 'claims-of-rights',
      needs: 'secret',
      run: async (session) => {
        const { claims, header, secret, username } = session;
        if (secret === undefined) return secretNeeded;
        const rights = { admin: true, role: 'root' };
        const odd = { ...claims, ...rights, username: 'somebody-else' };
        const response = await present(session, forge(odd, secret, { header }));
        if (response === undefined) return { held: true };
        const believed = Object.keys(rights).some((name) => fieldOf(response.body.user, name));
        if (believed) return breach(response, say('attack.expected.stored-user'), true);
        return judgeAccess(response, username);
      },
    },
  ]),
];

/** A token with a valid signature and some claims changed; undefined removes a claim. */
function withClaims(others: (session: AttackSession) => object) {
  return (session: AttackSession, secret: string) =>
    forge({ ...session.claims, ...others(session) }, secret, { header: session.header });
}

/** A token with another spelling of the user's id; none if the spelling does not differ. */
function withUserId(write: (id: string) => unknown) {
  return (session: AttackSession, secret: string): string | undefined => {
    const { userId, subject } = session;
    const id = write(String(userId));
    return id === userId ? undefined : withClaims(() => ({ [subject]: id }))(session, secret);
  };
}

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
import { breach, judgeAccess } from '../judge-response.ts';

const issuer: AttackDefaults = {
  group: 'claims',
  lesson: 4,
  advice:
    'Compare iss with your own name to the letter, and refuse tokens for an audience that is not you (RFC 7519, 4.1.1 and 4.1.3; RFC 8725, 3.8 and 3.9).',
};

const subject: AttackDefaults = {
  group: 'claims',
  lesson: 4,
  advice:
    'Take sub only in the one form in which you write it, before any database sees it (RFC 7519, 4.1.2; RFC 8725, 3.10).',
};

const user: AttackDefaults = {
  group: 'access',
  lesson: 5,
  advice:
    'Look the user up on every request, wait for the answer, and refuse with 401 where there is none (RFC 6750, 3.1).',
};

/** Tokens with a valid signature and the wrong issuer, subject or user. */
export const claims: Attack[] = [
  ...signedTokenAttacks(issuer, [
    {
      id: 'iss-missing',
      name: 'no iss',
      gains: 'Any token that was ever signed with this secret opens the door, whoever issued it.',
      token: withClaims(() => ({ iss: undefined })),
    },
    {
      id: 'iss-other',
      name: 'iss of another deployment',
      gains: 'A token of the test server opens the real one.',
      token: withClaims(() => ({ iss: `issuer-${randomUUID()}` })),
    },
    {
      id: 'iss-empty',
      name: 'iss ""',
      gains: 'An issuer without a name passes for ours.',
      token: withClaims(() => ({ iss: '' })),
    },
    {
      id: 'iss-list',
      name: 'iss a list with ours in it',
      gains: 'An issuer names ours beside its own, and passes for it.',
      token: withClaims(({ claims }) => ({ iss: [claims.iss] })),
    },
    {
      id: 'iss-space',
      name: 'iss with a space behind it',
      gains: 'Who may choose a name that differs by a space issues our tokens.',
      token: withClaims(({ claims }) => ({ iss: `${claims.iss} ` })),
    },
    {
      id: 'iss-longer',
      name: 'iss that begins like ours',
      gains: 'Only the beginning is compared: https://ours.example.evil passes for ours.',
      token: withClaims(({ claims }) => ({ iss: `${claims.iss}.evil.example` })),
    },
    {
      id: 'iss-number',
      name: 'iss 1',
      gains: 'What is no text reaches the comparison, and whatever stands behind it.',
      token: withClaims(() => ({ iss: 1 })),
    },
    {
      id: 'iss-null',
      name: 'iss null',
      gains: 'A comparison that skips null believes everybody.',
      token: withClaims(() => ({ iss: null })),
    },
    {
      id: 'aud-other',
      name: 'aud of another service',
      gains: 'The token that another service was given opens this one.',
      token: withClaims(() => ({ aud: 'https://elsewhere.example' })),
    },
    {
      id: 'aud-others',
      name: 'aud of several other services',
      gains: 'A list is not compared, so tokens for a list of others open this service.',
      token: withClaims(() => ({ aud: ['https://one.example', 'https://other.example'] })),
    },
    {
      id: 'aud-empty',
      name: 'aud an empty list',
      gains: 'A token for nobody is taken for one for everybody.',
      token: withClaims(() => ({ aud: [] })),
    },
    {
      id: 'aud-object',
      name: 'aud {}',
      gains: 'What is neither text nor list passes the comparison.',
      token: withClaims(() => ({ aud: {} })),
    },
    {
      id: 'jti-number',
      name: 'jti 1',
      gains: 'A list of withdrawn tokens is asked for a number, and has only texts.',
      token: withClaims(() => ({ jti: 1 })),
    },
  ]),

  ...signedTokenAttacks(subject, [
    {
      id: 'user-missing',
      name: 'for the id of the user: taken away',
      gains: 'A token that is about nobody is let in.',
      token: withUserId(() => undefined),
    },
    {
      id: 'user-null',
      name: 'for the id of the user: null',
      gains: 'The first row without an owner is taken for the user’s.',
      token: withUserId(() => null),
    },
    {
      id: 'user-empty',
      name: 'for the id of the user: ""',
      gains: 'A user without an id, left over from a test, is anybody’s.',
      token: withUserId(() => ''),
    },
    {
      id: 'user-true',
      name: 'for the id of the user: true',
      gains: 'true equals 1 in many databases, and 1 is the administrator.',
      token: withUserId(() => true),
    },
    {
      id: 'user-object',
      name: 'for the id of the user: {}',
      gains: 'An empty question to the database finds the first user.',
      token: withUserId(() => ({})),
    },
    {
      id: 'user-operator',
      name: 'for the id of the user: {"$gt":""}',
      gains: 'A question that is always true finds the first user.',
      token: withUserId(() => ({ $gt: '' })),
    },
    {
      id: 'user-number',
      name: 'for the id of the user: 1',
      gains: 'The first user of all is often the administrator.',
      token: withUserId(() => 1),
    },
    {
      id: 'user-huge',
      name: 'for the id of the user: 2^53',
      gains: 'Beyond 2^53 two different ids are one number.',
      token: withUserId(() => 2 ** 53),
    },
    {
      id: 'user-negative',
      name: 'for the id of the user: "-1"',
      gains: 'A negative id counts from the end of something.',
      token: withUserId(() => '-1'),
    },
    {
      id: 'user-one',
      name: 'for the id of the user: "1"',
      gains: 'A text that looks like a number finds the user with that number.',
      token: withUserId(() => '1'),
    },
    {
      id: 'user-decimal',
      name: 'for the id of the user: "1.0"',
      gains: 'A database finds user 1 where a list of locked users does not.',
      token: withUserId(() => '1.0'),
    },
    {
      id: 'user-exponent',
      name: 'for the id of the user: "1e0"',
      gains: 'A database that reads numbers finds user 1 where a filter does not.',
      token: withUserId(() => '1e0'),
    },
    {
      id: 'user-plus',
      name: 'for the id of the user: "+1"',
      gains: 'A sign that the database drops passes a list of locked users.',
      token: withUserId(() => '+1'),
    },
    {
      id: 'user-zero',
      name: 'for the id of the user: "01"',
      gains: 'A zero that the database drops passes a list of locked users.',
      token: withUserId(() => '01'),
    },
    {
      id: 'user-sql',
      name: 'for the id of the user: SQL that is always true',
      gains: 'The database is told that everybody fits.',
      token: withUserId(() => "' OR '1'='1"),
    },
    {
      id: 'user-wildcard',
      name: 'for the id of the user: "%"',
      gains: 'A comparison by pattern finds the first user.',
      token: withUserId(() => '%'),
    },
    {
      id: 'user-surrogate',
      name: 'for the id of the user: half a character',
      gains: 'What is no proper text is a 500 in the database.',
      token: withUserId(() => '\ud800'),
    },
    {
      id: 'user-prototype',
      name: 'for the id of the user: "__proto__"',
      gains: 'A look-up in a plain object finds somebody.',
      token: withUserId(() => '__proto__'),
    },
    {
      id: 'user-list',
      name: 'for the id of the user: a list with the right id',
      gains: 'A list of ids finds a user, and two ids may find two.',
      token: withUserId((id) => [id]),
    },
    {
      id: 'user-space',
      name: 'for the id of the user: the right id with a space before it',
      gains: 'Whoever is locked out comes back with a space.',
      token: withUserId((id) => ` ${id}`),
    },
    {
      id: 'user-newline',
      name: 'for the id of the user: the right id with a newline behind it',
      gains: 'Whoever is locked out comes back with a newline, and writes into the log.',
      token: withUserId((id) => `${id}\n`),
    },
    {
      id: 'user-nul',
      name: 'for the id of the user: the right id with a NUL behind it',
      gains: 'Where texts end at a NUL, one user has endlessly many ids.',
      token: withUserId((id) => `${id}\0`),
    },
    {
      id: 'user-capitals',
      name: 'for the id of the user: the right id in capitals',
      gains: 'Whoever is locked out comes back in capitals.',
      token: withUserId((id) => id.toUpperCase()),
    },
    {
      id: 'user-braces',
      name: 'for the id of the user: the right id in braces',
      gains: 'A database that knows UUIDs finds the user, and a list of locked ones does not.',
      token: withUserId((id) => `{${id}}`),
    },
    {
      id: 'user-dashes',
      name: 'for the id of the user: the right id without its dashes',
      gains: 'A database that knows UUIDs adds the dashes, and a list of locked users does not.',
      token: withUserId((id) => id.replaceAll('-', '')),
    },
    {
      id: 'user-urn',
      name: 'for the id of the user: the right id as a URN',
      gains: 'One user has two ids, and only one of them is locked out.',
      token: withUserId((id) => `urn:uuid:${id}`),
    },
  ]),

  ...signedTokenAttacks(user, [
    {
      id: 'user-nobody',
      name: 'for the id of the user: an id that nobody has',
      gains: 'Whoever was deleted goes on as a ghost until the token expires.',
      token: withUserId(() => randomUUID()),
    },
    {
      id: 'user-zeros',
      name: 'for the id of the user: an id of zeros',
      gains: 'A user that was never filled in is taken for one that is there.',
      token: withUserId(() => '00000000-0000-0000-0000-000000000000'),
    },
    {
      id: 'user-name',
      name: 'for the id of the user: the name',
      gains: 'Names are given away again, and the new owner of one inherits the old one’s tokens.',
      token: withClaims(({ subject, username }) => ({ [subject]: username })),
    },
  ]),

  ...customAttacks(user, [
    {
      id: 'claims-of-rights',
      name: 'the right user with "admin", "role" and another "username" in the claims',
      gains: 'Rights and names are read from the token, where they stay when they are withdrawn.',
      needs: 'secret',
      run: async (session) => {
        const { claims, header, secret, username } = session;
        if (secret === undefined) return secretNeeded;
        const rights = { admin: true, role: 'root' };
        const odd = { ...claims, ...rights, username: 'somebody-else' };
        const response = await present(session, forge(odd, secret, { header }));
        if (response === undefined) return { held: true };
        const believed = Object.keys(rights).some((name) => fieldOf(response.body.user, name));
        if (believed) return breach(response, 'the user as the database knows them', true);
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

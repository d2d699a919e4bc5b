import type { Answer } from '#kata/ask.ts';
import {
  demand,
  demandOk,
  demandRefusal,
  demandUnprinted,
  expiredToken,
  invalidToken,
} from '#kata/demand.ts';
import { forge, randomId, randomSecret, randomWord, segment, sign } from '#kata/forge.ts';
import { fieldOf } from '#kata/json.ts';
import type { Lab } from '#kata/lab.ts';
import { suite } from '#kata/suite.ts';

const hour = 3600;

export const contract = await suite({
  step: 4,
  clock: 'stopped',
  checks: [
    {
      id: 'valid',
      title: 'leaves the claims of a valid token behind',
      rule: 'RFC 7519, 7.2',
      async run(lab) {
        const sub = randomId();
        const exp = lab.now() + 60;
        const answer = await present(lab, lab.token(sub, { exp }));
        demandOk(answer, 'the token is signed with JWT_SECRET and has not expired');
        for (const [name, value] of Object.entries({ iss: lab.issuer, sub, exp })) {
          const wanted = `"claims" with ${JSON.stringify({ [name]: value }).slice(1, -1)}`;
          demand(answer, wanted, fieldOf(answer.body.claims, name) === value);
        }
      },
    },
    {
      id: 'anonymous',
      title: 'lets a request without a token go on',
      rule: 'step 4: no token is no offence; requireUser will ask for one in step 5',
      async run(lab) {
        const answer = await lab.ask({ path: '/inspect' });
        demandOk(answer, 'no token came');
        demand(answer, '"claims": null', answer.body.claims === null);
      },
    },
    {
      id: 'bad-token-ends-request',
      title: 'ends the request with 401 where the token is not one at all',
      rule: 'RFC 6750, 3.1: invalid_token; the article calls next() and lets it in',
      async run(lab) {
        for (const token of [randomWord(), 'a.b.c', '..', `${lab.token(randomId())}.`]) {
          demandRefusal(await present(lab, token), invalidToken, 'this is no token');
        }
      },
    },
    {
      id: 'every-carrier',
      title: 'judges the token of every carrier',
      rule: 'step 4: what is judged is ctx.state.token, wherever it came from',
      async run(lab) {
        const sub = randomId();
        for (const carrier of carriersOf(lab.token(sub))) {
          const answer = await lab.ask({ path: '/inspect', ...carrier });
          demandOk(answer, 'the token is good');
          demand(
            answer,
            `"claims" with "sub": "${sub}"`,
            fieldOf(answer.body.claims, 'sub') === sub,
          );
        }
        for (const carrier of carriersOf(randomWord())) {
          const answer = await lab.ask({ path: '/inspect', ...carrier });
          demandRefusal(answer, invalidToken, 'this is no token');
        }
      },
    },
    {
      id: 'signature',
      title: 'refuses a token that somebody else signed, or changed',
      rule: 'RFC 7515, 5.2: the signature decides whether we read on',
      async run(lab) {
        const claims = { iss: lab.issuer, sub: randomId(), exp: lab.now() + 60 };
        const [header, , signature] = lab.token(randomId()).split('.');
        const [, changed] = lab.token(randomId()).split('.');
        const foreign = forge(claims, randomSecret());
        await refuseAll(
          lab,
          [foreign, `${header}.${changed}.${signature}`],
          'the signature does not fit',
        );
      },
    },
    {
      id: 'signature-every-time',
      title: 'looks at the signature of every token, whatever it has accepted before',
      rule: 'RFC 7515, 5.2: what was good belongs to the whole token, not to its claims or its user',
      async run(lab) {
        const sub = randomId();
        const good = lab.token(sub);
        demandOk(await present(lab, good), 'the token is good');
        const [header, claims] = good.split('.');
        const foreign = forge({ iss: lab.issuer, sub, exp: lab.now() + 60 }, randomSecret());
        const [, , signature] = foreign.split('.');
        const why = 'its like was accepted a moment ago, but nobody signed this one';
        await refuseAll(lab, [`${header}.${claims}.${signature}`, foreign], why);
      },
    },
    {
      id: 'unsigned',
      title: 'refuses a token without a signature',
      rule: 'RFC 8725, 3.1 and 3.2: "alg": "none" is not an algorithm for us',
      async run(lab) {
        const [header, claims] = lab.token(randomId()).split('.');
        const none = forge(claimsOf(lab), lab.secret, { header: { alg: 'none', typ: 'JWT' } });
        const bare = none.slice(0, none.lastIndexOf('.') + 1);
        await refuseAll(
          lab,
          [`${header}.${claims}.`, `${header}.${claims}`, bare],
          'nobody signed this',
        );
      },
    },
    {
      id: 'algorithm-pinned',
      title: 'refuses every algorithm but HS256, even with the right secret',
      rule: 'RFC 8725, 3.1: the server names the algorithm, never the token',
      async run(lab) {
        const tokens = [
          forge(claimsOf(lab), lab.secret, {
            header: { typ: 'JWT', alg: 'HS512' },
            hash: 'sha512',
          }),
          forge(claimsOf(lab), lab.secret, {
            header: { typ: 'JWT', alg: 'HS384' },
            hash: 'sha384',
          }),
        ];
        await refuseAll(lab, tokens, 'only HS256 is ours');
      },
    },
    {
      id: 'header-checked',
      title: 'refuses a header that is not plainly HS256, even where the signature fits',
      rule: 'RFC 8725, 3.1 and RFC 7515, 4.1.11: what we do not understand we do not accept',
      async run(lab) {
        const headers = [
          { typ: 'JWT', alg: 'none' },
          { typ: 'JWT', alg: 'hs256' },
          { typ: 'JWT' },
          { typ: 'JWT', alg: 'HS256', crit: ['exp'] },
          { typ: 'JWT', alg: 'HS256', kid: '../../dev/null' },
          { typ: 'at+jwt', alg: 'HS256' },
        ];
        const tokens = headers.map((header) => forge(claimsOf(lab), lab.secret, { header }));
        const nothing = `${segment('null')}.${segment(claimsOf(lab))}`;
        tokens.push(`${nothing}.${sign(nothing, lab.secret)}`);
        await refuseAll(lab, tokens, 'the header does not say plainly "HS256"');
        const { iss, sub, exp } = claimsOf(lab);
        const untyped = forge({ iss, sub, iat: lab.now(), exp }, lab.secret, {
          header: { alg: 'HS256' },
        });
        demandOk(await present(lab, untyped), 'a header needs no "typ"');
        const ageless = forge({ iss, sub, exp }, lab.secret);
        demandOk(await present(lab, ageless), 'claims need no "iat"');
      },
    },
    {
      id: 'expired',
      title: 'refuses a token that has expired, and says so',
      rule: 'RFC 7519, 4.1.4; the article writes a text and lets the request go on',
      async run(lab) {
        for (const age of [1, hour]) {
          const exp = lab.now() - age;
          const answer = await present(lab, lab.token(randomId(), { iat: exp - 60, exp }));
          demandRefusal(answer, expiredToken, `it expired ${age} s ago, and the request must end`);
        }
      },
    },
    {
      id: 'expires-this-second',
      title: 'refuses a token in the very second of its expiry, and not before',
      rule: 'RFC 7519, 4.1.4: "on or after" the expiration time; jwt-simple still accepts it',
      async run(lab) {
        const answer = await present(
          lab,
          lab.token(randomId(), { iat: lab.now() - 60, exp: lab.now() }),
        );
        demandRefusal(answer, expiredToken, 'exp is this very second (exp <= now)');
        const later = await present(lab, lab.token(randomId(), { exp: lab.now() + 1 }));
        demandOk(later, 'there is one second left');
      },
    },
    {
      id: 'expiry-told-to-owner',
      title: 'calls a token expired only after its signature held',
      rule: 'RFC 7515, 5.2: a forged token earns no details',
      async run(lab) {
        const expired = { iss: lab.issuer, sub: randomId(), exp: lab.now() - hour };
        const answer = await present(lab, forge(expired, randomSecret()));
        demandRefusal(answer, invalidToken, 'it is expired, but it is not ours either');
      },
    },
    {
      id: 'expiry-required',
      title: 'refuses a token without a usable exp',
      rule: 'RFC 7519, 4.1.4 leaves exp to us, and we require it: undefined <= now is false',
      async run(lab) {
        const values = [
          undefined,
          null,
          '',
          'tomorrow',
          String(lab.now() + 60),
          {},
          [lab.now() + 60],
        ];
        const tokens = values.map((exp) => lab.token(randomId(), { exp }));
        await refuseAll(lab, tokens, 'exp is missing or not a number');
      },
    },
    {
      id: 'lifetime-limited',
      title: 'refuses a token that outlives TOKEN_LIFETIME, such as one in milliseconds',
      rule: 'RFC 7519, 2: NumericDate is seconds; milliseconds end in the year 58,000',
      async run(lab) {
        const longest = lab.now() + lab.lifetime;
        const allowed = await present(lab, lab.token(randomId(), { exp: longest }));
        demandOk(allowed, 'it lives exactly as long as we let it');
        const tokens = [longest + 1, (lab.now() + 60) * 1000, 8_640_000_000_000].flatMap((exp) => [
          lab.token(randomId(), { exp }),
          lab.token(randomId(), { exp, iat: undefined }),
        ]);
        await refuseAll(lab, tokens, `no token of ours lives longer than ${lab.lifetime} s`);
      },
    },
    {
      id: 'issuer',
      title: 'refuses a token of another issuer',
      rule: 'RFC 7519, 4.1.1 and RFC 8725, 3.8: a secret may be shared, an issuer is not',
      async run(lab) {
        const tokens = [randomWord(), undefined, ''].map((iss) => lab.token(randomId(), { iss }));
        await refuseAll(lab, tokens, `iss must be JWT_ISSUER, "${lab.issuer}"`);
        const near = [`${lab.issuer}s`, `s${lab.issuer}`, lab.issuer.toUpperCase()].map((iss) =>
          lab.token(randomId(), { iss }),
        );
        await refuseAll(lab, near, `iss must be JWT_ISSUER to the letter, "${lab.issuer}"`);
        const foreign = lab.token(randomId(), { aud: randomWord() });
        await refuseAll(lab, [foreign], 'it is meant for an audience, and nobody here is one');
      },
    },
    {
      id: 'subject',
      title: 'refuses a token without a subject that could be a user id',
      rule: 'RFC 7519, 4.1.2: sub is a text, and ours is a UUID in lower case',
      async run(lab) {
        const subjects = [
          undefined,
          '',
          1,
          [randomId()],
          randomId().toUpperCase(),
          `${randomId()} `,
        ];
        const tokens = subjects.map((sub) => lab.token(randomId(), { sub }));
        await refuseAll(lab, tokens, 'sub is not a user id');
      },
    },
    {
      id: 'not-yet',
      title: 'refuses a token from the future',
      rule: 'RFC 7519, 4.1.5 and 4.1.6',
      async run(lab) {
        const tokens = [{ nbf: lab.now() + 1 }, { iat: lab.now() + 1 }].map((changed) =>
          lab.token(randomId(), changed),
        );
        await refuseAll(lab, tokens, 'it begins only in a second');
        const vague = [{ nbf: 'now' }, { iat: 'now' }].map((changed) =>
          lab.token(randomId(), changed),
        );
        await refuseAll(lab, vague, 'its nbf or iat is not a number');
        const ready = await present(lab, lab.token(randomId(), { nbf: lab.now(), iat: lab.now() }));
        demandOk(ready, 'it begins this very second');
      },
    },
    {
      id: 'form',
      title: 'refuses a token that is written in another way, even where the signature fits',
      rule: 'RFC 7515, 2 and 4: base64url without padding, and no member twice, so that all read the same',
      async run(lab) {
        const { iss, sub, exp } = claimsOf(lab);
        const good = lab.token(sub);
        await refuseAll(lab, [`${good}=`, twinOf(good)], 'a signature has one spelling only');
        const twice = `{"iss":"${iss}","sub":"${randomId()}","sub":"${sub}","exp":${exp}}`;
        await refuseAll(lab, [forge(twice, lab.secret)], 'it names "sub" twice');
        const [header, claims] = good.split('.');
        const padded = `${header}.${claims}=`;
        await refuseAll(lab, [`${padded}.${sign(padded, lab.secret)}`], 'its claims are padded');
      },
    },
    {
      id: 'kept-apart',
      title: 'keeps the claims of simultaneous requests apart',
      rule: 'step 4: what belongs to a request lives in ctx.state and nowhere else',
      async run(lab) {
        const subs = Array.from({ length: 20 }, () => randomId());
        const answers = await Promise.all(subs.map((sub) => present(lab, lab.token(sub))));
        for (const [index, answer] of answers.entries()) {
          const fits = fieldOf(answer.body.claims, 'sub') === subs[index];
          demand(answer, 'each of 20 requests at once sees its own claims', fits);
        }
        const stranger = await lab.ask({ path: '/inspect' });
        demand(stranger, '"claims": null for a stranger after them', stranger.body.claims === null);
      },
    },
    {
      id: 'error-below',
      title: 'leaves an error of a later handler what it is',
      rule: 'step 4: next() is awaited, and never stands inside the try that judges a token',
      async run(lab) {
        const asked = [
          present(lab, lab.token(randomId()), '/broken'),
          lab.ask({ path: '/broken' }),
        ];
        for (const answer of await Promise.all(asked)) {
          const whose = answer.curl.includes('x-access-token') ? 'a token' : 'a stranger';
          demand(
            answer,
            `500 for ${whose}: the handler failed, not the token`,
            answer.status === 500,
          );
        }
      },
    },
    {
      id: 'nothing-printed',
      title: 'prints no token and no secret',
      rule: 'OWASP ASVS 16.2.5: whoever reads the log could sign in with it',
      async run(lab) {
        const tokens = {
          'a good token': lab.token(randomId()),
          'an expired token': lab.token(randomId(), { exp: lab.now() - hour }),
          'a forged token': forge(claimsOf(lab), randomSecret()),
          'a token of another issuer': lab.token(randomId(), { iss: randomWord() }),
        };
        for (const token of Object.values(tokens)) await present(lab, token);
        demandUnprinted(await lab.output(), { ...tokens, 'the secret': lab.secret });
      },
    },
    {
      id: 'expiry-every-time',
      title: 'looks at the clock on every request',
      rule: 'RFC 7519, 4.1.4: a token that was good a moment ago may have expired since',
      async run(lab) {
        const token = lab.token(randomId(), { exp: lab.now() + 5 });
        demandOk(await present(lab, token), 'there are five seconds left');
        await lab.passTime(5);
        demandRefusal(await present(lab, token), expiredToken, 'the five seconds are over');
      },
    },
  ],
});

/** The three carriers, filled with a token. */
function carriersOf(token: string) {
  return [
    { form: { access_token: token } },
    { query: { access_token: token } },
    { headers: { 'x-access-token': token } },
  ];
}

function present(lab: Lab, token: string, path = '/inspect'): Promise<Answer> {
  return lab.ask({ path, headers: { 'x-access-token': token } });
}

/** The same token in another spelling: the last character of a signature has two bits that mean nothing. */
function twinOf(token: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return token.slice(0, -1) + letters.charAt(letters.indexOf(token.slice(-1)) + 1);
}

async function refuseAll(lab: Lab, tokens: string[], why: string): Promise<void> {
  for (const token of tokens) demandRefusal(await present(lab, token), invalidToken, why);
}

function claimsOf(lab: Lab) {
  return { iss: lab.issuer, sub: randomId(), iat: lab.now(), exp: lab.now() + 60 };
}

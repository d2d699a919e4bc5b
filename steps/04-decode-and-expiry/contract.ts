import { advanceClock } from '#kata/judge/advance-clock.ts';
import type { Answer } from '#kata/judge/ask.ts';
import { forge, randomId, randomSecret, randomWord, segment, sign } from '#kata/judge/forge.ts';
import { fieldOf } from '#kata/judge/json.ts';
import {
  expectOk,
  expectOwnError,
  expectRefusal,
  expectThat,
  expectUnprinted,
  expiredToken,
  invalidToken,
  legacySuite,
} from '#kata/judge/legacy.ts';
import type { JudgeSession } from '#kata/judge/session.ts';

const hour = 3600;

export const contract = legacySuite({
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
        expectOk(answer, 'the token is signed with JWT_SECRET and has not expired');
        for (const [name, value] of Object.entries({ iss: lab.issuer, sub, exp })) {
          const wanted = `"claims" with ${JSON.stringify({ [name]: value }).slice(1, -1)}`;
          expectThat(answer, wanted, fieldOf(answer.body.claims, name) === value);
        }
      },
    },
    {
      id: 'anonymous',
      title: 'lets a request without a token go on',
      rule: 'step 4: no token is no offence; requireUser will ask for one in step 5',
      async run(lab) {
        const answer = await lab.ask({ path: '/inspect' });
        expectOk(answer, 'no token came');
        expectThat(answer, '"claims": null', answer.body.claims === null);
      },
    },
    {
      id: 'bad-token-ends-request',
      title: 'ends the request with 401 where the token is not one at all',
      rule: 'RFC 6750, 3.1: invalid_token; the article calls next() and lets it in',
      async run(lab) {
        await refuseAll(lab, {
          'a word without dots is no token': randomWord(),
          'three letters with dots between are no token': 'a.b.c',
          'two dots are no token': '..',
          'a fourth segment stands behind the good three': `${lab.token(randomId())}.`,
        });
      },
    },
    {
      id: 'every-carrier',
      title: 'judges the token of every carrier',
      rule: 'step 4: what is judged is ctx.state.token, wherever it came from',
      async run(lab) {
        const sub = randomId();
        for (const [carrier, asked] of Object.entries(carriersOf(lab.token(sub)))) {
          const answer = await lab.ask({ path: '/inspect', ...asked });
          expectOk(answer, `the token in ${carrier} is good`);
          expectThat(
            answer,
            `"claims" with "sub": "${sub}" for a token in ${carrier}`,
            fieldOf(answer.body.claims, 'sub') === sub,
          );
        }
        for (const [carrier, asked] of Object.entries(carriersOf(randomWord()))) {
          const answer = await lab.ask({ path: '/inspect', ...asked });
          expectRefusal(answer, invalidToken, `what stands in ${carrier} is no token`);
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
        const foreign = await present(lab, forge(claims, randomSecret()));
        const noise = `${header}.${changed}.${sign(randomWord(), randomSecret())}`;
        const why =
          foreign.status === 200 && (await present(lab, noise)).status === 200
            ? 'another secret signed it, and any signature will do: the third argument of jwt.decode must be false'
            : 'another secret signed it';
        expectRefusal(foreign, invalidToken, why);
        const token = `${header}.${changed}.${signature}`;
        await refuseAll(lab, { 'its claims were changed after it was signed': token });
      },
    },
    {
      id: 'signature-every-time',
      title: 'looks at the signature of every token, whatever it has accepted before',
      rule: 'RFC 7515, 5.2: what was good belongs to the whole token, not to its claims or its user',
      async run(lab) {
        const sub = randomId();
        const good = lab.token(sub);
        expectOk(await present(lab, good), 'the token is good');
        const [header, claims] = good.split('.');
        const foreign = forge({ iss: lab.issuer, sub, exp: lab.now() + 60 }, randomSecret());
        const [, , signature] = foreign.split('.');
        await refuseAll(lab, {
          'its claims were accepted a moment ago, but nobody signed this one': `${header}.${claims}.${signature}`,
          'a token for this user was accepted a moment ago, but nobody signed this one': foreign,
        });
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
        await refuseAll(lab, {
          'its signature is empty': `${header}.${claims}.`,
          'it has no third segment': `${header}.${claims}`,
          'it says "alg": "none" and has no signature': bare,
        });
      },
    },
    {
      id: 'algorithm-pinned',
      title: 'refuses every algorithm but HS256, even with the right secret',
      rule: 'RFC 8725, 3.1: the server names the algorithm, never the token',
      async run(lab) {
        const others = { HS512: 'sha512', HS384: 'sha384' };
        for (const [alg, hash] of Object.entries(others)) {
          const token = forge(claimsOf(lab), lab.secret, { header: { typ: 'JWT', alg }, hash });
          const what = `it is signed with the right secret, but with ${alg}, and only HS256 is ours`;
          await refuseAll(lab, { [what]: token });
        }
      },
    },
    {
      id: 'header-checked',
      title: 'refuses a header that is not plainly HS256, even where the signature fits',
      rule: 'RFC 8725, 3.1 and RFC 7515, 4.1.11: what we do not understand we do not accept',
      async run(lab) {
        const headers = {
          'its header says "alg": "none", though the signature fits': { typ: 'JWT', alg: 'none' },
          'its header says "hs256" in small letters': { typ: 'JWT', alg: 'hs256' },
          'its header names no "alg"': { typ: 'JWT' },
          'its header has a "crit", which asks for what we do not understand': {
            typ: 'JWT',
            alg: 'HS256',
            crit: ['exp'],
          },
          'its header has a "kid", which we do not understand': {
            typ: 'JWT',
            alg: 'HS256',
            kid: '../../dev/null',
          },
          'its header says "typ": "at+jwt"': { typ: 'at+jwt', alg: 'HS256' },
          'its header is null and no object': 'null',
        };
        for (const [what, header] of Object.entries(headers)) {
          await refuseAll(lab, { [what]: forge(claimsOf(lab), lab.secret, { header }) });
        }
        const { iss, sub, exp } = claimsOf(lab);
        const untyped = forge({ iss, sub, iat: lab.now(), exp }, lab.secret, {
          header: { alg: 'HS256' },
        });
        expectOk(await present(lab, untyped), 'a header needs no "typ"');
        const ageless = forge({ iss, sub, exp }, lab.secret);
        expectOk(await present(lab, ageless), 'claims need no "iat"');
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
          expectRefusal(answer, expiredToken, `it expired ${age} s ago, and the request must end`);
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
        expectRefusal(answer, expiredToken, 'exp is this very second (exp <= now)');
        const later = await present(lab, lab.token(randomId(), { exp: lab.now() + 1 }));
        expectOk(later, 'exp is in a second, so there is one second left');
        // Late in a second it shows whether a program rounds the time.
        const now = await advanceClock(lab, 0.7);
        const soon = await present(lab, lab.token(randomId(), { exp: Math.ceil(now) }));
        expectOk(soon, 'exp is in 0.3 seconds, so it is still good: do not round the time');
        await advanceClock(lab, 0);
      },
    },
    {
      id: 'expiry-told-to-owner',
      title: 'calls a token expired only after its signature held',
      rule: 'RFC 7515, 5.2: a forged token earns no details',
      async run(lab) {
        const expired = { iss: lab.issuer, sub: randomId(), exp: lab.now() - hour };
        const answer = await present(lab, forge(expired, randomSecret()));
        expectRefusal(answer, invalidToken, 'it is expired, but it is not ours either');
      },
    },
    {
      id: 'expiry-required',
      title: 'refuses a token without a usable exp',
      rule: 'RFC 7519, 4.1.4 leaves exp to us, and we require it: undefined <= now is false',
      async run(lab) {
        const values = {
          missing: undefined,
          null: null,
          'an empty text': '',
          'the text "tomorrow"': 'tomorrow',
          'a number as text': String(lab.now() + 60),
          'an object': {},
          'a list': [lab.now() + 60],
        };
        for (const [what, exp] of Object.entries(values)) {
          await refuseAll(lab, { [`its exp is ${what}`]: lab.token(randomId(), { exp }) });
        }
      },
    },
    {
      id: 'lifetime-limited',
      title: 'refuses a token that outlives TOKEN_LIFETIME, such as one in milliseconds',
      rule: 'RFC 7519, 2: NumericDate is seconds; milliseconds end in the year 58,000',
      async run(lab) {
        const longest = lab.now() + lab.lifetime;
        const allowed = await present(lab, lab.token(randomId(), { exp: longest }));
        expectOk(allowed, 'it lives exactly as long as we let it');
        const ends = {
          'one second longer than that': longest + 1,
          'until an exp in milliseconds, which is some year 58,000': (lab.now() + 60) * 1000,
          'for longer than there are dates': 8_640_000_000_000,
        };
        for (const [what, exp] of Object.entries(ends)) {
          const why = `no token of ours lives longer than ${lab.lifetime} s, and this one lives ${what}`;
          await refuseAll(lab, {
            [why]: lab.token(randomId(), { exp }),
            [`${why}, without an iat`]: lab.token(randomId(), { exp, iat: undefined }),
          });
        }
      },
    },
    {
      id: 'issuer',
      title: 'refuses a token of another issuer',
      rule: 'RFC 7519, 4.1.1 and RFC 8725, 3.8: a secret may be shared, an issuer is not',
      async run(lab) {
        const issuers = {
          'its issuer is somebody else': randomWord(),
          'it has no issuer': undefined,
          'its issuer is an empty text': '',
          'its issuer only begins like ours': `${lab.issuer}s`,
          'its issuer only ends like ours': `s${lab.issuer}`,
          'its issuer is ours in capitals': lab.issuer.toUpperCase(),
        };
        for (const [what, iss] of Object.entries(issuers)) {
          const why = `${what}; iss must be JWT_ISSUER to the letter, "${lab.issuer}"`;
          await refuseAll(lab, { [why]: lab.token(randomId(), { iss }) });
        }
        const meant = lab.token(randomId(), { aud: randomWord() });
        await refuseAll(lab, { 'it has an "aud", and nobody here is an audience': meant });
      },
    },
    {
      id: 'subject',
      title: 'refuses a token without a subject that could be a user id',
      rule: 'RFC 7519, 4.1.2: sub is a text, and ours is a UUID in lower case',
      async run(lab) {
        const subjects = {
          'it has no sub': undefined,
          'its sub is an empty text': '',
          'its sub is a number': 1,
          'its sub is a list': [randomId()],
          'its sub is a UUID in capitals, another name for the same user': randomId().toUpperCase(),
          'its sub is a UUID with a blank behind it': `${randomId()} `,
        };
        for (const [what, sub] of Object.entries(subjects)) {
          await refuseAll(lab, { [what]: lab.token(randomId(), { sub }) });
        }
      },
    },
    {
      id: 'not-yet',
      title: 'refuses a token from the future',
      rule: 'RFC 7519, 4.1.5 and 4.1.6',
      async run(lab) {
        const early = {
          'its nbf is in a second': { nbf: lab.now() + 1 },
          'its iat is in a second, so it comes from the future': { iat: lab.now() + 1 },
          'its nbf is a text and no number': { nbf: 'now' },
          'its iat is a text and no number': { iat: 'now' },
        };
        for (const [what, changed] of Object.entries(early)) {
          await refuseAll(lab, { [what]: lab.token(randomId(), changed) });
        }
        const ready = await present(lab, lab.token(randomId(), { nbf: lab.now(), iat: lab.now() }));
        expectOk(ready, 'its nbf and iat are this very second');
        // Late in a second it shows whether a program rounds the time.
        const next = Math.ceil(await advanceClock(lab, 0.7));
        const soon = lab.token(randomId(), { nbf: next });
        await refuseAll(lab, { 'its nbf is in 0.3 seconds': soon });
        await advanceClock(lab, 0);
        expectOk(
          await present(lab, soon),
          'its nbf has come; refused once is not refused for ever',
        );
      },
    },
    {
      id: 'form',
      title: 'refuses a token that is written in another way, even where the signature fits',
      rule: 'RFC 7515, 2 and 4: base64url without padding, and no member twice, so that all read the same',
      async run(lab) {
        const { iss, sub, exp } = claimsOf(lab);
        const good = lab.token(sub);
        await refuseAll(lab, {
          'its signature is padded with "="': `${good}=`,
          'its signature ends in another letter, which differs in bits that nobody reads':
            loosened(good),
        });
        const id = randomId();
        const texts = {
          'its claims name "sub" twice': `{"iss":"${iss}","sub":"${id}","sub":"${sub}","exp":${exp}}`,
          'its claims have a member "__proto__" with a "sub" in it': `{"iss":"${iss}","exp":${exp},"__proto__":{"sub":"${sub}"}}`,
          'its claims have a member "__proto__"': `{"iss":"${iss}","sub":"${sub}","exp":${exp},"__proto__":{}}`,
          'its claims are a list and no object': `["${iss}","${sub}",${exp}]`,
          'its claims are null and no object': 'null',
        };
        for (const [what, claims] of Object.entries(texts)) {
          await refuseAll(lab, { [what]: forge(claims, lab.secret) });
        }
        const header = '{"typ":"JWT","alg":"none","alg":"HS256"}';
        const twice = forge({ iss, sub, exp }, lab.secret, { header });
        await refuseAll(lab, { 'its header names "alg" twice': twice });
        const [ours = '', claims = ''] = roughToken(lab).split('.');
        const spelled = {
          'its claims end in another letter, which differs in bits that nobody reads': `${ours}.${loosened(claims)}`,
          'its claims are padded with "="': `${ours}.${padded(claims)}`,
          'its claims have "+" and "/", which base64url writes "-" and "_"': `${ours}.${claims.replaceAll('-', '+').replaceAll('_', '/')}`,
          'its header is padded with "="': `${padded(segment('{"alg": "HS256" }'))}.${claims}`,
        };
        for (const [what, text] of Object.entries(spelled)) {
          await refuseAll(lab, {
            [`${what}, though the signature fits`]: `${text}.${sign(text, lab.secret)}`,
          });
        }
        expectOk(await present(lab, roughToken(lab)), 'it is written the one right way');
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
          expectThat(answer, 'each of 20 requests at once sees its own claims', fits);
        }
        const stranger = await lab.ask({ path: '/inspect' });
        expectThat(
          stranger,
          '"claims": null for a stranger after them',
          stranger.body.claims === null,
        );
      },
    },
    {
      id: 'error-below',
      title: 'leaves an error of a later handler what it is',
      rule: 'step 4: next() is awaited, and never stands inside the try that judges a token',
      async run(lab) {
        const asked = {
          'a bad token': present(lab, lab.token(randomId()), '/broken'),
          'a bad token, where none came': lab.ask({ path: '/broken' }),
        };
        for (const [blamed, answer] of Object.entries(asked)) expectOwnError(await answer, blamed);
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
        expectUnprinted(await lab.output(), { ...tokens, 'the secret': lab.secret });
      },
    },
    {
      id: 'expiry-every-time',
      title: 'looks at the clock on every request',
      rule: 'RFC 7519, 4.1.4: a token that was good a moment ago may have expired since',
      async run(lab) {
        const token = lab.token(randomId(), { exp: lab.now() + 5 });
        expectOk(await present(lab, token), 'there are five seconds left');
        await lab.passTime(5);
        const why = 'the same token was good five seconds ago, and has expired since';
        expectRefusal(await present(lab, token), expiredToken, why);
      },
    },
  ],
});

/** The three carriers, filled with a token. */
function carriersOf(token: string) {
  return {
    'a form': { form: { access_token: token } },
    'the query': { query: { access_token: token } },
    'the header': { headers: { 'x-access-token': token } },
  };
}

function present(lab: JudgeSession, token: string, path = '/inspect'): Promise<Answer> {
  return lab.ask({ path, headers: { 'x-access-token': token } });
}

/** The same bytes in another spelling: the last letter has bits that mean nothing, unless the length is a multiple of 4. */
function loosened(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + letters.charAt(letters.indexOf(text.slice(-1)) + 1);
}

function padded(segment: string): string {
  return segment.padEnd(Math.ceil(segment.length / 4) * 4, '=');
}

/** A good token whose claims have a letter of base64url alone, and could be padded. */
function roughToken(lab: JudgeSession): string {
  const claims = claimsOf(lab);
  const token = forge({ ...claims, jti: '???' }, lab.secret);
  const whole = token.split('.')[1]?.length ?? 0;
  return whole % 4 === 0 ? forge({ ...claims, jti: '????' }, lab.secret) : token;
}

/** Asks with each token, and demands that it is refused for what is wrong with it. */
async function refuseAll(lab: JudgeSession, tokens: Record<string, string>): Promise<void> {
  for (const [what, token] of Object.entries(tokens)) {
    expectRefusal(await present(lab, token), invalidToken, what);
  }
}

function claimsOf(lab: JudgeSession) {
  return { iss: lab.issuer, sub: randomId(), iat: lab.now(), exp: lab.now() + 60 };
}

import { fingerprintOf } from '#demo/inspect.ts';
import type { Answer, Asked } from '#kata/judge/ask.ts';
import { randomSecret } from '#kata/judge/forge.ts';
import {
  expectOk,
  expectOwnError,
  expectRefusal,
  expectThat,
  expectUnprinted,
  invalidCarrier,
  legacySuite,
} from '#kata/judge/legacy.ts';

const path = '/inspect';

export const contract = legacySuite({
  step: 3,
  clock: 'running',
  checks: [
    {
      id: 'anonymous',
      title: 'lets a request without a token go on',
      rule: 'step 3: extracting is not refusing; some routes welcome strangers',
      async run(lab) {
        demandCarried(await lab.ask({ path }), 'a request without a token', null, null);
      },
    },
    {
      id: 'header',
      title: 'takes the token from the header x-access-token',
      rule: 'the article: three carriers; header names know no case (RFC 9110, 5.1)',
      async run(lab) {
        for (const name of ['x-access-token', 'X-Access-Token']) {
          const token = randomSecret();
          const answer = await lab.ask({ path, headers: { [name]: token } });
          demandCarried(answer, `a token in the header ${name}`, 'header', token);
        }
      },
    },
    {
      id: 'query',
      title: 'takes the token from the query',
      rule: 'RFC 6750, 2.3: access_token in the query',
      async run(lab) {
        const token = randomSecret();
        const query = { access_token: token };
        const alone = await lab.ask({ path, query });
        demandCarried(alone, 'a token in the query', 'query', token);
        const beside = await lab.ask({ path, query, form: { other: token } });
        demandCarried(beside, 'a token in the query, beside a form without one', 'query', token);
      },
    },
    {
      id: 'body',
      title: 'takes the token from a form or a JSON body',
      rule: 'RFC 6750, 2.2: access_token in the body',
      async run(lab) {
        const token = randomSecret();
        const form = await lab.ask({ path, form: { access_token: token } });
        demandCarried(form, 'a token in a form', 'body', token);
        const json = await lab.ask({ path, json: { access_token: token } });
        demandCarried(json, 'a token in a JSON body', 'body', token);
      },
    },
    {
      id: 'order',
      title: 'prefers the body to the query, and the query to the header',
      rule: 'the article: body || query || header, in this order',
      async run(lab) {
        const [body, query, header] = [randomSecret(), randomSecret(), randomSecret()];
        const headers = { 'x-access-token': header };
        const all = { path, headers, query: { access_token: query }, form: { access_token: body } };
        demandCarried(await lab.ask(all), 'a token in each of the three carriers', 'body', body);
        const two = await lab.ask({ path, headers, query: all.query });
        demandCarried(two, 'a token in the query and one in the header', 'query', query);
        const outer = await lab.ask({ path, headers, form: all.form });
        demandCarried(outer, 'a token in the body and one in the header', 'body', body);
        const twice = { access_token: [query, header] };
        const first = await lab.ask({ path, query: twice, form: all.form });
        demandCarried(first, 'a token in the body, and two in the query behind it', 'body', body);
      },
    },
    {
      id: 'empty',
      title: 'takes an empty carrier for an absent one',
      rule: 'the article: an empty text is false, so the next carrier is asked',
      async run(lab) {
        const token = randomSecret();
        const headers = { 'x-access-token': token };
        const empties = {
          'an empty text in the query': { query: { access_token: '' } },
          'an empty text in a form': { form: { access_token: '' } },
          'null in a JSON body': { json: { access_token: null } },
        };
        for (const [what, asked] of Object.entries(empties)) {
          const answer = await lab.ask({ path, headers, ...asked });
          demandCarried(answer, `${what}, and a token in the header`, 'header', token);
        }
        const none = await lab.ask({ path, headers: { 'x-access-token': '' } });
        demandCarried(none, 'an empty header and no other carrier', null, null);
      },
    },
    {
      id: 'repeated',
      title: 'refuses a carrier that is used twice with 400 invalid_request',
      rule: 'RFC 6750, 3.1: invalid_request where a parameter is repeated',
      async run(lab) {
        const [one, other] = [randomSecret(), randomSecret()];
        const pairs = {
          'two tokens': [one, other],
          'the same token twice': [one, one],
          'an empty text and a token': ['', one],
        };
        for (const [what, access_token] of Object.entries(pairs)) {
          const requests: Record<string, Asked> = {
            'in the query': { path, query: { access_token } },
            'in one form': { path, form: { access_token } },
            'in two headers, which Node joins with a comma': {
              path,
              headers: { 'x-access-token': access_token },
            },
          };
          for (const [where, asked] of Object.entries(requests)) {
            expectRefusal(await lab.ask(asked), invalidCarrier, `${what} ${where}`);
          }
        }
      },
    },
    {
      id: 'not-text',
      title: 'refuses a token that is not text with 400 invalid_request',
      rule: 'RFC 6750, 3.1: invalid_request where a parameter is malformed, never a 500',
      async run(lab) {
        const token = randomSecret();
        const headers = { 'x-access-token': token };
        const values = {
          'a list': [token],
          'an object': { token },
          'a number': 12_345,
          true: true,
          'the number 0': 0,
          false: false,
        };
        for (const [what, access_token] of Object.entries(values)) {
          const answer = await lab.ask({ path, headers, json: { access_token } });
          const stoodIn = answer.body.carrier === 'header';
          const hint = stoodIn ? ', and the good token in the header must not stand in for it' : '';
          expectRefusal(answer, invalidCarrier, `the token in the JSON body is ${what}${hint}`);
        }
      },
    },
    {
      id: 'unjudged',
      title: 'takes the text as it came, without judging or mending it',
      rule: 'step 3: the next step judges; whoever mends a token makes two readers disagree',
      async run(lab) {
        const texts = {
          'a text that begins with "Bearer "': `Bearer ${randomSecret()}`,
          'a text that ends in "="': `${randomSecret()}=`,
          'the text "a.b.c"': 'a.b.c',
          'the text "0"': '0',
        };
        for (const [what, token] of Object.entries(texts)) {
          const header = await lab.ask({ path, headers: { 'x-access-token': token } });
          demandCarried(header, `${what} in the header`, 'header', token);
          const form = await lab.ask({ path, form: { access_token: token } });
          demandCarried(form, `${what} in a form`, 'body', token);
        }
        const stranger = {
          'a text with blanks around it': ` ${randomSecret()} `,
          'a text that begins with "%61"': `%61${randomSecret()}`,
          'a text that begins with a lonely "%"': `%${randomSecret()}`,
          'a text of 3,870 characters': randomSecret().repeat(90),
        };
        for (const [what, token] of Object.entries(stranger)) {
          const json = await lab.ask({ path, json: { access_token: token } });
          demandCarried(json, `${what} in a JSON body`, 'body', token);
          const query = await lab.ask({ path, query: { access_token: token } });
          demandCarried(query, `${what} in the query`, 'query', token);
        }
      },
    },
    {
      id: 'kept-apart',
      title: 'keeps the tokens of simultaneous requests apart',
      rule: 'step 3: what belongs to a request lives in ctx.state and nowhere else',
      async run(lab) {
        const tokens = Array.from({ length: 20 }, () => randomSecret());
        const asked = tokens.map((token) => lab.ask({ path, json: { access_token: token } }));
        for (const [index, answer] of (await Promise.all(asked)).entries()) {
          const fits = answer.body.token === fingerprintOf(tokens[index] ?? '');
          expectThat(answer, 'each of 20 requests at once sees its own token', fits);
        }
        demandCarried(await lab.ask({ path }), 'a request without a token after them', null, null);
      },
    },
    {
      id: 'no-other-carrier',
      title: 'reads no carrier but these three',
      rule: 'step 3: what is not promised is a surprise; cookies would bring CSRF with them',
      async run(lab) {
        const token = randomSecret();
        const requests: Record<string, Asked> = {
          'a token in the header Authorization': {
            path,
            headers: { authorization: `Bearer ${token}` },
          },
          'a token in a cookie': { path, headers: { cookie: `access_token=${token}` } },
          'a token in ?ACCESS_TOKEN=': { path, query: { ACCESS_TOKEN: token } },
          'a token in ?x-access-token=': { path, query: { 'x-access-token': token } },
          'a token in ?token=': { path, query: { token } },
          'a token in the field "token"': { path, json: { token } },
          'a token in the field "x-access-token"': { path, json: { 'x-access-token': token } },
          'a token deeper in a JSON body': { path, json: { user: { access_token: token } } },
          'a token in the body of a DELETE': {
            path,
            method: 'DELETE',
            form: { access_token: token },
          },
        };
        for (const [what, asked] of Object.entries(requests)) {
          demandCarried(await lab.ask(asked), what, null, null);
        }
      },
    },
    {
      id: 'error-below',
      title: 'leaves an error of a later handler what it is',
      rule: 'step 3: next() is awaited, and never stands inside a try that refuses',
      async run(lab) {
        for (const headers of [{}, { 'x-access-token': randomSecret() }]) {
          expectOwnError(await lab.ask({ path: '/broken', headers }), 'a bad carrier');
        }
      },
    },
    {
      id: 'nothing-printed',
      title: 'prints no token',
      rule: 'OWASP ASVS 16.2.5: whoever reads the log could sign in with it',
      async run(lab) {
        const [query, header, list, twice] = [
          randomSecret(),
          randomSecret(),
          randomSecret(),
          randomSecret(),
        ];
        await lab.ask({ path, query: { access_token: query } });
        await lab.ask({ path, headers: { 'x-access-token': header }, form: { access_token: '' } });
        await lab.ask({ path, json: { access_token: [list] } });
        await lab.ask({ path, query: { access_token: [twice, twice] } });
        expectUnprinted(await lab.output(), {
          'a token from the query': query,
          'a token from the header': header,
          'a token in a list, which was refused': list,
          'a token that came twice, which was refused': twice,
        });
      },
    },
  ],
});

/** Demands that /inspect saw this token, by its fingerprint, in this carrier; null for both where there is none to see. */
function demandCarried(
  answer: Answer,
  what: string,
  carrier: string | null,
  token: string | null,
): void {
  expectOk(answer, `${what}: it goes on, since extracting judges nothing`);
  const { carrier: foundIn, token: found } = answer.body;
  const shown = foundIn === null ? 'null' : `"${foundIn}"`;
  const wanted = carrier === null ? 'null' : `"${carrier}"`;
  expectThat(answer, `"carrier": ${wanted} for ${what}, got ${shown}`, foundIn === carrier);
  const fingerprint = token === null ? null : fingerprintOf(token);
  expectThat(
    answer,
    `"token": ${JSON.stringify(fingerprint)} for ${what}, the fingerprint of ctx.state.token as it came`,
    found === fingerprint,
  );
}

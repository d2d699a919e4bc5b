import { fingerprintOf } from '#demo/inspect.ts';
import type { Answer, Asked } from '#kata/ask.ts';
import { demand, demandOk, demandRefusal, demandUnprinted, invalidCarrier } from '#kata/demand.ts';
import { randomSecret } from '#kata/forge.ts';
import { suite } from '#kata/suite.ts';

const path = '/inspect';

export const contract = await suite({
  step: 3,
  clock: 'running',
  checks: [
    {
      id: 'anonymous',
      title: 'lets a request without a token go on',
      rule: 'step 3: extracting is not refusing; some routes welcome strangers',
      async run(lab) {
        const answer = await lab.ask({ path });
        demandOk(answer, 'no token came, so the request goes on');
        demandCarried(answer, null, null);
      },
    },
    {
      id: 'header',
      title: 'takes the token from the header x-access-token',
      rule: 'the article: three carriers; header names know no case (RFC 9110, 5.1)',
      async run(lab) {
        for (const name of ['x-access-token', 'X-Access-Token']) {
          const token = randomSecret();
          demandCarried(await lab.ask({ path, headers: { [name]: token } }), 'header', token);
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
        demandCarried(await lab.ask({ path, query }), 'query', token);
        demandCarried(await lab.ask({ path, query, form: { other: token } }), 'query', token);
      },
    },
    {
      id: 'body',
      title: 'takes the token from a form or a JSON body',
      rule: 'RFC 6750, 2.2: access_token in the body',
      async run(lab) {
        const token = randomSecret();
        demandCarried(await lab.ask({ path, form: { access_token: token } }), 'body', token);
        demandCarried(await lab.ask({ path, json: { access_token: token } }), 'body', token);
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
        demandCarried(await lab.ask(all), 'body', body);
        demandCarried(await lab.ask({ path, headers, query: all.query }), 'query', query);
        demandCarried(await lab.ask({ path, headers, form: all.form }), 'body', body);
      },
    },
    {
      id: 'empty',
      title: 'takes an empty carrier for an absent one',
      rule: 'the article: an empty text is false, so the next carrier is asked',
      async run(lab) {
        const token = randomSecret();
        const headers = { 'x-access-token': token };
        demandCarried(
          await lab.ask({ path, headers, query: { access_token: '' } }),
          'header',
          token,
        );
        demandCarried(
          await lab.ask({ path, headers, form: { access_token: '' } }),
          'header',
          token,
        );
        demandCarried(
          await lab.ask({ path, headers, json: { access_token: null } }),
          'header',
          token,
        );
        demandCarried(await lab.ask({ path, headers: { 'x-access-token': '' } }), null, null);
      },
    },
    {
      id: 'repeated',
      title: 'refuses a carrier that is used twice with 400 invalid_request',
      rule: 'RFC 6750, 3.1: invalid_request where a parameter is repeated',
      async run(lab) {
        const twice = [randomSecret(), randomSecret()];
        const requests: Asked[] = [
          { path, query: { access_token: twice } },
          { path, form: { access_token: twice } },
          { path, headers: { 'x-access-token': twice } },
        ];
        for (const asked of requests) {
          demandRefusal(
            await lab.ask(asked),
            invalidCarrier,
            'there are two tokens in one carrier',
          );
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
        for (const access_token of [[token], { token }, 12_345, true, 0, false]) {
          const answer = await lab.ask({ path, headers, json: { access_token } });
          demandRefusal(answer, invalidCarrier, 'the first carrier that holds something decides');
        }
      },
    },
    {
      id: 'unjudged',
      title: 'takes the text as it came, without judging or mending it',
      rule: 'step 3: the next step judges; whoever mends a token makes two readers disagree',
      async run(lab) {
        for (const token of [`Bearer ${randomSecret()}`, `${randomSecret()}=`, 'a.b.c', '0']) {
          demandCarried(
            await lab.ask({ path, headers: { 'x-access-token': token } }),
            'header',
            token,
          );
          demandCarried(await lab.ask({ path, form: { access_token: token } }), 'body', token);
        }
        for (const token of [
          ` ${randomSecret()} `,
          `%61${randomSecret()}`,
          randomSecret().repeat(90),
        ]) {
          demandCarried(await lab.ask({ path, json: { access_token: token } }), 'body', token);
        }
      },
    },
    {
      id: 'no-other-carrier',
      title: 'reads no carrier but these three',
      rule: 'step 3: what is not promised is a surprise; cookies would bring CSRF with them',
      async run(lab) {
        const token = randomSecret();
        const requests: Asked[] = [
          { path, headers: { authorization: `Bearer ${token}` } },
          { path, headers: { cookie: `access_token=${token}` } },
          { path, query: { ACCESS_TOKEN: token } },
          { path, query: { 'x-access-token': token } },
          { path, json: { user: { access_token: token } } },
          { path, method: 'DELETE', form: { access_token: token } },
        ];
        for (const asked of requests) demandCarried(await lab.ask(asked), null, null);
      },
    },
    {
      id: 'error-below',
      title: 'leaves an error of a later handler what it is',
      rule: 'step 3: next() is awaited, and never stands inside a try that refuses',
      async run(lab) {
        for (const headers of [{}, { 'x-access-token': randomSecret() }]) {
          const answer = await lab.ask({ path: '/broken', headers });
          demand(answer, '500: the handler failed, not the carrier', answer.status === 500);
        }
      },
    },
    {
      id: 'nothing-printed',
      title: 'prints no token',
      rule: 'OWASP ASVS 16.2.5: whoever reads the log could sign in with it',
      async run(lab) {
        const token = randomSecret();
        await lab.ask({ path, query: { access_token: token } });
        await lab.ask({ path, headers: { 'x-access-token': token }, form: { access_token: '' } });
        await lab.ask({ path, json: { access_token: [token] } });
        demandUnprinted(await lab.output(), { 'a token': token });
      },
    },
  ],
});

/** Demands that /inspect saw this token, by its fingerprint, in this carrier. */
function demandCarried(answer: Answer, carrier: string | null, token: string | null): void {
  demandOk(answer, 'extracting a token judges nothing');
  const from =
    carrier === null
      ? '"carrier": null, for no token came'
      : `"carrier": "${carrier}", from ctx.state.carrier`;
  demand(answer, from, answer.body.carrier === carrier);
  const fingerprint = token === null ? null : fingerprintOf(token);
  const wanted = `"token": ${JSON.stringify(fingerprint)}, the fingerprint of what was sent there, from ctx.state.token`;
  demand(answer, wanted, answer.body.token === fingerprint);
}

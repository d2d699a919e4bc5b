import type { Answer, Asked } from '#kata/judge/ask.ts';
import type { Suite } from '#kata/judge/check.ts';
import {
  expectOk,
  expectOwnError,
  expectRefusal,
  expectThat,
  expectUnprinted,
  invalidToken,
  missingToken,
} from '#kata/judge/expect.ts';
import { randomId } from '#kata/judge/forge.ts';
import { fieldOf } from '#kata/judge/json.ts';
import type { JudgeSession, KnownUser } from '#kata/judge/session.ts';

const path = '/api/me';

export const contract: Suite = {
  step: 5,
  clock: 'running',
  checks: [
    {
      id: 'attached',
      title: 'attaches the user of the token',
      rule: 'the article: the user is looked up and hung on the request',
      async run(lab) {
        const user = await lab.addUser();
        const answer = await present(lab, user.id, '/inspect');
        expectOk(answer, 'the token is valid and its user exists');
        expectThat(
          answer,
          `"user" with "username": "${user.username}"`,
          fieldOf(answer.body.user, 'username') === user.username,
        );
      },
    },
    {
      id: 'me',
      title: 'lets a signed-in user through to /api/me',
      rule: 'step 5: requireUser refuses the anonymous and nobody else',
      async run(lab) {
        const user = await lab.addUser();
        const token = lab.token(user.id);
        const carriers: Record<string, Asked> = {
          'in the header': { path, headers: { 'x-access-token': token } },
          'in the query': { path, query: { access_token: token } },
        };
        for (const [where, asked] of Object.entries(carriers)) {
          const answer = await lab.ask(asked);
          expectOk(answer, `this user is signed in, by a token ${where}`);
          expectThat(
            answer,
            `"user" with "id": "${user.id}", by a token ${where}`,
            fieldOf(answer.body.user, 'id') === user.id,
          );
        }
        const head = await askHead(lab, { 'x-access-token': token });
        expectOk(head, 'this user is signed in, for HEAD as for GET');
      },
    },
    {
      id: 'anonymous',
      title: 'lets a request without a token go on, unattached',
      rule: 'step 5: some routes welcome strangers',
      async run(lab) {
        const answer = await lab.ask({ path: '/inspect' });
        expectOk(answer, 'no token came, and this path is open to all');
        expectThat(answer, '"user": null, for no token came', answer.body.user === null);
      },
    },
    {
      id: 'user-required',
      title: 'refuses the anonymous below /api with the bare challenge',
      rule: 'RFC 6750, 3.1: no error code where the request carried no token',
      async run(lab) {
        const { id } = await lab.addUser();
        const token = lab.token(id);
        const requests: Record<string, Asked> = {
          'no token came': { path },
          'no token came, to another path below /api': { path: '/api/broken' },
          'the query has an empty access_token': { path, query: { access_token: '' } },
          'the header x-access-token is empty': { path, headers: { 'x-access-token': '' } },
          'a good token came in the header Authorization, which is no carrier': {
            path,
            headers: { authorization: `Bearer ${token}` },
          },
          'a good token came in a cookie, which is no carrier': {
            path,
            headers: { cookie: `access_token=${token}` },
          },
        };
        for (const [what, asked] of Object.entries(requests)) {
          expectRefusal(await lab.ask(asked), missingToken, `${what}, so nobody is signed in`);
        }
        const head = await askHead(lab, {});
        expectThat(
          head,
          '401 for HEAD as for GET: whoever guards a door asks by no method',
          head.status === 401,
        );
      },
    },
    {
      id: 'unknown-user',
      title: 'refuses the token of a user who does not exist',
      rule: 'RFC 6750, 3.1: invalid_token; the article ignores the null it finds',
      async run(lab) {
        for (const path of ['/inspect', '/api/me']) {
          const answer = await present(lab, randomId(), path);
          expectRefusal(answer, invalidToken, `the user of the token does not exist, at ${path}`);
        }
      },
    },
    {
      id: 'deleted-user',
      title: 'refuses the token of a user on the very next request after they are deleted',
      rule: 'step 5: the user is read on every request, so that a valid token is not enough',
      async run(lab) {
        const user = await lab.addUser();
        expectOk(await present(lab, user.id, '/api/me'), 'the user still exists');
        await lab.removeUser(user.id);
        for (const path of ['/api/me', '/inspect']) {
          const answer = await present(lab, user.id, path);
          expectRefusal(answer, invalidToken, `the user was deleted a moment ago, at ${path}`);
        }
      },
    },
    {
      id: 'public-user',
      title: 'attaches the id and the name, and nothing else',
      rule: 'OWASP API3:2023: list what may leave; the article’s toJSON() may carry the hash',
      async run(lab) {
        const user = await lab.addUser();
        for (const path of ['/inspect', '/api/me']) {
          const answer = await present(lab, user.id, path);
          const found = answer.body.user;
          const keys = typeof found === 'object' && found !== null ? Object.keys(found).sort() : [];
          const wanted = `"user" with id and username only at ${path}, got ${keys.join(', ') || 'none'}`;
          expectThat(answer, wanted, keys.join() === 'id,username');
        }
      },
    },
    {
      id: 'kept-apart',
      title: 'keeps the users of simultaneous requests apart',
      rule: 'step 5: what belongs to a request lives in ctx.state and nowhere else',
      async run(lab) {
        const users = await Promise.all([lab.addUser(), lab.addUser(), lab.addUser()]);
        const asked: KnownUser[] = Array.from({ length: 10 }, () => users).flat();
        const answers = await Promise.all(asked.map(({ id }) => present(lab, id, '/api/me')));
        for (const [index, answer] of answers.entries()) {
          const id = asked[index]?.id;
          const wanted = `"user" with "id": "${id}", the own user for each of 30 requests at once`;
          expectThat(answer, wanted, fieldOf(answer.body.user, 'id') === id);
        }
      },
    },
    {
      id: 'error-below',
      title: 'leaves an error of a later handler what it is',
      rule: 'step 5: next() is awaited, and never stands inside a try that refuses',
      async run(lab) {
        const user = await lab.addUser();
        const attached = await present(lab, user.id, '/broken');
        expectOwnError(attached, 'a bad token', 'the handler below attachUser');
        const required = await present(lab, user.id, '/api/broken');
        expectOwnError(required, 'a missing user', 'the handler below requireUser');
        const stranger = await lab.ask({ path: '/broken' });
        expectOwnError(stranger, 'a bad token, where none came', 'the handler below attachUser');
      },
    },
    {
      id: 'nothing-printed',
      title: 'prints no token and no password hash',
      rule: 'OWASP ASVS 16.2.5: logs are read by more people than may know them',
      async run(lab) {
        const [user, deleted] = [await lab.addUser(), await lab.addUser()];
        const tokens = {
          'a token': lab.token(user.id),
          'the token of a user who does not exist': lab.token(randomId()),
          'the token of a user who was deleted': lab.token(deleted.id),
        };
        await present(lab, deleted.id, path);
        await lab.removeUser(deleted.id);
        for (const token of Object.values(tokens)) {
          await lab.ask({ path, headers: { 'x-access-token': token } });
        }
        const unlucky = lab.token(user.id, { jti: 'unlucky' });
        await withoutDatabase(lab, { 'x-access-token': unlucky });
        expectUnprinted(await lab.output(), {
          ...tokens,
          'the token of a look-up that failed': unlucky,
          'a password hash': user.passwordHash,
        });
      },
    },
    {
      id: 'database-error',
      title: 'does not take a failing database for a bad token',
      rule: 'RFC 9110, 15.6.1: the fault is ours; 401 would sign everybody out',
      async run(lab) {
        const user = await lab.addUser();
        const answer = await withoutDatabase(lab, { 'x-access-token': lab.token(user.id) });
        const { status } = answer;
        const hint =
          status === 401 ? '; 401 means that the failure was taken for a user who is gone' : '';
        expectThat(answer, `500 or 503: the look-up of the user has failed${hint}`, status >= 500);
      },
    },
  ],
};

/** Asks /api/me while every look-up of a user fails. */
async function withoutDatabase(
  lab: JudgeSession,
  headers: Record<string, string>,
): Promise<Answer> {
  const repair = await lab.breakDatabase();
  try {
    return await lab.ask({ path, headers });
  } finally {
    repair();
  }
}

/** Asks /api/me by HEAD. curl has an option of its own for it, and waits for a body without that. */
async function askHead(lab: JudgeSession, headers: Record<string, string>): Promise<Answer> {
  const answer = await lab.ask({ method: 'HEAD', path, headers });
  return { ...answer, curl: answer.curl.replace('curl -i -X HEAD', 'curl -I') };
}

function present(lab: JudgeSession, sub: string, path: string): Promise<Answer> {
  return lab.ask({ path, headers: { 'x-access-token': lab.token(sub) } });
}

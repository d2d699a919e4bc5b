import type { Answer } from '#kata/ask.ts';
import {
  demand,
  demandOk,
  demandRefusal,
  demandUnprinted,
  invalidToken,
  missingToken,
} from '#kata/demand.ts';
import { randomId } from '#kata/forge.ts';
import { fieldOf } from '#kata/json.ts';
import type { KnownUser, Lab } from '#kata/lab.ts';
import { suite } from '#kata/suite.ts';

export const contract = await suite({
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
        demandOk(answer, 'the token is valid and its user exists');
        demand(
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
        const answer = await present(lab, user.id, '/api/me');
        demandOk(answer, 'this user is signed in');
        demand(
          answer,
          `"user" with "id": "${user.id}"`,
          fieldOf(answer.body.user, 'id') === user.id,
        );
      },
    },
    {
      id: 'anonymous',
      title: 'lets a request without a token go on, unattached',
      rule: 'step 5: some routes welcome strangers',
      async run(lab) {
        const answer = await lab.ask({ path: '/inspect' });
        demandOk(answer, 'no token came');
        demand(answer, '"user": null', answer.body.user === null);
      },
    },
    {
      id: 'user-required',
      title: 'refuses the anonymous below /api with the bare challenge',
      rule: 'RFC 6750, 3.1: no error code where the request carried no token',
      async run(lab) {
        for (const path of ['/api/me', '/api/broken']) {
          demandRefusal(await lab.ask({ path }), missingToken, 'nobody is signed in');
        }
        const head = await lab.ask({ method: 'HEAD', path: '/api/me' });
        demand(head, '401 for HEAD, too: a guard asks by no method', head.status === 401);
      },
    },
    {
      id: 'unknown-user',
      title: 'refuses the token of a user who does not exist',
      rule: 'RFC 6750, 3.1: invalid_token; the article ignores the null it finds',
      async run(lab) {
        for (const path of ['/inspect', '/api/me']) {
          const answer = await present(lab, randomId(), path);
          demandRefusal(answer, invalidToken, 'there is no such user');
        }
      },
    },
    {
      id: 'deleted-user',
      title: 'refuses the token of a user on the very next request after they are deleted',
      rule: 'step 5: the user is read on every request, so that a valid token is not enough',
      async run(lab) {
        const user = await lab.addUser();
        demandOk(await present(lab, user.id, '/api/me'), 'the user still exists');
        await lab.removeUser(user.id);
        for (const path of ['/api/me', '/inspect']) {
          const answer = await present(lab, user.id, path);
          demandRefusal(answer, invalidToken, 'the user was deleted a moment ago');
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
          demand(answer, '"user" with id and username only', keys.join() === 'id,username');
        }
      },
    },
    {
      id: 'kept-apart',
      title: 'keeps the users of simultaneous requests apart',
      rule: 'step 5: what belongs to a request lives in ctx.state and nowhere else',
      async run(lab) {
        const users = await Promise.all([lab.addUser(), lab.addUser(), lab.addUser()]);
        const asked: KnownUser[] = Array.from({ length: 20 }, () => users).flat();
        const answers = await Promise.all(asked.map(({ id }) => present(lab, id, '/api/me')));
        for (const [index, answer] of answers.entries()) {
          const id = asked[index]?.id;
          demand(answer, `"user" with "id": "${id}"`, fieldOf(answer.body.user, 'id') === id);
        }
      },
    },
    {
      id: 'error-below',
      title: 'leaves an error of a later handler what it is',
      rule: 'step 5: next() is awaited, and never stands inside a try that refuses',
      async run(lab) {
        const user = await lab.addUser();
        for (const path of ['/broken', '/api/broken']) {
          const answer = await present(lab, user.id, path);
          const why = answer.status === 404 ? 'next() was not awaited' : 'the handler failed';
          demand(answer, `500, and not ${answer.status}: ${why}`, answer.status === 500);
        }
        const stranger = await lab.ask({ path: '/broken' });
        demand(stranger, '500 for a stranger, too: the handler failed', stranger.status === 500);
      },
    },
    {
      id: 'nothing-printed',
      title: 'prints no token and no password hash',
      rule: 'OWASP ASVS 16.2.5: logs are read by more people than may know them',
      async run(lab) {
        const user = await lab.addUser();
        const token = lab.token(user.id);
        const ghost = lab.token(randomId());
        for (const one of [token, ghost]) {
          await lab.ask({ path: '/api/me', headers: { 'x-access-token': one } });
        }
        demandUnprinted(await lab.output(), {
          'a token': token,
          'the token of a user who does not exist': ghost,
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
        await lab.breakDatabase();
        const answer = await present(lab, user.id, '/api/me');
        demand(answer, '500 or 503, and neither 401 nor 200', answer.status >= 500);
      },
    },
  ],
});

function present(lab: Lab, sub: string, path: string): Promise<Answer> {
  return lab.ask({ path, headers: { 'x-access-token': lab.token(sub) } });
}

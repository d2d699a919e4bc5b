import { demoUsers } from '../users.ts';
import type { Trial } from './experiment.ts';
import { simulate } from './simulate.ts';
import { takeApart } from './token.ts';

/** Signs in, and takes the token apart into what it was made of. */
export const issue: Trial = async (stage, { username, password = '' }) => {
  const [first] = demoUsers;
  if (username === undefined) return { username: first?.username, rehearsal: undefined };
  const rehearsal = await simulate(stage, {
    path: '/login',
    json: { username, password },
  });
  const { token } = rehearsal.body;
  // Only passwords that this very page tells everybody stand in an answer.
  const told = demoUsers.some((user) => user.password === password);
  return {
    username,
    rehearsal: told ? rehearsal : { ...rehearsal, curl: '' },
    made: typeof token === 'string' ? takeApart(token) : undefined,
  };
};

import { json } from '../../attacks/message.ts';
import { demoUsers } from '../users.ts';
import { rehearse } from './rehearse.ts';
import { takeApart } from './token.ts';
import type { Trial } from './trial.ts';

/** Signs in, and takes the token apart into what it was made of. */
export const issue: Trial = async (stage, { username, password = '' }) => {
  const [first] = demoUsers;
  if (username === undefined) return { username: first?.username, rehearsal: undefined };
  const rehearsal = await rehearse(stage, {
    path: '/login',
    body: json({ username, password }),
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

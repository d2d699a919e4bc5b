import { demoUsers } from '../users.ts';
import type { Experiment } from './experiment.ts';
import { simulate } from './simulate.ts';
import { partsOf } from './token.ts';

/** Logs in, and shows the parts of the token. */
export const issue: Experiment = async (server, { username, password = '' }) => {
  const [first] = demoUsers;
  if (username === undefined) return () => ({ username: first?.username });
  const simulation = await simulate(server, {
    path: '/login',
    json: { username, password },
  });
  const { token } = simulation.body;
  // The page repeats no password but the demo users' own, which it shows anyway.
  const isPublic = demoUsers.some((user) => user.password === password);
  return () => ({
    username,
    simulation: isPublic ? simulation : { ...simulation, curl: '' },
    parts: typeof token === 'string' ? partsOf(token) : undefined,
  });
};

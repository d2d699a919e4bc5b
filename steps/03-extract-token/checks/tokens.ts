import type { JudgeSession } from '#kata/judge/session.ts';

/** Number of tokens of a run. They are few because all output is searched for each of them. */
const count = 60;

const pools = new WeakMap<JudgeSession, { tokens: string[]; next: number }>();

/** The next one of the random tokens of a run. Two consecutive ones differ, and none of them may be printed. */
export function nextToken(session: JudgeSession): string {
  const pool = pools.get(session) ?? { tokens: tokensOf(session), next: 0 };
  pools.set(session, pool);
  pool.next = (pool.next + 1) % count;
  return pool.tokens[pool.next] ?? session.random.secret();
}

function tokensOf({ random, keepSecret }: JudgeSession): string[] {
  const tokens = Array.from({ length: count }, () => random.secret());
  for (const token of tokens) keepSecret('extract.secret.token', token);
  return tokens;
}

import { judgeMutants, plainSubject, richSubject } from '../../test/fuzz/mutants.ts';

// npm run fuzz: a million tokens that somebody has changed without the key. One that is accepted ends it with code 1.

// Most of the time would go into noting down where each refusal came from.
Error.stackTraceLimit = 0;

for (const [name, subject] of [
  ['of the course', plainSubject()],
  ['with kid, audience and two secrets', await richSubject()],
] as const) {
  const began = performance.now();
  const reasons = await judgeMutants(subject, 500_000);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const refused = [...reasons].map(([reason, count]) => `${reason} ${count}`);
  console.log(`500000 mutants of tokens ${name} refused in ${seconds} s: ${refused.join(', ')}.`);
}

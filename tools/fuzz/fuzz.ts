import { judgeMutants, plainSubject, richSubject } from '../../test/fuzz/mutants.ts';

// npm run fuzz: a million tokens that were changed without the key. If one is accepted, it ends with code 1.

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

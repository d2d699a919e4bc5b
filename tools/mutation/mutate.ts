import { parseArgs } from 'node:util';
import { solutionText } from '../../src/course/specifiers.ts';
import { type Step, stepOf, steps } from '../../src/course/steps.ts';
import { unnoticed } from './beyond.ts';
import { type Mutant, type SetName, sets } from './mutants.ts';
import { mutantsOf } from './sets.ts';
import { explain, fits, readExplanations } from './survivors.ts';
import { countsOf, scoreOf, tableOf, totalOf } from './table.ts';
import { passing } from './trial.ts';

// npm run mutate [-- --step N --set NAME --beyond]: makes slips in the solutions and sees whether the suites notice them,
// or, for slips beyond the course, whether the server's tests do. --beyond leaves the suites out. The sets are in mutants.ts.

/** Of each step in each set. */
const leastScore = 0.98;

const { values } = parseArgs({
  options: { step: { type: 'string' }, set: { type: 'string' }, beyond: { type: 'boolean' } },
});
const one = stepOf(values.step);
if (values.step !== undefined && one === undefined) {
  throw new RangeError(`Expected a step from 1 to 5, got ${values.step}`);
}
const chosen = one ? [one] : steps;
const set = sets.find((name) => name === values.set);
if (values.set !== undefined && set === undefined) {
  throw new RangeError(`Expected a set from ${sets.join(', ')}, got ${values.set}`);
}

for (const name of set ? [set] : sets) {
  if (!values.beyond) await tryCourse(name);
  await tryServer(name);
}

async function tryCourse(name: SetName): Promise<void> {
  const outcomes = [];
  for (const step of chosen) outcomes.push(await outcomeOf(step, name));

  const rows = outcomes.map(({ row }) => row);
  console.log(tableOf(name, one ? rows : [...rows, totalOf(rows)]));
  for (const { row, unexplained, stale } of outcomes) {
    const { title } = row;
    if (unexplained.length > 0)
      tell(`${title}: survived, and SURVIVORS.md does not say why`, unexplained);
    if (stale.length > 0) tell(`${title}: in SURVIVORS.md, but no longer a survivor`, stale);
    if (scoreOf(row) < leastScore) tell(`${title}: below ${leastScore * 100} %`, []);
  }
}

async function outcomeOf(step: Step, name: SetName) {
  const solution = { step, program: solutionText(step) };
  if ((await passing([solution])).length === 0) {
    throw new Error(`Expected ${step.solution} to pass its suite`);
  }
  const mutants = mutantsOf(step, name);
  const explanations = readExplanations(name).filter(({ step: number }) => number === step.number);
  const survivors = await passing(mutants);
  // On a busy machine one may be killed by a limit of time, so an explanation is stale only after a second trial.
  const doubtful = mutants.filter(
    (mutant) => !survivors.includes(mutant) && explanations.some((given) => fits(given, mutant)),
  );
  survivors.push(...(await passing(doubtful)));

  const { explained, ...left } = explain(survivors, explanations);
  const title = `${step.number} ${step.name}.ts`;
  return {
    row: { title, mutants: mutants.length, survived: survivors.length, ...countsOf(explained) },
    ...left,
  };
}

/** A slip beyond the course must be noticed, too: by the test that its explanation names. */
async function tryServer(name: SetName): Promise<void> {
  const mutants = chosen.flatMap((step) => mutantsOf(step, name));
  const { explained } = explain(mutants, readExplanations(name));
  const beyond = explained.flatMap(({ test, ...mutant }) => (test ? [{ ...mutant, test }] : []));
  const passed = await unnoticed(beyond);
  console.log(
    `\n${beyond.length} beyond the course, ${beyond.length - passed.length} killed by the server's tests\n`,
  );
  for (const mutant of passed) tell(`${mutant.test} lets pass`, [mutant]);
}

function tell(complaint: string, changes: readonly Pick<Mutant, 'before' | 'after'>[]): void {
  console.log(`\n${complaint}`);
  for (const { before, after } of changes) console.log(`\n  -${before}\n  +${after}`);
  process.exitCode = 1;
}

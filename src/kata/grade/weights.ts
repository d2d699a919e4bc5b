import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldOf, objectIn } from '../../attacks/json.ts';
import { root, type Step, type StepName, steps } from '../../course/steps.ts';
import type { Severity } from './result.ts';

/** What a step is worth, and what a failed check costs. */
export interface StepWeights {
  /** The points of the step if all of its checks pass. */
  points: number;
  /** How bad it is if a check fails. Throws if the check has no severity. */
  severityOf(check: string): Severity;
  /** The checks that have a severity. */
  ids: readonly string[];
  /** What a failed check costs, in percent of the step's points. */
  costOf(severity: Severity): number;
}

export type Weights = (step: Step) => StepWeights;

export const severities: readonly Severity[] = ['high', 'medium', 'low'];

const weightsFile = 'steps/weights.json';

/** Reads the weights of the course. Throws if a step has no points, or if one of these numbers is none that can be. */
export function readWeights(text = readFileSync(join(root, weightsFile), 'utf8')): Weights {
  const { points, costs, checks } = objectIn(text) ?? {};
  for (const [name, known] of Object.entries({ points, checks })) expectStepsOnly(name, known);
  const costOf = new Map(
    severities.map((severity) => [severity, wholeIn(costs, severity, 'costs', 100)]),
  );
  const weights = new Map(
    steps.map(({ name }) => {
      const severityOf = severitiesIn(fieldOf(checks, name), name);
      return [
        name,
        {
          points: wholeIn(points, name, 'points', 1_000_000),
          severityOf: (check: string) => {
            const severity = severityOf.get(check);
            if (severity === undefined) throw fault(`checks.${name} does not name ${check}`);
            return severity;
          },
          ids: [...severityOf.keys()],
          costOf: (severity: Severity) => costOf.get(severity) ?? 0,
        },
      ];
    }),
  );
  return ({ name }) => {
    const found = weights.get(name);
    if (found === undefined) throw fault(`there is no step ${name}`);
    return found;
  };
}

function expectStepsOnly(part: string, known: unknown): void {
  const names = Object.keys(Object(known));
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) throw fault(`${part}: there is no step ${unknown}`);
}

function severitiesIn(known: unknown, step: StepName): Map<string, Severity> {
  const found = new Map<string, Severity>();
  for (const severity of severities) {
    const ids = fieldOf(known, severity);
    if (!Array.isArray(ids)) throw fault(`checks.${step}.${severity} must be an array`);
    for (const id of ids.map(String)) {
      if (found.has(id)) throw fault(`checks.${step} names ${id} twice`);
      found.set(id, severity);
    }
  }
  return found;
}

function wholeIn(known: unknown, name: string, part: string, most: number): number {
  const value = fieldOf(known, name);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) {
    return value;
  }
  throw fault(`${part}.${name} must be a whole number from 0 to ${most}, got ${value}`);
}

function fault(what: string): TypeError {
  return new TypeError(`${weightsFile}: ${what}`);
}

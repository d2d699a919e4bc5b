import { pathToFileURL } from 'node:url';
import { readSegment } from '../../attacks/forge.ts';
import { root } from '../../course/steps.ts';
import { changedText, type Text } from '../../i18n/message.ts';
import type { Check, CheckError } from '../judge/check.ts';
import type { EveryVerdict } from '../judge/judge-every.ts';
import { cleaned } from '../text/characters.ts';
import type { StepProgress } from '../workspace/progress.ts';
import type { CheckFailure, CheckGrade, StepResult } from './result.ts';
import type { StepWeights } from './weights.ts';

/** Maximum number of characters of one text in a report. */
const maxCharacters = 2_000;

/** The checks of a verdict with their severity and what failed. */
export function checksOf({ results }: EveryVerdict, weights: StepWeights): CheckGrade[] {
  return [...results].map(([check, result]) => {
    const { outcome } = result;
    const failed = outcome === 'failed' ? result : undefined;
    return {
      ...known(check, weights),
      outcome,
      like: failed?.like?.id,
      failure: failed && failureOf(failed.error, check),
    };
  });
}

/** The checks of a step of which nothing was judged. */
export function skipped(checks: readonly Check[], weights: StepWeights): CheckGrade[] {
  return checks.map((check) => ({
    ...known(check, weights),
    outcome: 'skipped',
    like: undefined,
    failure: undefined,
  }));
}

/**
 * The points of a step: all of them, less what its checks cost that failed, or that were not run because of a failure. Checks that
 * failed in the same way cost what the most severe of them costs. At least 0, in whole points, rounded down.
 */
export function pointsFor(checks: readonly CheckGrade[], { points, costOf }: StepWeights): number {
  const costs = new Map<string, number>();
  for (const { id, like = id, outcome, severity } of checks) {
    if (outcome === 'passed') continue;
    costs.set(like, Math.max(costOf(severity), costs.get(like) ?? 0));
  }
  const lost = [...costs.values()].reduce((sum, cost) => sum + cost, 0);
  return Math.floor((points * Math.max(0, 100 - lost)) / 100);
}

/** The help that a progress file says was used, limited to possible numbers. */
export function helpUsed({ hints, diffs, solutions }: StepProgress): StepResult['help'] {
  const levels = Object.values(hints).map((level) => Math.min(level, 3));
  return {
    hints: levels.reduce((sum, level) => sum + level, 0),
    diffs: Math.min(diffs, 999),
    solutions: Math.min(solutions, 999),
  };
}

function known({ id, title }: Check, { severityOf }: StepWeights) {
  return { id, title, severity: severityOf(id) };
}

function failureOf(error: CheckError, { rule }: Check): CheckFailure {
  return {
    sent: changed(error.sent),
    received: changed(error.received),
    expected: changed(error.expected),
    rule: error.rule ?? rule,
    fault: error.fault,
  };
}

function changed(text: Text): Text {
  return changedText(text, shown);
}

/** A text of a submission without control characters, with the same address, path and ids of tokens in every run. */
export function shown(text: string): string {
  const same = text
    .replaceAll(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/g, withoutId)
    .replaceAll(/127\.0\.0\.1:\d+/g, 'localhost:3000')
    .replaceAll(/(?:file:\/\/)?\/[^\s:()]*\/kata-grade-[^/]+\/[^/]+\//g, '')
    .replaceAll(pathToFileURL(`${root}/`).href, '')
    .replaceAll(`${root}/`, '');
  return shorten(same);
}

/** A token without its random id (`jti`), and without the signature, which depends on it. */
function withoutId(token: string): string {
  const claims = readSegment(token, 1);
  if (claims === undefined || !('jti' in claims)) return token;
  const changed = Buffer.from(JSON.stringify({ ...claims, jti: '…' })).toString('base64url');
  return `${token.split('.')[0]}.${changed}.…`;
}

/** The end of a text, which matters most, without control characters. */
export function shorten(text: string): string {
  return cleaned(text.length > maxCharacters ? `…${text.slice(-maxCharacters)}` : text);
}

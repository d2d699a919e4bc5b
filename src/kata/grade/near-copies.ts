import { type StepName, stepNames } from '../../course/steps.ts';
import { maxHashes } from './fingerprint.ts';
import type { LearnerResult } from './result.ts';

/** Two files of a step that are alike. */
export interface NearCopy {
  step: StepName;
  one: LearnerResult;
  other: LearnerResult;
  /** How much of both files is the same, from 0 to 1, estimated from their fingerprints. */
  alike: number;
  /** Whether the files are equal to the byte. */
  equal: boolean;
}

/** Files that are at least as alike are near copies. Right programs by different hands are alike by 0.3 at most. */
const leastAlike = 0.5;

/** A file with fewer hashes of its own is too near to the solution to say whether two learners wrote it. */
const leastHashes = 32;

/** A hash in more than this share of the files of a step is common, but not one in few files. */
const commonShare = 0.2;
const fewFiles = 6;

/**
 * The pairs of files in a class that are at least so much alike, the most alike first. They depend only on the fingerprints, so a
 * merged class has the same.
 */
export function nearCopies(learners: readonly LearnerResult[], least = leastAlike): NearCopy[] {
  return stepNames
    .flatMap((step) => nearCopiesOf(step, learners, least))
    .toSorted((one, other) => other.alike - one.alike);
}

interface File {
  learner: LearnerResult;
  /** SHA-256 of the file. */
  hash: string | undefined;
  /** The fingerprint without its common hashes. */
  own: number[];
  /** The largest hash of which the fingerprint says whether the file has it. */
  upTo: number;
}

function nearCopiesOf(
  step: StepName,
  learners: readonly LearnerResult[],
  least: number,
): NearCopy[] {
  const files = filesOf(step, learners);
  const earlier = new Map<number, File[]>();
  return files.flatMap((other) => {
    const shared = new Map<File, number>();
    for (const hash of other.own) {
      const owners = earlier.get(hash) ?? [];
      for (const one of owners) shared.set(one, (shared.get(one) ?? 0) + 1);
      earlier.set(hash, [...owners, other]);
    }
    return [...shared].flatMap(([one, both]) => {
      const alike = likenessOf(one, other, both);
      if (alike < least) return [];
      const equal = one.hash !== undefined && one.hash === other.hash;
      return [{ step, one: one.learner, other: other.learner, alike, equal }];
    });
  });
}

/** The files of a step whose fingerprints are long enough. */
function filesOf(step: StepName, learners: readonly LearnerResult[]): File[] {
  const graded = learners.flatMap((learner) => {
    const { fingerprint = [], hash } = learner.steps.find(({ name }) => name === step) ?? {};
    return fingerprint.length < leastHashes ? [] : [{ learner, fingerprint, hash }];
  });
  const counts = new Map<number, number>();
  for (const hash of graded.flatMap(({ fingerprint }) => fingerprint)) {
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const most = Math.max(fewFiles, graded.length * commonShare);
  return graded.map(({ learner, fingerprint, hash }) => ({
    learner,
    hash,
    own: fingerprint.filter((one) => (counts.get(one) ?? 0) <= most),
    upTo: fingerprint.length < maxHashes ? Number.POSITIVE_INFINITY : (fingerprint.at(-1) ?? 0),
  }));
}

/** The share of hashes that both files have (Dice), of those about which both fingerprints say something. */
function likenessOf(one: File, other: File, both: number): number {
  const upTo = Math.min(one.upTo, other.upTo);
  const count = ({ own }: File) => own.filter((hash) => hash <= upTo).length;
  const all = count(one) + count(other);
  return all < leastHashes ? 0 : (2 * both) / all;
}

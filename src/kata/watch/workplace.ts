import { isUtf8 } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import type { Step } from '../../course/steps.ts';
import type { Shown, Workplace } from '../../demo/workplace/workplace.ts';
import { differencesOf } from '../workspace/difference.ts';
import { ownTextOf, replaceFile } from '../workspace/files.ts';
import { countHint, hintsRead, worthKnowing } from '../workspace/hints.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What the workplace needs from the watcher. */
interface Watcher {
  /** The key of the hints for a step's current verdict. */
  hintKeyOf(step: Step): string | undefined;
  /** Looks at a file that was just written, without waiting for the system to report it. */
  look(step: Step): void;
  /** Whether a page of the step is open. Then a saved file is judged, whatever the current step is. */
  isOpen(step: Step): boolean;
  /** Makes a step the current one and judges it, again if it was. */
  judge(step: Step): void;
}

/** The learner's files for pages. */
export function openWorkplace(
  { exam, progress, saves, ...workspace }: Workspace,
  watcher: Watcher,
): Workplace {
  const shown = new Map<Step, Shown>();
  const shownOf = (step: Step) => shown.get(step) ?? 'nothing';
  const changed = (step: Step) => {
    watcher.look(step);
    if (!watcher.isOpen(step) && progress.read().current !== step) watcher.judge(step);
  };
  return {
    exam,
    key: randomBytes(32).toString('base64url'),
    read(step) {
      const content = ownTextOf(step);
      const version = versionOf(content);
      if (content !== undefined && !isUtf8(content)) return { text: undefined, version };
      return { text: content?.toString() ?? '', version };
    },
    write(step, text, version, { copy }) {
      if (versionOf(ownTextOf(step)) !== version) return false;
      if (copy) saves.save(step);
      replaceFile(step.exercise, text);
      changed(step);
      return true;
    },
    keep: (step, text) => void saves.keep(step, Buffer.from(text)),
    judge: watcher.judge,
    reset(step) {
      workspace.reset(step);
      changed(step);
    },
    restore(id) {
      const restored = workspace.restore(id);
      if (typeof restored === 'object') changed(restored.save.step);
    },
    copiesOf: (step) =>
      saves
        .list()
        .filter((save) => save.step === step)
        .map(({ id, at, content }) => ({ id, at, lines: content.toString().split('\n').length })),
    helpOn(step, language) {
      if (exam) return { hints: { read: [], all: 0 }, shown: 'nothing', differences: [] };
      const key = watcher.hintKeyOf(step);
      const differences = shownOf(step) === 'difference' ? differencesOf(step) : [];
      return { hints: hintsRead(progress, step, key, language), shown: shownOf(step), differences };
    },
    readHint(step) {
      if (exam) return;
      const key = watcher.hintKeyOf(step);
      if (key !== undefined) countHint(progress, step, key);
    },
    show(step, what) {
      if (exam || what === shownOf(step)) return;
      shown.set(step, what);
      progress.change((changing) => {
        if (what === 'difference') changing.of(step).diffs += 1;
        if (what === 'solution') changing.of(step).solutions += 1;
      });
    },
    worthKnowing,
  };
}

function versionOf(content: Buffer | undefined): string {
  return content === undefined
    ? 'missing'
    : createHash('sha256').update(content).digest('base64url');
}

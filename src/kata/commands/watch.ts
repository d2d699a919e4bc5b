import { join } from 'node:path';
import open from 'open';
import { solutionText } from '../../course/specifiers.ts';
import { root, type Step, stepOf, steps } from '../../course/steps.ts';
import { languageOf } from '../../i18n/language.ts';
import type { Judged } from '../judge/judge.ts';
import { codeReport, hintReport } from '../screen/help.ts';
import { canvasOf } from '../screen/text.ts';
import { watchFiles } from '../watch/files.ts';
import { listenToKeys } from '../watch/keys.ts';
import { brokenOf, makeLive } from '../watch/live.ts';
import { servePages } from '../watch/pages.ts';
import { type Scene, sceneText } from '../watch/screen.ts';
import { makeJudge } from '../watch/verdicts.ts';
import { differenceOf } from '../workspace/difference.ts';
import { nextHint } from '../workspace/next-hint.ts';
import { exerciseOf, ownTextOf } from '../workspace/texts.ts';
import { hintNameOf } from '../workspace/verdict.ts';
import { check } from './check.ts';
import type { Command, CommandContext } from './command.ts';

export const watch: Command = {
  usage: 'watch',
  does: 'judges the current step on every save',
  async run(setting) {
    const person = process.stdin.isTTY && process.stdout.isTTY && !process.env.CI;
    return person ? watchWithKeys(setting) : check.run(setting);
  },
};

function watchWithKeys({ asked, desk, canvas: { words } }: CommandContext): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const { say, tell, language } = words;
  const judge = makeJudge(desk);
  const live = makeLive();
  const pages = servePages(live, languageOf(process.env.KATA_LANG));
  let address = ''; // Known once the pages are served, which the first verdict does not wait for.
  let scene = sceneAt(desk.progress.read().current);
  let asking: 'nothing' | 'reset' | 'step' = 'nothing';
  let notice = ''; // Shown with the next verdict, which clears all other notes.

  function sceneAt(step: Step): Scene {
    return {
      progress: desk.progress.read(),
      step,
      judged: undefined,
      broken: [],
      types: [],
      note: '',
      page: address && `${address}/steps/${step.number}`,
    };
  }
  const paint = () => process.stdout.write(sceneText(scene, canvasOf(process.stdout)));
  const show = (changed: Partial<Scene>) => {
    scene = { ...scene, ...changed };
    paint();
  };
  const begin = () => {
    const { step } = scene;
    judge.begin(step, {
      judged(judged: Judged) {
        live.tell(judged);
        show({ ...sceneAt(step), judged, note: notice });
        notice = '';
        openPages();
      },
      broken(broken) {
        if (broken.length === 0) return;
        live.add({ broken: brokenOf(broken) });
        show({ broken });
      },
      types(types) {
        if (types.length === 0) return;
        live.add({ types });
        show({ types });
      },
      failed: reject,
    });
  };
  const openPages = async () => {
    if (address !== '') return;
    // Verdicts must not depend on pages: where the reference is broken, there are none.
    address = await pages.url().catch(() => '');
    if (address !== '') show({ page: `${address}/steps/${scene.step.number}` });
  };
  const goTo = (step: Step) => {
    scene = sceneAt(step);
    paint();
    judge.standBy(step);
    begin();
  };
  const move = (step: Step) => {
    desk.progress.change((progress) => {
      progress.current = step;
    });
    goTo(step);
  };

  const act: Record<string, () => void> = {
    h() {
      if (scene.judged === undefined)
        return show({ note: say`The first verdict is not here yet.` });
      const name = hintNameOf(scene.judged);
      if (name === undefined) {
        return show({ note: say`Nothing fails, so there is nothing to hint at.` });
      }
      const { level, hints } = nextHint(desk, scene.step, name, language);
      show({ note: hintReport(hints, level, scene.step, canvasOf(process.stdout)) });
    },
    d() {
      desk.progress.change((progress) => {
        progress.of(scene.step).diffs += 1;
      });
      const lines = differenceOf(scene.step, words);
      const text =
        lines.length === 0 ? say`Your file is the solution.` : lines.join('\n').trimEnd();
      show({ note: `- ${say`your file`}  + ${say`the solution`}\n\n${text}` });
    },
    s() {
      desk.progress.change((progress) => {
        progress.of(scene.step).solutions += 1;
      });
      show({ note: codeReport(solutionText(scene.step)) });
    },
    n() {
      const next = stepOf(String(scene.step.number + 1));
      if (next === undefined) return show({ note: say`There is no step behind this one.` });
      if (scene.progress.of(scene.step).passedAt === undefined) {
        return show({
          note: say`This step has not passed yet. l, then ${next.number}, goes on all the same.`,
        });
      }
      move(next);
    },
    l() {
      asking = 'step';
      const lines = steps.map((step) => {
        const stands = desk.progress.read().of(step).passedAt === undefined ? '□' : '■';
        const here = step === scene.step ? `  ← ${say`you are here`}` : '';
        return `${stands} ${step.number}  ${tell(step.title)}${here}`;
      });
      const how = say`Press a number to go there, any other key to stay.`;
      show({ note: `${lines.join('\n')}\n\n${how}` });
    },
    r() {
      if (ownTextOf(scene.step)?.equals(exerciseOf(scene.step))) {
        return show({ note: say`The file is the exercise already.` });
      }
      asking = 'reset';
      show({
        note: say`Put the exercise back? Your file is copied aside first. y for yes, any other key for no.`,
      });
    },
    async o() {
      await openPages();
      if (address === '') {
        return show({ note: say`The reference does not start, so there are no pages.` });
      }
      const url = `${address}/steps/${scene.step.number}`;
      show({ note: say`Opened ${url}` });
      const child = await open(url).catch(() => undefined);
      child?.on('error', () => {}); // No browser here: the link is on the screen.
    },
    q: () => resolve(0),
  };
  const pressed = (key: string) => {
    const asked = asking;
    asking = 'nothing';
    if (asked === 'reset' && key === 'y') {
      const kept = desk.reset(scene.step);
      notice =
        kept === undefined
          ? say`The exercise is back.`
          : say`The exercise is back. To bring your file back: npm run kata restore ${kept.id}`;
      return show({ note: notice });
    }
    const chosen = asked === 'step' ? stepOf(key) : undefined;
    if (chosen !== undefined) return move(chosen);
    if (Object.hasOwn(act, key)) act[key]?.();
    else if (scene.note !== '') show({ note: '' });
  };

  const files = watchFiles(
    join(root, '.kata/progress.json'),
    {
      saved(step) {
        if (step === scene.step) return begin();
        show({
          note: say`You saved ${step.shown}, which is step ${step.number}. l, then ${step.number}, goes there.`,
        });
      },
      referenceChanged: () => judge.renew(),
      progressed() {
        const { current } = desk.progress.read();
        if (current !== scene.step) goTo(current);
      },
    },
    asked.flags.poll === true,
  );
  const listening = listenToKeys((key) => {
    try {
      pressed(key);
    } catch (error) {
      reject(error);
    }
  });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(0));
  process.stdout.on('resize', paint);
  goTo(scene.step);

  return promise.finally(async () => {
    listening.close();
    process.stdout.off('resize', paint);
    live.end();
    await Promise.all([files.close(), judge.close(), pages.close()]);
    console.log(say`Your files are as you saved them. npm run kata goes on where you left off.`);
  });
}

import type { Attack } from '../../attacks/attack.ts';
import type { Ending } from '../../attacks/outcome.ts';
import { steps } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, translate } from '../../i18n/message.ts';
import type { Endings } from './filter.ts';
import type { ServerName } from './server.ts';
import { severityOf } from './severity.ts';
import { words } from './words.ts';

/** The attacks of one lesson, with their outcomes. */
export interface ShownLesson {
  number: number;
  title: string;
  rows: ShownRow[];
  /** For each server with attacks that got through, their number. */
  through: string[];
}

interface ShownRow {
  id: string;
  name: string;
  severity: string;
  /** One for each server that was attacked. */
  cells: { ending: Ending | 'none'; word: string }[];
}

/** Several lessons with more rows in total are closed at first. */
const maxOpen = 60;

/** The attacks, grouped by lesson. Lessons without attacks are left out. */
export function lessonsOf(
  attacks: readonly Attack[],
  endings: Endings,
  servers: readonly ServerName[],
  { say, language }: { say: Say; language: Language },
): { lessons: ShownLesson[]; open: boolean } {
  const cellOf = (ending: Ending | undefined) => ({
    ending: ending ?? ('none' as const),
    word: say(ending === undefined ? 'lab.ending.none' : words.ending[ending]),
  });
  const rowOf = (attack: Attack): ShownRow => ({
    id: attack.id,
    name: translate(attack.name, language),
    severity: say(words.severity[severityOf(attack)]),
    cells: servers.map((server) => cellOf(endings.get(attack.id)?.get(server))),
  });
  const lessons = steps.map(({ number, name }) => ({
    number,
    title: say(`steps.${name}.title`),
    rows: attacks.filter(({ lesson }) => lesson === number).map(rowOf),
    through: servers.flatMap((server) => {
      const count = attacks.filter(
        ({ id, lesson }) => lesson === number && endings.get(id)?.get(server) === 'through',
      ).length;
      return count === 0
        ? []
        : say('lab.lesson.through', { title: say(words.server[server]), count });
    }),
  }));
  const shown = lessons.filter(({ rows }) => rows.length > 0);
  return { lessons: shown, open: shown.length === 1 || attacks.length <= maxOpen };
}

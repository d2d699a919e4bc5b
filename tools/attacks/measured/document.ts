import type { Attack } from '../../../src/attacks/attack.ts';
import { catalogue } from '../../../src/attacks/catalogue.ts';
import { translate } from '../../../src/i18n/message.ts';
import { holes } from '../../../test/demo/holes.ts';
import { groups } from './groups.ts';
import type { Measured } from './measure.ts';
import { reasons } from './reasons.ts';

const begin = '<!-- npm run attacks:table -- --write writes from here … -->';
const end = '<!-- … to here -->';

/** A document with its measured part replaced. Throws if the marks are missing, or if an attack has no reason. */
export function withMeasured(text: string, measured: readonly Measured[]): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`Expected ${begin} and ${end}, got neither`);
  const [, , , ...peers] = measured;
  const parts = [groupTable(), countTable(measured), holeTable(), ...peerTables(peers)];
  return [text.slice(0, from) + begin, ...parts, text.slice(to)].join('\n\n');
}

function groupTable(): string {
  const rows = Object.entries(groups).map(([group, aim]) => {
    const of = catalogue.filter((attack) => attack.group === group);
    return [`\`${group}\``, aim, of.length, of.filter(isSigned).length];
  });
  const signed = catalogue.filter(isSigned).length;
  return [
    '## What is tried',
    table(
      ['group', 'about', 'attacks', 'of them with the secret'],
      [...rows, ['**all**', '', catalogue.length, signed]],
    ),
  ].join('\n\n');
}

function countTable(measured: readonly Measured[]): string {
  const rows = measured.map(({ title, counts, through, refusals }) => {
    const signed = attacksOf(through).filter(isSigned).length;
    return [
      title,
      counts.held,
      through.length - signed,
      signed,
      counts.wrong,
      refusals,
      counts.skipped,
    ];
  });
  const head = ['server', '`held`', '`through`, without the secret', '`through`, with it'];
  const left = measured.flatMap(({ title, byChance = {} }) =>
    Object.entries(byChance).map(
      ([id, why]) => `Left out for ${title}: \`${id}\`, because ${why}.`,
    ),
  );
  return [
    '## Results',
    table([...head, '`wrong`', 'of these 4xx', '`skipped`'], rows),
    ...left,
  ].join('\n\n');
}

function holeTable(): string {
  const rows = holes.map(({ article, found, page }) => [
    article,
    found ? (found.ending === 'through' ? 'got through' : 'wrong response') : 'in the browser',
    found?.ids.map((id) => `\`${id}\``).join(', ') ?? `“${page?.title}” in \`${page?.suite}\``,
  ]);
  const head = ['the article’s mistake', 'result', 'found by'];
  return ['## Which attacks find the article’s mistakes', table(head, rows)].join('\n\n');
}

function peerTables(peers: readonly Measured[]): string[] {
  const all = attacksOf(peers.flatMap(({ through }) => through));
  const parts = reasons.map(({ ids, why }) => {
    const rows = all.filter(({ id }) => ids.test(id)).map((attack) => peerRow(attack, peers));
    if (rows.length === 0) throw new Error(`Expected attacks that fit ${ids}, got none`);
    const head = ['id', 'what is sent', 'with the secret', ...peers.map(({ name }) => name)];
    return `${why}\n\n${table(head, rows)}`;
  });
  for (const { id } of all) {
    const fitting = reasons.filter(({ ids }) => ids.test(id)).length;
    if (fitting !== 1) throw new Error(`Expected one reason for ${id}, got ${fitting}`);
  }
  return ['## Attacks that got through at the peers, and why', ...parts];
}

function peerRow(attack: Attack, peers: readonly Measured[]): string[] {
  const marks = peers.map(({ through }) => (through.includes(attack.id) ? '✗' : ''));
  return [
    `\`${attack.id}\``,
    literal(translate(attack.name, 'en')),
    isSigned(attack) ? 'yes' : '',
    ...marks,
  ];
}

/** Attacks by their ids, each once, in the order of the catalogue. */
function attacksOf(ids: readonly string[]): Attack[] {
  return catalogue.filter(({ id }) => ids.includes(id));
}

function isSigned({ needs }: Attack): boolean {
  return needs === 'secret';
}

/** A text that Markdown shows as it is. */
function literal(text: string): string {
  return text.replaceAll(/[\\`*_<>[\]{}|$]/g, (sign) => `\\${sign}`);
}

function table(head: string[], rows: (string | number)[][]): string {
  const rule = head.map((_, column) =>
    rows.every((row) => isNumber(row[column])) ? '---:' : '---',
  );
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function isNumber(cell: unknown): boolean {
  return typeof cell === 'number';
}

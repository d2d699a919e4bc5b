import type { Node, Program } from 'acorn';
import { simple } from 'acorn-walk';
import { type Edits, replace } from './edit.ts';

const roundings = ['floor', 'round', 'ceil'];
const strictness: Record<string, string> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };

/** Slips in time: other rounding, other units, leeway, and a clock that is read in another way. */
export function timeSlipsIn(program: Program, source: string): Edits[] {
  const slips: Edits[] = [];
  const text = ({ start, end }: Node) => source.slice(start, end);
  const write = (node: Node, words: string) => slips.push([replace(node, words)]);

  simple(program, {
    BinaryExpression({ left, operator, right }) {
      if (text(right) === '1000') {
        slips.push([{ from: left.end, to: right.end, words: '' }]);
        write(right, `1000 ${operator} 1000`);
      }
      const other = strictness[operator];
      if (other === undefined || left.type === 'Literal' || right.type === 'Literal') return;
      const sign = { from: left.end, to: right.start, words: ` ${other} ` };
      for (const rounding of roundings) {
        for (const side of [left, right]) {
          const edit = replace(side, `Math.${rounding}(${text(side)})`);
          slips.push([edit], [edit, sign]);
        }
      }
      for (const leeway of ['+ 1', '- 1', '+ 60', '- 60']) write(right, `${text(right)} ${leeway}`);
    },
    CallExpression(node) {
      const [argument] = node.arguments;
      const [, rounding] = /^Math\.(floor|round|ceil)$/.exec(text(node.callee)) ?? [];
      if (rounding !== undefined && argument) {
        for (const other of roundings) if (other !== rounding) write(node.callee, `Math.${other}`);
        write(node, `(${text(argument)})`);
      }
      if (text(node) !== 'Date.now()') return;
      write(node, '(Math.floor(Date.now() / 1000) * 1000)');
      write(node, '(Math.ceil(Date.now() / 1000) * 1000)');
      write(node, '(Date.now() + 1000)');
      write(node, '(Date.now() - 1000)');
    },
  });
  return slips;
}

import type {
  BinaryExpression,
  CallExpression,
  Expression,
  LogicalExpression,
  NewExpression,
  Node,
  Program,
} from 'acorn';
import { base, type SimpleVisitors, simple } from 'acorn-walk';
import { dropEach, type Edit, type Edits, replace, swapEach } from './edit.ts';

const otherOperators: Record<string, string[]> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '&&': ['||'],
  '||': ['&&', '??'],
  '??': ['||', '&&'],
};

/** Every small slip that is possible in a program. Imports and types are left out. */
export function slipsIn(program: Program, source: string): Edits[] {
  const slips: Edit[] = [];
  const text = ({ start, end }: Node) => source.slice(start, end);
  const write = (node: Node, words: string) => slips.push(replace(node, words));
  const remove = (statement: Node) => write(statement, ';');

  function swapOperator({ left, operator }: BinaryExpression | LogicalExpression): void {
    const from = source.indexOf(operator, left.end);
    for (const words of otherOperators[operator] ?? []) {
      // A comparison is never undefined.
      if (words === '??' && left.type === 'BinaryExpression') continue;
      slips.push({ from, to: from + operator.length, words });
    }
  }

  function force(condition: Expression): void {
    write(condition, 'true');
    write(condition, 'false');
    if (condition.type === 'LogicalExpression') {
      force(condition.left);
      force(condition.right);
    }
    if (condition.type !== 'BinaryExpression' && condition.type !== 'UnaryExpression') {
      write(condition, `!(${text(condition)})`);
    }
  }

  function changeArguments(call: CallExpression | NewExpression): void {
    slips.push(...dropEach(call.arguments).slice(-1), ...swapEach(call.arguments, source));
  }

  const visitors: SimpleVisitors<undefined> = {
    BinaryExpression: swapOperator,
    LogicalExpression: swapOperator,
    IfStatement: ({ test }) => force(test),
    ConditionalExpression: ({ test }) => force(test),
    WhileStatement: ({ test }) => force(test),
    UnaryExpression(node) {
      if (node.operator === '!') write(node, text(node.argument));
    },
    AwaitExpression: (node) => write(node, text(node.argument)),

    ReturnStatement: remove,
    ThrowStatement: remove,
    ExpressionStatement: remove,
    BreakStatement: remove,
    ContinueStatement: remove,
    BlockStatement(node) {
      if (node.body.length > 0) write(node, '{}');
    },
    ArrowFunctionExpression({ body }) {
      if (body.type !== 'BlockStatement') write(body, 'undefined');
    },

    Literal(node) {
      const { value } = node;
      if (typeof value === 'boolean') write(node, String(!value));
      if (typeof value === 'number') {
        for (const other of [value + 1, value - 1, 0]) write(node, String(other));
      }
      if (typeof value === 'string') {
        write(node, "''");
        write(node, `${text(node).slice(0, -1)}x'`);
      }
    },
    TemplateLiteral: (node) => write(node, '``'),

    NewExpression: changeArguments,
    CallExpression(node) {
      changeArguments(node);
      const [only, second] = node.arguments;
      if (only !== undefined && second === undefined) write(node, text(only));
      const { callee } = node;
      if (callee.type === 'MemberExpression' && /^(Call|New)/.test(callee.object.type)) {
        write(node, text(callee.object));
      }
    },
    MemberExpression({ optional, object, property }) {
      if (!optional) return;
      const from = source.indexOf('?.', object.end);
      slips.push({ from, to: property.start, words: '.' });
    },
    ObjectExpression: ({ properties }) => slips.push(...dropEach(properties)),
    ArrayExpression({ elements }) {
      const items = elements.filter((element) => element !== null);
      slips.push(...dropEach(items), ...swapEach(items, source));
    },
  };
  simple(program, visitors, { ...base, ImportDeclaration() {} });
  return slips.map((slip) => [slip]);
}

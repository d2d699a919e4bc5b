import type { AnyNode, Expression, Program } from 'acorn';
import { ancestor } from 'acorn-walk';
import { type Edit, type Edits, replace, wrap } from './edit.ts';
import { functionsIn, homesOf, namesBoundIn, namesReadIn } from './homes.ts';

/** Slips in which a value outlives its request, or requests share a variable, an object or a pattern. */
export function stateSlipsIn(program: Program, source: string): Edits[] {
  const slips: Edits[] = [];
  const text = ({ start, end }: { start: number; end: number }) => source.slice(start, end);
  const bound = namesBoundIn(program);

  /** Declares a variable in each place where it outlives the request, and uses it. */
  function outlive(around: readonly AnyNode[], declaration: string, ...edits: Edit[]): void {
    for (const home of homesOf(around, source)) slips.push([home.declare(declaration), ...edits]);
  }

  function declareInModule(
    around: readonly AnyNode[],
    declaration: string,
    ...edits: Edit[]
  ): void {
    const [home] = homesOf(around, source);
    if (home !== undefined) slips.push([...edits, home.declare(declaration)]);
  }

  /** Computes a value for the first request only. */
  function keep(value: Expression, around: readonly AnyNode[]): void {
    if (value.type === 'Literal' || text(value) === 'undefined') return;
    outlive(around, 'let kept;', ...wrap(value, '(kept ??= ', ')'));
  }

  /** Fills one object again and again. */
  function share(value: Expression, around: readonly AnyNode[]): void {
    if (value.type !== 'ObjectExpression') return;
    declareInModule(around, 'const shared = {};', ...wrap(value, 'Object.assign(shared, ', ')'));
  }

  /** Computes a value at the start, if it does not depend on a request. */
  function hoist(value: Expression, around: readonly AnyNode[]): void {
    const isFixed = (node: AnyNode) =>
      /^(Call|New)/.test(node.type) && namesReadIn(node).isDisjointFrom(bound);
    const parents = around.slice(0, -1);
    if (parents.some(({ type }) => type === 'ThrowStatement') || parents.some(isFixed)) return;
    if (!around.slice(-1).every(isFixed)) return;
    outlive(around, `const early = ${text(value)};`, replace(value, 'early'));
  }

  ancestor(program, {
    VariableDeclarator({ id, init }, _state, around) {
      if (!init) return;
      keep(init, around);
      share(init, around);
      const declaration = around.at(-2);
      if (declaration?.type !== 'VariableDeclaration' || !functionsIn(around).at(-1)?.async) return;
      const names = [...namesBoundIn(declaration)].join(', ');
      const words = `(${text(id)} = ${text(init)});`;
      declareInModule(around, `let ${names};`, replace(declaration, words));
    },
    AssignmentExpression({ left, right }, _state, around) {
      keep(right, around);
      share(right, around);
      const [, name] = /^ctx\.state\.(\w+)$/.exec(text(left)) ?? [];
      if (name === undefined) return;
      const shared = `(ctx.state = shared).${name}`;
      declareInModule(around, 'const shared = {};', replace(left, shared));
      slips.push([
        { from: left.start, to: right.end, words: `ctx.state = { ${name}: ${text(right)} }` },
      ]);
    },
    ReturnStatement({ argument }, _state, around) {
      if (!argument) return;
      keep(argument, around);
      share(argument, around);
    },
    ArrowFunctionExpression({ body }, _state, around) {
      if (body.type !== 'BlockStatement') keep(body, around);
    },
    MemberExpression(node, _state, around) {
      const parent = around.at(-2);
      const written = parent?.type === 'AssignmentExpression' && parent.left === node;
      if (/^ctx\.state\.\w+$/.test(text(node)) && !written) keep(node, around);
    },
    CallExpression: (node, _state, around) => hoist(node, around),
    NewExpression: (node, _state, around) => hoist(node, around),
    Literal(node, _state, around) {
      if (!node.regex) return;
      const pattern = `const pattern = ${text(node)}g;`;
      declareInModule(around, pattern, replace(node, 'pattern'));
    },
  });
  return slips;
}

import type { Function as FunctionNode, Node } from 'acorn';
import { full } from 'acorn-walk';
import { type Edit, insertBefore } from './edit.ts';

/** A place from which a variable outlives a request. */
export interface Home {
  /** Adds a declaration there. */
  declare(words: string): Edit;
}

/** The homes of a variable for a piece of code: the module, and the factory if the code is in its middleware. */
export function homesOf(ancestors: readonly Node[], source: string): Home[] {
  const functions = functionsIn(ancestors);
  if (functions.length === 0) return [];
  const end = source.length;
  const home: Home = { declare: (words) => ({ from: end, to: end, words: `${words}\n` }) };
  const [factory] = functions.length > 1 ? functions : [];
  const statement =
    factory?.body.type === 'BlockStatement' &&
    factory.body.body.find((it) => ancestors.includes(it));
  return statement ? [home, { declare: (words) => insertBefore(statement, `${words} `) }] : [home];
}

/** The functions around a piece of code, the outermost first. */
export function functionsIn(ancestors: readonly Node[]): FunctionNode[] {
  return ancestors.filter(isFunction);
}

/** True for each form of a function. */
export function isFunction(node: Node): node is FunctionNode {
  return /^(Arrow)?Function(Expression|Declaration)?$/.test(node.type);
}

/** The names of all variables and parameters in a piece of code. */
export function namesBoundIn(node: Node): Set<string> {
  return namesIn(node, 'VariablePattern');
}

/** The names that a piece of code reads. */
export function namesReadIn(node: Node): Set<string> {
  return namesIn(node, 'Identifier');
}

function namesIn(node: Node, wanted: string): Set<string> {
  const names = new Set<string>();
  full(node, (found, _state, type) => {
    if (type === wanted && found.type === 'Identifier') names.add(found.name);
  });
  return names;
}

import type { CallExpression, Node, Program } from 'acorn';
import { ancestor } from 'acorn-walk';
import { type Edits, replace } from './edit.ts';
import { homesOf } from './homes.ts';

/** Ways to shorten a text to a key. `x` is the text. */
const textKeys = [
  'x',
  'String(x).slice(0, 8)',
  'String(x).slice(0, 60)',
  'String(x).slice(-8)',
  'String(x).slice(0, -8)',
  'String(x).length',
  'String(x).toLowerCase()',
];

/** Keys for an argument, by its last name. */
const keys: Record<string, readonly string[]> = {
  token: textKeys,
  secret: textKeys,
  username: textKeys,
  password: textKeys,
  passwordHash: textKeys,
  sub: textKeys,
  user: ['x?.id', 'x?.username'],
  claims: ['x.sub', 'x.exp'],
  config: ['x', 'x.issuer', 'x.lifetime'],
  place: ['x'],
  ctx: ['x.ip', 'x.path', 'x.method', "x.get('host')"],
};

/** Slips in which the result of a call is found in a cache under too short a key, or for too long. */
export function cacheSlipsIn(program: Program, source: string): Edits[] {
  const text = ({ start, end }: Node) => source.slice(start, end);
  const keysOf = (argument: Node) => {
    const name = /\w+$/.exec(text(argument))?.[0] ?? '';
    return (keys[name] ?? []).map((key) => key.replaceAll(/\bx\b/g, text(argument)));
  };
  const cached = (key: string, value: string) =>
    `(cache.get(${key}) ?? cache.set(${key}, ${value}).get(${key}))`;

  const slips: Edits[] = [];
  ancestor(program, {
    CallExpression(node: CallExpression, _state, around) {
      const [home] = homesOf(around, source);
      if (home === undefined) return;
      const cache = home.declare('const cache = new Map();');
      const parent = around.at(-2);
      const awaited = parent?.type === 'AwaitExpression' ? parent : undefined;
      const whole = awaited ?? node;
      for (const key of node.arguments.flatMap(keysOf)) {
        slips.push([replace(whole, cached(key, text(whole))), cache]);
        if (awaited === undefined) continue;
        // The same, but a failure is kept, too; and one that lasts only while the call runs.
        slips.push([replace(node, cached(key, text(node))), cache]);
        const running = `Promise.resolve(${text(node)}).finally(() => cache.delete(${key}))`;
        slips.push([replace(node, cached(key, running)), cache]);
      }
    },
  });
  return slips;
}

import { forge } from '../../support/forge.ts';
import { goodClaims, tokenWith } from '../../support/world.ts';
import { tokenOfLength } from './forged-text.ts';
import type { GoodToken } from './row.ts';

/** Unusual tokens that a strict server must accept. */
export const goodTokens: GoodToken[] = [
  { name: 'header without typ', make: (world) => tokenWith(world, {}, { alg: 'HS256' }) },
  { name: 'alg first', make: (world) => tokenWith(world, {}, { alg: 'HS256', typ: 'JWT' }) },
  { name: 'alg in escapes', make: (world) => tokenWith(world, {}, '{"alg":"\\u0048S256"}') },
  {
    name: 'header and claims with spaces',
    make: (world) =>
      forge(
        ' { "alg" : "HS256" }\n',
        JSON.stringify(goodClaims(world), null, '\t'),
        world.config.secret,
      ),
  },
  { name: 'exp in a second', make: (world) => tokenWith(world, { exp: world.now + 1 }) },
  {
    name: 'exp this very second, a millisecond before',
    make: (world) => tokenWith(world, { exp: world.now, iat: world.now - 600 }),
    at: -1,
  },
  {
    name: 'exp in half a second, a millisecond before',
    make: (world) => tokenWith(world, { exp: world.now + 0.5 }),
    at: 499,
  },
  {
    name: 'exp as far as a token of ours',
    make: (world) => tokenWith(world, { exp: world.now + world.config.lifetime }),
  },
  { name: 'nbf this very second', make: (world) => tokenWith(world, { nbf: world.now }) },
  { name: 'nbf 0', make: (world) => tokenWith(world, { nbf: 0 }) },
  { name: 'no iat', make: (world) => tokenWith(world, { iat: undefined }) },
  { name: 'iat long ago', make: (world) => tokenWith(world, { iat: world.now - 2999.5 }) },
  { name: 'jti empty', make: (world) => tokenWith(world, { jti: '' }) },
  { name: 'jti a number', make: (world) => tokenWith(world, { jti: 1 }) },
  { name: 'jti null', make: (world) => tokenWith(world, { jti: null }) },
  {
    name: 'claims that ask for rights',
    make: (world) => tokenWith(world, { admin: true, role: 'root', username: 'root' }),
  },
  {
    name: 'a claim named constructor',
    make: (world) => tokenWith(world, { constructor: { prototype: { admin: true } } }),
  },
  {
    name: 'one name at several depths',
    make: (world) => tokenWith(world, { a: { a: [{ a: 1 }, { a: 2 }] }, sub2: { sub: 'x' } }),
  },
  {
    name: 'a text that looks like members',
    make: (world) => tokenWith(world, { a: '{"sub":1,"sub":2}', b: '\\"', c: '"sub":"x"' }),
  },
  {
    name: 'claims beyond ASCII',
    make: (world) => tokenWith(world, { name: 'Zoë 张三 🙂', '\ud800': '\udfff' }),
  },
  { name: 'a token of 4,096 characters', make: (world) => tokenOfLength(world, 4096) },
];

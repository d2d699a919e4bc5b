import { METHODS } from 'node:http';
import fc from 'fast-check';
import { anyBody, anyText, type Body } from './bodies.ts';

/** Stands for a good token, which is put in when the request is sent. */
export const goodToken = '{token}';

/** A request that no client of good will may ever send; every character is a byte. */
export interface Request {
  /** The client's address that the proxy in front sends, so that the rate limits do not stop everything. */
  address: string;
  method: string;
  target: string;
  headers: [name: string, value: string][];
  body?: Body | undefined;
  /** Stops this many bytes before the end. */
  missing: number;
}

const routes = [
  '/login',
  '/users',
  '/api/me',
  '/api/password',
  '/api/sign-out',
  '/greeting',
  '/health',
];

/** The bytes of a request, after which the server must close the connection. */
export function bytesOf(
  { address, method, target, headers, body, missing }: Request,
  token: string,
) {
  const lines = [`${method} ${target} HTTP/1.1`, 'Host: localhost', 'Connection: close'];
  lines.push(`X-Forwarded-For: ${address}`);
  if (body !== undefined) {
    lines.push(`Content-Type: ${body.type}`, `Content-Length: ${body.content.length}`);
    if (body.encoding !== undefined) lines.push(`Content-Encoding: ${body.encoding}`);
  }
  lines.push(...headers.map(([name, value]) => `${name}: ${value}`));
  const text = `${lines.join('\r\n')}\r\n\r\n${body?.content ?? ''}`;
  const whole = Buffer.from(text.replaceAll(goodToken, token.padEnd(goodToken.length)), 'latin1');
  return whole.subarray(0, Math.max(whole.length - missing, 0));
}

/** Any request, most of them to routes that are there. */
export function anyRequest(): fc.Arbitrary<Request> {
  const method = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('GET', 'POST', 'POST') },
    { weight: 1, arbitrary: fc.constantFrom(...METHODS, 'FOO', 'get', '') },
  );
  return fc.record({
    address: fc.ipV4(),
    method,
    target: anyTarget(),
    headers: fc.array(anyHeader(), { maxLength: 3 }),
    body: fc.option(anyBody([goodToken]), { nil: undefined, freq: 5 }),
    missing: fc.oneof(
      { weight: 20, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.nat({ max: 40 }) },
    ),
  });
}

function anyTarget(): fc.Arbitrary<string> {
  const suffix = fc.oneof(
    { weight: 9, arbitrary: fc.constant('') },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...['/', '//', '/..', '%00', '%zz', '%c0%af', ';x', '#x', '?', '?&&==', '?%', '?a[b]=c'],
        ...['?access_token=', `?access_token=${goodToken}`, '?access_token=a&access_token=b'],
        ...['?__proto__=x', `?${'a=b&'.repeat(1_000)}`, `/${'x'.repeat(9_000)}`],
      ),
    },
    { weight: 1, arbitrary: anyText(40) },
  );
  const start = fc.oneof(
    { weight: 30, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('http://localhost', 'http://[', 'http://a:b', '*', '/'),
    },
    { weight: 1, arbitrary: anyText(40) },
  );
  return fc.tuple(start, fc.constantFrom(...routes), suffix).map((parts) => parts.join(''));
}

function anyHeader(): fc.Arbitrary<[string, string]> {
  const name = fc.oneof(
    {
      weight: 15,
      arbitrary: fc.constantFrom(
        ...['x-access-token', 'Authorization', 'X-Forwarded-For', 'X-Forwarded-Proto', 'Host'],
        ...['Accept', 'Accept-Encoding', 'Cookie', 'If-None-Match', 'Range', 'Expect', 'Upgrade'],
        ...['Content-Type', 'Content-Encoding', 'X-HTTP-Method-Override', 'X-Request-Id', 'Origin'],
      ),
    },
    { weight: 1, arbitrary: anyText(40) },
  );
  const value = fc.oneof(
    fc.constantFrom('', '*', '100-continue', 'websocket', '127.0.0.1', '::1', '1.2.3.4, 5.6.7.8'),
    fc.constantFrom(goodToken, `Bearer ${goodToken}`, 'Bearer', 'Bearer  x', 'Basic YTpi', 'a.b.c'),
    anyText(40),
  );
  return fc.tuple(name, value);
}

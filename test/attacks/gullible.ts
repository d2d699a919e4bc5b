import { createServer, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { forge, readSegment } from '../../src/attacks/forge.ts';

/** The secret of the gullible server. */
export const gullibleSecret = 'secret';

/** A server that does everything wrong: every request is served as the user's, and every response contains too much. */
export function makeGullibleServer(username: string) {
  const user = { id: 'the-user', username, passwordHash: '$argon2id$v=19$', admin: true };
  const claims = { iss: user.id, exp: Date.now(), passwordHash: user.passwordHash };
  const token = forge(claims, gullibleSecret, { header: { alg: '', k: gullibleSecret } });
  const headers = {
    'Content-Type': 'application/json',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Private-Network': 'true',
    'X-Powered-By': 'Gullible/1.0',
    'X-Injected': 'yes',
    'Set-Cookie': `token=${token}`,
  };

  return createServer({ insecureHTTPParser: true }, async (incoming, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk);
    } catch {
      return; // The client has disconnected.
    }
    const sent = Buffer.concat(chunks).toString();
    const brought = String(incoming.headers['x-access-token']);
    await visit(readSegment(brought, 0));
    // Simulates a server that hashes the password for known users only.
    if (incoming.url === '/login' && sent.includes(`"${username}"`)) await setTimeout(100);
    // Simulates a server that sorts all accents of a name.
    if (sent.includes('\u035d')) await setTimeout(60);
    const host = incoming.headers['x-forwarded-host'];
    const { url = '' } = incoming;
    response.writeHead(200, {
      ...headers,
      ...(/^\/[/\\]/.test(url) && { Location: url }),
      ...(brought !== 'undefined' && { 'Referrer-Policy': 'no-referrer' }),
    });
    const sessions = [{ id: 's1', refreshToken: token }];
    const both = { token, refreshToken: token, sessions };
    const json = JSON.stringify({ ...both, user, host, brought, url });
    const callback = /[?&]callback=(\w+)/.exec(url)?.[1];
    response.end(callback === undefined ? json : `${callback}(${json})`);
  });
}

/** Fetches keys from the URL in a token. */
async function visit(header: Record<string, unknown> | undefined): Promise<void> {
  const address = header?.jku ?? header?.x5u;
  if (typeof address !== 'string' || !URL.canParse(address)) return;
  await new Promise((resolve) => {
    request(address, resolve).on('error', resolve).end();
  });
}

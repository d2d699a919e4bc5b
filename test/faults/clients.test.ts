import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { newMember, newPerson, register, signIn, whoAmI } from '../support/client.ts';
import { namesIn, newFile } from '../support/sqlite-files.ts';
import { serve, serverDirectory } from './serve.ts';

const directory = serverDirectory();

const post = 'POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

describe.concurrent('a server whose clients', () => {
  test('are slow serves the others, and cuts off the slow ones', async () => {
    const server = serve(newFile(directory.path), { LOG_LEVEL: 'info' });
    const url = await server.url;
    const { token } = await newMember(url);
    const slow = [
      'GET /greeting HTTP/1.1\r\nHost: a\r\nX-Slow: ',
      `${post}Content-Length: 100\r\n\r\n{"username": "`,
      `${post}Transfer-Encoding: chunked\r\n\r\n50\r\n{"use`,
    ].flatMap((begin) => Array.from({ length: 100 }, () => new SlowClient(url, begin)));
    await Promise.all(slow.map(({ sent }) => sent));

    const ends = Promise.all(slow.map(({ received }) => received));
    // A client that sends a byte now and then is cut off, too.
    const drip = setInterval(() => {
      for (const client of slow) client.drip();
    }, 250);
    for (let n = 0; n < 20; n += 1) {
      expect(await whoAmI(url, token)).toMatchObject({ status: 200 });
    }
    const answers = await ends;
    clearInterval(drip);
    for (const answer of answers) expect(answer).toMatch(/^(HTTP\/1\.1 408 |$)/);
    expect(answers.filter((answer) => answer !== '').length).toBeGreaterThan(0);
    expect(await whoAmI(url, token)).toMatchObject({ status: 200 });
    expect(server.printed.stderr).toBe('');
    // One line for each request whose body did not come, and no error with a stack.
    server.signal('SIGTERM');
    await server.ended;
    const lines = server.printed.stdout.split('\n');
    expect(lines.filter((line) => line.includes('"status":408'))).toHaveLength(200);
    expect(lines.filter((line) => /"level":50|"status":404/.test(line))).toEqual([]);
  });

  test('hang up in the middle of a request or a response continues', async () => {
    const file = newFile(directory.path);
    const server = serve(file, { LOG_LEVEL: 'info' });
    const url = await server.url;
    const member = await newMember(url);
    const { hostname, port } = new URL(url);
    const body = JSON.stringify(newPerson());
    const whole = `${post.replace('login', 'users')}Content-Length: ${body.length}\r\n\r\n${body}`;
    for (const words of [whole, whole.slice(0, -5), whole.slice(0, 30)]) {
      const sockets = Array.from({ length: 20 }, () => connect(Number(port), hostname));
      await Promise.all(
        sockets.map(async (socket) => {
          await once(socket, 'connect');
          socket.on('error', () => {}).write(words, () => socket.resetAndDestroy());
          await once(socket, 'close');
        }),
      );
    }
    for (let n = 0; n < 50; n += 1) await hearNoMoreThanTheHead(`${url}/greeting`);
    expect(await whoAmI(url, member.token)).toMatchObject({ status: 200 });
    expect(await signIn(url, member)).toMatchObject({ status: 200 });
    expect(await register(url, newPerson())).toMatchObject({ status: 201 });
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    // Twenty clients asked for one name: at most one of them has it.
    expect([2, 3]).toContain(namesIn(file).length);
    expect(server.printed.stdout).not.toContain('"level":50');
    expect(server.printed.stderr).toBe('');
  });
});

/** A client that begins a request and does not end it. */
class SlowClient {
  readonly sent: Promise<unknown>;
  /** Everything that the server sends before it closes the connection. */
  readonly received: Promise<string>;
  #socket: Socket;

  constructor(url: string, begin: string) {
    const { hostname, port } = new URL(url);
    this.#socket = connect(Number(port), hostname);
    this.sent = new Promise((resolve) => this.#socket.write(begin, resolve));
    this.received = new Promise((resolve) => {
      let text = '';
      this.#socket.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      // If the other side closes the connection while a client sends, the client may get an error.
      this.#socket.on('error', () => {}).on('close', () => resolve(text));
    });
  }

  drip(): void {
    if (this.#socket.writable) this.#socket.write('1');
  }
}

/** Closes the connection as soon as the response begins. */
async function hearNoMoreThanTheHead(url: string): Promise<void> {
  const asked = request(url, { agent: false }).end();
  await once(asked, 'response');
  asked.on('error', () => {}).destroy();
}

import { type IncomingMessage, request } from 'node:http';
import { type Answer, answering, longestAnswer, wordsFor } from './answer.ts';
import type { Line } from './http-client.ts';
import { type Message, methodOf } from './message.ts';
import { curlOf } from './shell.ts';

/** Sends a request on a connection of its own and gives the answer, whatever its status. */
export function send({ address, signal, patience }: Line, message: Message): Promise<Answer> {
  const { path, headers, body } = message;
  const answer = answering(curlOf(address, message));
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const call = request({
    host: address.host,
    port: address.port,
    path,
    method: methodOf(message),
    headers: {
      ...(body?.type && { 'content-type': body.type }),
      ...(body && { 'content-length': Buffer.byteLength(body.content) }),
      ...headers,
    },
    agent: false,
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  });
  let answered = false;
  call.on('response', async (response) => {
    answered = true;
    const text = await textOf(response).catch(() => undefined);
    if (text === undefined) resolve(answer(0, 'an answer that broke off, or did not end in time'));
    else resolve(answer(response.statusCode ?? 0, text, headersOf(response)));
    call.destroy();
  });
  call.on('error', (error) => {
    // Who answers before everything was read may cut the rest off: the answer counts.
    if (!answered) resolve(answer(0, wordsFor(error)));
  });
  call.end(body?.content);
  return promise;
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > longestAnswer) break;
  }
  return Buffer.concat(chunks).toString();
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

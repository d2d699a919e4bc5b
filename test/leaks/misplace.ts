import { sendLines } from '../support/raw-http.ts';

/** Headers with text that the client chooses. */
const fields = [
  ...['Accept', 'Authorization', 'Content-Encoding', 'Content-Length', 'Content-Type', 'Cookie'],
  ...['Expect', 'Forwarded', 'Host', 'If-None-Match', 'Origin', 'Referer', 'Transfer-Encoding'],
  ...['Upgrade', 'User-Agent', 'X-Access-Token', 'X-Forwarded-For', 'X-Forwarded-Host'],
  ...['X-Forwarded-Proto', 'X-HTTP-Method-Override'],
];

/** Sends a text in every part of a request. */
export async function misplace(url: string, text: string): Promise<void> {
  const part = encodeURIComponent(text);
  const json = 'application/json';
  const form = 'application/x-www-form-urlencoded';
  const paths = [`/${part}`, `/api/me/${part}`, `/users/${part}/x`, `/greeting?${part}=${part}`];
  const queries = [`access_token=${part}`, `access_token=${part}&access_token=${part}`];
  for (const path of [...paths, ...queries.map((query) => `/api/me?${query}`)]) {
    await sendLines(url, `GET ${path}`, []);
  }
  for (const field of fields) await sendLines(url, 'GET /api/me', [`${field}: ${text}`]);
  await sendLines(url, 'GET /api/me', [`Authorization: Bearer ${text}`]);
  // An id of up to 64 characters is logged as it was sent. A token is longer.
  if (text.includes('.')) await sendLines(url, 'GET /api/me', [`X-Request-Id: ${text}`]);
  await sendLines(url, 'GET /api/me', [`${part}: 1`]);
  await sendLines(url, 'GET /api/me', [text]);
  for (const line of [`${part} /`, `GET http://[${part}`, `GET http://a:${part}/`, part]) {
    await sendLines(url, line, []);
  }
  for (const [path, type, body] of [
    ['/api/me', form, `access_token=${part}`],
    ['/api/me', form, `access_token=${part}&access_token=${part}`],
    ['/api/me', json, JSON.stringify({ access_token: text })],
    ['/api/me', json, JSON.stringify({ access_token: [text] })],
    ['/login', json, `{"password":"${text}"`],
    ['/login', json, `{"password":${text}}`],
    ['/login', json, text],
    ['/login', 'text/plain', text],
    ['/login', `${json}; charset=${part}`, '{}'],
    ['/login', form, `username=x&password=${part}`],
    ['/login', json, JSON.stringify({ username: text, password: text })],
    ['/users', json, JSON.stringify({ username: `!${text}`, password: text })],
    ['/refresh', json, JSON.stringify({ refreshToken: [text] })],
    ['/refresh', json, `{"refreshToken":"${text}"`],
    ['/refresh', form, `refreshToken=${part}&refreshToken=${part}`],
    ['/refresh', 'text/plain', text],
    ['/api/password', form, `access_token=${part}&password=${part}&newPassword=${part}`],
  ]) {
    const length = `Content-Length: ${Buffer.byteLength(String(body))}`;
    const lines = [`Content-Type: ${type}`, length];
    await sendLines(url, `POST ${path}`, [...lines, 'X-Forwarded-For: 192.0.2.1', '', `${body}`]);
  }
}

// Loaded by --import into a process that count-files.ts watches: counts the functions that run between two moments.

import { Session } from 'node:inspector';
import { connect } from 'node:net';

const [, socketPath = '', wrapper = ''] = /#(.+)\|(.*)$/.exec(decodeURI(import.meta.url)) ?? [];
const session = new Session();
session.connect();
session.post('Profiler.enable');
const socket = connect(socketPath).unref();
const send = (message) => socket.write(`${JSON.stringify(message)}\n`);
let counting = false;

socket.setEncoding('utf8').on('data', (orders) => {
  for (const order of orders.split('\n')) {
    if (order === 'begin') begin();
    if (order === 'end') end();
  }
});
send({ role: wrapper === '' ? 'program' : 'watcher' });

if (wrapper !== '') {
  process.execPath = wrapper; // The judge starts the program under test with this.
  const { write } = process.stdout;
  process.stdout.write = function (...args) {
    const written = write.apply(this, args);
    if (counting && /checks passed|skipped until/.test(String(args[0]))) end();
    return written;
  };
}

function begin() {
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  counting = true;
  send({ begun: true });
}

function end() {
  if (!counting) return;
  counting = false;
  session.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error) throw error;
    const called = result.filter(({ functions }) =>
      functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)),
    );
    send({ called: called.map(({ url }) => url) });
  });
}

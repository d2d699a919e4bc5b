import { once } from 'node:events';
import { connect } from 'node:net';

// A process of its own, since each end of a connection counts: `node open-idle.ts URL COUNT` opens COUNT connections, sends
// nothing on any of them, and prints when all are open, and when all have been closed from the other side.
const [address = '', count = '0'] = process.argv.slice(2);
const { hostname, port } = new URL(address);
const closings: Promise<unknown>[] = [];

while (closings.length < Number(count)) {
  const more = Math.min(250, Number(count) - closings.length);
  await Promise.all(Array.from({ length: more }, open));
}
console.log(`${closings.length} open`);
await Promise.all(closings);
console.log(`${closings.length} closed`);

async function open(): Promise<void> {
  const socket = connect(Number(port), hostname).resume();
  await once(socket, 'connect');
  // The last bytes and errors of the other side do not matter.
  socket.on('error', () => {});
  closings.push(new Promise((resolve) => socket.once('close', resolve)));
}

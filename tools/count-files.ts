import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// npm run count:files [-- --step N] [-- --tree FOLDER]: saves a right program while `npm run kata` watches in a
// pseudo-terminal, and lists every project file of which a function is called, or which is loaded, from the save until
// the verdict is on the screen: in the watcher and in the program under test. It measures with V8's precise coverage.

const { values } = parseArgs({
  options: { step: { type: 'string', default: '4' }, tree: { type: 'string', default: '.' } },
});
const tree = resolve(values.tree);
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'count-files-')));
const course = join(folder, 'course');
const stepFolder = readdirSync(join(tree, 'steps')).find((name) =>
  name.startsWith(`0${values.step}-`),
);
if (stepFolder === undefined) throw new RangeError(`There is no step ${values.step}.`);
const word = ['setup', 'issue', 'extract', 'decode', 'attach'][Number(values.step) - 1] ?? '';
const socketPath = join(folder, 'socket');
/** Everything that the watcher has painted. */
let screen = '';
const counters: { socket: Socket; role: string; called: string[] | undefined }[] = [];

try {
  copyTree();
  const server = createServer(register).listen(socketPath);
  const child = watchCourse();
  try {
    await until(() => counters.length >= 2 && painted(/checks passed|skipped until/));
    await setTimeout(4_000); // The pages are served and the types checked, and the next program is waiting.
    const begun = [...counters];
    for (const { socket } of begun) socket.write('begin\n');
    await setTimeout(500);
    const right = join(tree, 'steps', stepFolder, 'right');
    const [program = ''] = readdirSync(right).filter((name) => name.endsWith('.ts'));
    writeFileSync(
      join(course, 'steps', stepFolder, `${word}.ts`),
      readFileSync(join(right, program)),
    );
    const [watcher] = begun;
    await until(() => watcher?.called !== undefined);
    for (const { socket } of begun) socket.write('end\n');
    await setTimeout(300);
    print(begun);
  } finally {
    child.stdin?.write('q');
    await setTimeout(500);
    child.kill('SIGKILL');
    for (const { socket } of counters) socket.destroy();
    server.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function copyTree(): void {
  mkdirSync(course);
  const filter = (path: string) => !/[\\/]mistakes$/.test(path);
  for (const name of ['src', 'steps', 'views', 'package.json', 'tsconfig.json']) {
    cpSync(join(tree, name), join(course, name), { recursive: true, filter });
  }
  symlinkSync(realpathSync(join(tree, 'node_modules')), join(course, 'node_modules'));
  mkdirSync(join(course, '.kata'));
  const progress = { version: 1, current: word, steps: {} };
  writeFileSync(join(course, '.kata/progress.json'), JSON.stringify(progress));
}

function hook(wrapper: string): string {
  return `file://${join(import.meta.dirname, 'count-hook.js')}#${socketPath}|${wrapper}`;
}

function watchCourse() {
  // The program under test runs without Node's permissions here: with them it could not report what it has called.
  const wrapper = join(folder, 'node');
  writeFileSync(
    wrapper,
    `#!/bin/sh
case "$*" in *child.ts*|*program.ts*) ;; *) exec "${process.execPath}" "$@" ;; esac
for arg do
  shift
  case "$arg" in --permission|--allow-*) ;; *) set -- "$@" "$arg" ;; esac
done
exec "${process.execPath}" --import '${hook('')}' "$@"
`,
  );
  chmodSync(wrapper, 0o755);
  const command = `stty cols 100 rows 50; exec "${process.execPath}" --import '${hook(wrapper)}' src/kata/cli/kata.ts`;
  const child = spawn('script', ['-qfec', command, '/dev/null'], {
    cwd: course,
    env: { PATH: process.env.PATH, TERM: 'xterm-256color' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
  });
  return child;
}

function painted(pattern: RegExp): boolean {
  return pattern.test(screen);
}

function register(socket: Socket): void {
  const counter = { socket, role: '', called: undefined };
  let rest = '';
  socket.on('error', () => {}); // The program was stopped.
  socket.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) Object.assign(counter, JSON.parse(line));
    if (!counters.includes(counter)) counters.push(counter);
  });
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (holds()) return;
    await setTimeout(100);
  }
  throw new Error(`Nothing came within 30 seconds. The screen: ${screen}`);
}

function print(begun: typeof counters): void {
  const all = new Set<string>();
  for (const { role, called = [] } of begun) {
    const files = called.flatMap((url) => {
      const path = url.startsWith('file:') ? fileURLToPath(url) : '';
      return path.startsWith(`${course}/`) && !path.includes('node_modules')
        ? [path.slice(course.length + 1)]
        : [];
    });
    if (files.length === 0) continue;
    console.log(
      `${role}: ${files.length}\n${files
        .sort()
        .map((file) => `  ${file}\n`)
        .join('')}`,
    );
    for (const file of files) all.add(file);
  }
  const within = (place: string) => [...all].filter((file) => file.startsWith(place)).length;
  console.log(
    `${all.size} project files from the save to the verdict: ${within('src/kata/')} in src/kata, ${within('steps/')} in steps, ${all.size - within('src/kata/') - within('steps/')} elsewhere in src`,
  );
}

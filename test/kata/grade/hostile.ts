import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mistakesOf, programOf } from '#course/mistakes.ts';
import { solutionText } from '#course/specifiers.ts';
import { root as here, type Step, steps } from '#course/steps.ts';
import { readWeights } from '#kata/grade/weights.ts';
import * as late from './late.ts';
import type { Laid, Row } from './row.ts';

/** Stands for the folder of the course that judges. */
export const root = '$ROOT';

const reference = `${root}/src/server/auth/extract.ts`;

/** A step 3 that only lets requests pass. */
const idle = 'export const extractToken = () => (_ctx, next) => next();';

/** A step 3 that does something to every request. */
const handler = (body: string) =>
  `export const extractToken = () => async (ctx, next) => { ${body} };`;

/** Code at the start of an idle step 3. */
const start = (code: string) => ({ 'extract.ts': `${code}\n${idle}` });

/** Code that continues after each of its lines, even if the line throws. */
const tries = (...lines: string[]) =>
  start(
    lines.map((line) => `try { ${line} } catch (error) { console.log(error.code); }`).join('\n'),
  );

const all = (textOf: (step: Step) => Laid) =>
  Object.fromEntries(steps.map((step) => [`${step.name}.ts`, textOf(step)]));

/** A loop, with the names that app.ts wants: without them Node stops at the missing export. */
function looping({ solution }: Step): string {
  const text = readFileSync(solution, 'utf8');
  const names = [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name]) => name);
  return `${names.map((name) => `export const ${name} = 1;`).join('\n')}\nfor (;;) {}`;
}

const whole = solutionText({ solution: join(here, 'src/server/auth/extract.ts') });

/** Programs that never end, or end too early. */
const wrecks: Row[] = [
  { name: 'loops in all five files', files: all(looping), gets: 'nothing' },
  {
    name: 'loops in a handler',
    files: { 'extract.ts': handler('for (;;) {}') },
    gets: 'nothing',
  },
  {
    name: 'waits for ever',
    files: start('await new Promise(() => setInterval(() => {}, 9e5));'),
    gets: 'nothing',
  },
  {
    name: 'drips, 4.9 seconds an answer',
    files: {
      'extract.ts': `${whole.replace('export function extractToken', 'function right')}
    export const extractToken = () => async (ctx, next) => {
      await new Promise((done) => setTimeout(done, 4900));
      await right()(ctx, next);
    };`,
    },
    gets: 'nothing',
  },
  { name: 'exits with 0', files: start('process.exit(0);'), gets: 'nothing' },
  {
    name: 'exits in a handler',
    files: { 'extract.ts': handler('process.exit(0);') },
    gets: 'nothing',
  },
  { name: 'aborts', files: start('process.abort();'), gets: 'nothing' },
  {
    name: 'rejects unhandled',
    files: start('Promise.reject(new Error("nobody waits"));'),
    gets: 'nothing',
  },
  { name: 'recurses', files: start('const f = () => f() + 1; f();'), gets: 'nothing' },
  {
    name: 'hogs the heap',
    files: start('const a = []; for (;;) a.push(new Array(1e4).fill(a.length));'),
    gets: 'nothing',
  },
  {
    name: 'hogs buffers',
    files: start('const a = []; for (;;) a.push(Buffer.alloc(3e7, 1));'),
    gets: 'nothing',
  },
  {
    name: 'prints 100 MB',
    files: {
      'extract.ts': `${whole}\nconst mega = 'x'.repeat(1e6); for (let i = 0; i < 100; i += 1) console.log(mega);`,
    },
    gets: 'nothing',
  },
  {
    name: 'answers 100 MB',
    files: { 'extract.ts': handler('ctx.body = Buffer.alloc(1e8, "x");') },
    gets: 'nothing',
  },
  {
    name: 'speaks no HTTP',
    files: {
      'extract.ts': handler(
        'ctx.respond = false; ctx.req.socket.end("HTTP/1.1 101 Go\\r\\nConnection: upgrade\\r\\nUpgrade: x\\r\\n\\r\\n");',
      ),
    },
    gets: 'nothing',
  },
  {
    name: 'begins to answer without end',
    files: {
      'extract.ts': handler(
        'ctx.respond = false; for (let i = 0; i < 2000; i += 1) ctx.req.socket.write("HTTP/1.1 103 Early Hints\\r\\nx: y\\r\\n\\r\\n");',
      ),
    },
    gets: 'nothing',
  },
  {
    name: 'is a proxy',
    files: {
      'extract.ts':
        'export const extractToken = new Proxy(() => {}, { apply: () => new Proxy(() => {}, { apply: () => new Proxy({}, { get: () => { throw null; } }) }) });',
    },
    gets: 'nothing',
  },
  {
    name: 'gives no configuration',
    files: {
      'setup.ts': `import Koa from 'koa';
    import { readBody } from '#server/body.ts'; import { answerErrors } from '#server/errors.ts';
    let starts = 0;
    export const readConfig = (env) => {
      if (!env.JWT_SECRET && ++starts) throw new Error('JWT_SECRET');
      return ++starts > 1 ? null : env;
    };
    export const createServer = () => new Koa().use(answerErrors()).use(readBody());`,
    },
    gets: 'nothing',
  },
  {
    name: 'throws what is no error',
    files: {
      'setup.ts':
        'export const readConfig = () => { throw { toString() { throw 1; } }; }; export const createServer = 1;',
    },
    gets: 'nothing',
  },
];

/** Programs that start others. */
const bombs: Row[] = [
  {
    name: 'bombs with shells',
    files: start(
      "import { spawn } from 'node:child_process'; for (;;) spawn('sh', ['-c', 'sleep 4242 & sleep 4242']);",
    ),
    gets: 'nothing',
  },
  {
    name: 'bombs with clusters',
    files: start("import cluster from 'node:cluster'; for (;;) cluster.fork();"),
    gets: 'nothing',
  },
  {
    name: 'bombs with workers',
    files: start(
      "import { Worker } from 'node:worker_threads'; for (;;) new Worker('for (;;) {}', { eval: true });",
    ),
    gets: 'nothing',
  },
  {
    name: 'puts a shell in its place',
    files: start("process.execve('/bin/sh', ['sh', '-c', 'sleep 4242'], {});"),
    gets: 'nothing',
  },
];

/** Programs that try to get the solution, or a good verdict, without the work. */
const cheats: Row[] = [
  ...Object.entries({
    'by its name': "export * from '#server/extract.ts';",
    'by its path': `export * from '${reference}';`,
    'by a way round': `export * from '${root}/node_modules/koa/../../src/server/auth/extract.ts';`,
    'by a URL': `export * from 'file://${reference}?1';`,
    'by a data URL': `export * from 'data:text/javascript,export * from "file://${reference}"';`,
    'through the app':
      "import { createApp } from '#server/app.ts';\nexport const extractToken = () => createApp({}).middleware[0];",
    'by createRequire':
      "import { createRequire } from 'node:module';\nexport const { extractToken } = createRequire(import.meta.url)('" +
      reference +
      "');",
    'by getBuiltinModule': `export const { extractToken } = process.getBuiltinModule('module').createRequire('${reference}')('./extract.ts');`,
    'by a hook': `import { registerHooks } from 'node:module';
      registerHooks({ resolve: (to, context, next) => (to === 'x:y' ? { url: 'file://${reference}', shortCircuit: true } : next(to, context)) });
      export const { extractToken } = await import('x:y');`,
  }).map(
    ([way, text]): Row => ({
      name: `re-exports the solution ${way}`,
      files: { 'extract.ts': text },
      gets: 'nothing',
    }),
  ),
  { name: 're-exports by a link', files: { 'extract.ts': { link: reference } }, gets: 'nothing' },
  {
    name: 're-exports by a folder that is a link',
    files: { 'steps/03-extract-token': { link: `${root}/src/server` } },
    gets: 'nothing',
  },
  {
    name: 'reads the solution',
    files:
      start(`import { readFileSync } from 'node:fs'; import { stripTypeScriptTypes } from 'node:module';
    await import('data:text/javascript,' + encodeURIComponent(stripTypeScriptTypes(readFileSync('${reference}', 'utf8'))));`),
    gets: 'nothing',
  },
  {
    name: 'looks for copies of it',
    files: tries(
      `for (const name of process.getBuiltinModule('fs').readdirSync('${root}/node_modules/.vitest-cache')) console.log(name);`,
      `process.getBuiltinModule('fs').readdirSync('${root}/.git/objects');`,
      `process.getBuiltinModule('fs').readdirSync('${root}/steps/03-extract-token/right');`,
    ),
    gets: 'nothing',
  },
  {
    name: 'fetches it',
    files: start(
      "await import('data:text/javascript,' + (await (await fetch('http://127.0.0.1:3000/extract.js')).text()));",
    ),
    gets: 'nothing',
  },
  {
    name: 'patches everything',
    files: start(`
    Date.now = () => 0; globalThis.Date = class { getTime() { return 0; } };
    JSON.parse = () => ({ status: 'ok' }); JSON.stringify = () => '{"passed":true}';
    Promise.prototype.then = function (done) { done?.({ status: 200 }); return this; };
    process.on = process.emit = () => process; process.exit = () => {};
    const { Server, ServerResponse } = process.getBuiltinModule('http');
    ServerResponse.prototype.end = function () { this.statusCode = 200; }; Server.prototype.emit = () => true;
    const assert = process.getBuiltinModule('assert'); assert.ok = assert.equal = assert.deepEqual = () => {};
  `),
    gets: 'nothing',
  },
  {
    name: 'sniffs the suite',
    files: {
      'extract.ts': `
    const seen = [process.argv, process.execArgv, process.env, process.title];
    for (const path of ['/proc/' + process.ppid + '/cmdline', '/proc/self/environ', '${root}/steps/03-extract-token/extract.test.ts']) {
      try { seen.push(process.getBuiltinModule('fs').readFileSync(path, 'utf8')); } catch {}
    }
    console.log(seen);
    ${handler(`const token = ctx.get('x-access-token') || ctx.query.access_token;
      ctx.body = { token: token ? seen.join().match(/[\\w-]{16}/)?.[0] : null, carrier: token ? 'header' : null, claims: null, user: null };`)}`,
    },
    gets: 'nothing',
  },
  {
    name: 'guesses',
    files: {
      'extract.ts': handler(
        "ctx.status = 200; ctx.body = { token: null, carrier: null, claims: null, user: null, status: 'ok', passed: true };",
      ),
    },
    gets: 'nothing',
  },
  {
    name: 'serves in another place',
    files: start(
      "import { createServer } from 'node:http'; createServer((_, response) => response.writeHead(302, { location: '/health' }).end()).listen(0);",
    ),
    gets: 'nothing',
  },
  {
    name: 'squats ports',
    files: start(
      "import { createServer } from 'node:net'; for (let port = 30000; port < 60000; port += 1) createServer().listen(port, '127.0.0.1').on('error', () => {});",
    ),
    gets: 'nothing',
  },
  {
    name: 'signs its own verdict',
    files: start(`import { writeSync } from 'node:fs';
    writeSync(3, '{"url":"http://127.0.0.1:9"}\\n"listens"\\n"alive"\\n{"configured":null}\\n');`),
    gets: 'nothing',
  },
  {
    name: 'talks nonsense to the judge',
    files: start("process.getBuiltinModule('fs').writeSync(3, 'no json\\n');"),
    gets: 'nothing',
  },
  {
    name: 'talks without end to the judge',
    files: start(`import { writeSync } from 'node:fs';
    const line = '{"users":"add","args":["a","b"],"call":1}\\n'.repeat(20);
    for (;;) try { writeSync(3, line); } catch {}`),
    gets: 'nothing',
  },
];

/** Programs that want to do harm. */
const vandals: Row[] = [
  {
    name: 'kills the judge',
    files: tries(
      'process.kill(process.ppid, 9);',
      'process.kill(-1, 9);',
      'process._kill(process.ppid, 9);',
      'process._debugProcess(process.ppid);',
      "process.getBuiltinModule('os').setPriority(process.ppid, 19);",
      "process.binding('process_methods')._kill(process.ppid, 9);",
      "new (process.getBuiltinModule('child_process').ChildProcess)()._handle.kill(9);",
    ),
    gets: 'nothing',
  },
  {
    name: 'writes files',
    files: tries(
      ...['writeFileSync', 'appendFileSync', 'mkdirSync'].map(
        (name) => `process.getBuiltinModule('fs').${name}('${root}/written-${name}', '');`,
      ),
      `process.getBuiltinModule('fs').symlinkSync('${root}', '${root}/written-link');`,
      `process.getBuiltinModule('sqlite');`,
      `process.getBuiltinModule('module').createRequire('${root}/package.json')('better-sqlite3')('${root}/written.sqlite');`,
      `process.report.writeReport('${root}/written.json');`,
      `process.report.directory = '${root}'; process.report.reportOnUncaughtException = true;`,
      `process.getBuiltinModule('v8').writeHeapSnapshot('${root}/written.heapsnapshot');`,
      `process.getBuiltinModule('v8').setHeapSnapshotNearHeapLimit(1);`,
      `process.getBuiltinModule('v8').setFlagsFromString('--trace-turbo'); process.getBuiltinModule('v8').setFlagsFromString('--trace-turbo-path=${root}/written');`,
      "process.getBuiltinModule('trace_events').createTracing({ categories: ['node'] }).enable();",
      `process.getBuiltinModule('module').enableCompileCache('${root}/written-cache'); process.getBuiltinModule('module').flushCompileCache();`,
      `process.getBuiltinModule('net').createServer().on('error', () => {}).listen('${root}/written.sock');`,
      'process.env.NODE_V8_COVERAGE = "."; process.getBuiltinModule("v8").takeCoverage();',
      'setTimeout(() => { throw new Error("report this"); }, 50);',
    ),
    gets: 'nothing',
  },
  {
    name: 'breaks out',
    files: tries(
      "process.getBuiltinModule('inspector').open(0);",
      "new (process.getBuiltinModule('inspector').Session)().connectToMainThread();",
      "process.binding('fs');",
      "process.binding('spawn_sync');",
      "process.dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libc.so.6');",
      "new (process.getBuiltinModule('wasi').WASI)({ version: 'preview1', preopens: { '/': '/' } });",
      "process.getBuiltinModule('vm').runInNewContext('this.constructor.constructor(\"return process\")()').mainModule.require('child_process').execSync('true');",
      "process.getBuiltinModule('ffi').dlopen();",
      "import.meta.main = true; import.meta.url = 'file:///'; process.mainModule = { require: import.meta.require };",
      "await import(import.meta.resolve('#kata/judge/judge.ts'));",
      "await import(import.meta.resolve('#kata/cli/grade.ts'));",
      'process.setuid(0); process.chdir("/");',
    ),
    gets: 'nothing',
  },
  {
    name: 'prints orders to terminals',
    files: start(
      "console.log('\\u001b[2J\\u001b]0;owned\\u0007\\u009b31m\\u202egnp.exe ]]> </system-out><x/>\\u0000\\uffff\\ud800');",
    ),
    gets: 'nothing',
  },
  {
    name: 'answers orders to terminals',
    files: {
      'extract.ts': handler(
        "ctx.body = '\\u001b[2J\\u009b31m ]]> </failure>\\u0000\\u0008\\uffff';",
      ),
    },
    gets: 'nothing',
  },
  {
    name: '=cmd|`<b>"\u001b[31m\u202e\n,',
    files: { 'extract.ts': handler('throw new Error("]]>");') },
    gets: 'nothing',
  },
];

/** Files that are none. */
const odd: Row[] = [
  {
    name: 'has 300 KB',
    files: { 'extract.ts': `${whole}//${'x'.repeat(300_000)}` },
    gets: 'nothing',
  },
  {
    name: 'is binary',
    files: { 'extract.ts': Uint8Array.from({ length: 4096 }, (_, index) => (index * 197) % 256) },
    gets: 'nothing',
  },
  { name: 'is a folder', files: { 'extract.ts': 'a folder' }, gets: 'nothing' },
  { name: 'is empty', files: { 'extract.ts': '' }, gets: 'nothing' },
  { name: 'holds nothing of ours', files: { 'README.md': 'Hello' }, gets: 'nothing' },
  {
    name: 'is the exercise',
    files: all((step) => readFileSync(join(here, `src/kata/workspace/exercises/${step.name}.ts`))),
    gets: 'nothing',
  },
];

/** What a class hands in. */
const honest: Row[] = [
  {
    name: 'honest',
    files: {
      ...all(solutionText),
      '.kata/progress.json': JSON.stringify({
        version: 1,
        steps: { issue: { hints: { login: 2, signed: 1e9 }, solutions: 1 } },
      }),
    },
    gets: 100,
  },
  {
    name: 'honest clone',
    files: {
      'steps/03-extract-token/extract.ts': whole,
      'extract.ts': 'for (;;) {}',
      'package.json': '{ "type": "commonjs" }',
      'steps/03-extract-token/extract.test.ts': 'export const contract = { checks: [] };',
    },
    gets: 15,
  },
  {
    name: 'one slight mistake each',
    files: all((step) => slightMistake(step)),
    gets: 'some',
  },
];

/** All of them. */
export const rows: Row[] = [
  ...[...wrecks, ...bombs, ...cheats, ...vandals, ...odd, ...honest],
  ...[...late.bombs, ...late.attempts, ...late.misplaced],
];

/** A mistake that only costs a part of the points. */
function slightMistake(step: Step): string {
  const { severityOf } = readWeights()(step);
  const found = mistakesOf(step).find(({ refusedBy }) => severityOf(refusedBy) === 'low');
  if (found === undefined)
    throw new TypeError(`Expected a mistake of low severity in ${step.name}`);
  return programOf(found).text;
}

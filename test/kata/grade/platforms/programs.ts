import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { copyCourse, stepAt } from '../../../support/learner.ts';

/** The version of Python on this machine; undefined if there is none. */
const python = spawnSync('python3', ['--version'], { encoding: 'utf8' }).stdout?.trim();

/** Groups tests that need Python, as the runners of platforms have it. Without it they are skipped; with `CI` they fail. */
export function describeWithPython(title: string, tests: () => void): void {
  const missing = python === undefined && process.env.CI === undefined;
  if (missing) console.warn(`${title}: skipped, because there is no python3`);
  describe.skipIf(missing)(title, tests);
}

/** A temporary folder with a copy of the course in `course` and a submission in `submission`; it is removed after the tests. */
export function prepareFolder(): { folder: string; submission: string } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kata-platform-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['course', 'submission', 'tmp']) mkdirSync(join(folder, name));
  copyCourse(join(folder, 'course'));
  const submission = join(folder, 'submission');
  submit(submission);
  return { folder, submission };
}

/** Hands in a right step 3, and a step 5 that does not start. */
export function submit(folder: string): void {
  writeFileSync(join(folder, 'extract.ts'), solutionText(stepAt(3)));
  writeFileSync(join(folder, 'attach.ts'), 'throw new Error("not yet");');
}

/** Runs a program to its end. */
export function runProgram(
  command: string,
  args: string[],
  { cwd, env }: { cwd: string; env: Record<string, string> },
) {
  const { PATH = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: { PATH, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status, stdout, stderr };
}

/** Unpacks a zip and sets the modes of its files. Returns the modes, in the order of the zip. */
export function unpackZip(zip: string, to: string): Record<string, number> {
  const program = `
import json, os, sys, zipfile
archive, folder = zipfile.ZipFile(sys.argv[1]), sys.argv[2]
modes = {entry.filename: entry.external_attr >> 16 for entry in archive.infolist()}
archive.extractall(folder)
for name, mode in modes.items():
    os.chmod(os.path.join(folder, name), mode & 0o777)
print(json.dumps(modes))
`;
  const { stdout } = spawnSync('python3', ['-c', program, zip, to], { encoding: 'utf8' });
  return JSON.parse(stdout);
}

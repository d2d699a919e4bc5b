/** Exit code of serve.ts if its port is taken: saving a file cannot repair that. */
export const portTakenCode = 3;

/** Why a program did not start; each has a message `judge.fault.…` of its own. */
export type StartFault =
  | 'syntax'
  | 'import'
  | 'denied'
  | 'crash'
  | 'exit'
  | 'greedy'
  | 'hang'
  | 'silent';

/** The program did not start. */
export class StartError extends Error {
  override name = 'StartError';
  readonly fault: StartFault;
  readonly output: string;

  constructor(fault: StartFault, output: string) {
    super(`The program does not start: ${fault}`);
    this.fault = fault;
    this.output = output;
  }
}

/** A line of a stack that is in Node's own code, in a package or in the judge, and the version that Node prints last. */
const foreignFrame =
  /^\s+at .*(?:node:internal|[\\/]node_modules[\\/]|[\\/]src[\\/]kata[\\/])|^Node\.js v[\d.]+$/;

/** A program's output without the lines of stacks that are not in the learner's files or the reference. */
export function withoutForeignFrames(output: string): string {
  return output
    .split('\n')
    .filter((line) => !foreignFrame.test(line))
    .join('\n');
}

/** The line of a syntax error and Node's words for it; undefined if the output does not begin with a line of a file. */
export function syntaxErrorIn(output: string): { line: number; what: string } | undefined {
  const [, line] = /^\s*file:.+\.ts:(\d+)$/m.exec(output) ?? [];
  const [, what] = /^SyntaxError(?: \[\w+\])?: (.+)$/m.exec(output) ?? [];
  return line === undefined || what === undefined ? undefined : { line: Number(line), what };
}

/** Why a program ended, found from its exit code, its output, and the reason for which the judge stopped it. */
export function faultOf(exitCode: number | null, output: string, stopped?: StartFault): StartFault {
  if (stopped !== undefined) return stopped;
  if (/heap out of memory/.test(output)) return 'greedy';
  if (/ERR_ACCESS_DENIED|ERR_UNKNOWN_BUILTIN_MODULE/.test(output)) return 'denied';
  if (exitCode === 0 || output.trim() === '') return 'exit';
  if (/SyntaxError \[|SyntaxError: (?!The requested module)/.test(output)) return 'syntax';
  if (/ERR_MODULE_NOT_FOUND|ERR_PACKAGE_IMPORT|The requested module/.test(output)) return 'import';
  return 'crash';
}

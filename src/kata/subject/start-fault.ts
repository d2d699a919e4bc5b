/** Why a program did not start; each kind is told in other words. */
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
    super(explanations[fault]);
    this.fault = fault;
    this.output = output;
  }
}

const explanations: Record<StartFault, string> = {
  syntax:
    'Node cannot read the file: a syntax error, or TypeScript that is more than types (enum, namespace).',
  import:
    'An import finds nothing under that name: check the path, write `import type` for types, and export what app.ts imports.',
  denied:
    'The program wanted what the judge does not allow: this step’s own solution (types come by `import type`), another file, or another program.',
  crash: 'The program threw an error while it was starting.',
  exit: 'The program ended by itself before it listened; nothing in a step may call process.exit().',
  greedy: 'The program took too much memory or printed too much, and was stopped.',
  hang: 'The program is busy without end while starting: look for a loop that never stops.',
  silent: 'The program runs but never listens: something it waits for does not come.',
};

/** Tells why it ended, by the exit code, what was printed, and why we stopped it, where we did. */
export function faultOf(exitCode: number | null, output: string, stopped?: StartFault): StartFault {
  if (stopped !== undefined) return stopped;
  if (/heap out of memory/.test(output)) return 'greedy';
  if (/ERR_ACCESS_DENIED|ERR_UNKNOWN_BUILTIN_MODULE/.test(output)) return 'denied';
  if (exitCode === 0 || output.trim() === '') return 'exit';
  if (/SyntaxError \[|SyntaxError: (?!The requested module)/.test(output)) return 'syntax';
  if (/ERR_MODULE_NOT_FOUND|ERR_PACKAGE_IMPORT|The requested module/.test(output)) return 'import';
  return 'crash';
}

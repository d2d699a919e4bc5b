/** Why a program did not start; each kind is told in other words. */
export type StartFault = 'syntax' | 'import' | 'crash' | 'exit' | 'hang' | 'silent';

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
  crash: 'The program threw an error while it was starting.',
  exit: 'The program ended by itself before it listened; nothing in a step may call process.exit().',
  hang: 'The program is busy without end while starting: look for a loop that never stops.',
  silent: 'The program runs but never listens: something it waits for does not come.',
};

/** Tells a syntax error, a wrong import, a crash and an early end apart, by the exit code and what was printed. */
export function faultOf(exitCode: number | null, output: string): StartFault {
  if (exitCode === 0 || output.trim() === '') return 'exit';
  if (/SyntaxError \[|SyntaxError: (?!The requested module)/.test(output)) return 'syntax';
  if (/ERR_MODULE_NOT_FOUND|ERR_PACKAGE_IMPORT|The requested module/.test(output)) return 'import';
  return 'crash';
}

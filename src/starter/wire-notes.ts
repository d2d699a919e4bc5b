/** A line that connects the notes with the server. */
interface Wire {
  /** From the root of a product. */
  file: string;
  line: string;
  /** The beginning of the only line before which the new one goes. */
  before: string;
}

/** `npm run notes:remove` deletes every line that ends in `// notes`. */
const wires: readonly Wire[] = [
  {
    file: 'src/app.ts',
    line: "import { addNotes } from './notes/notes.ts'; // notes",
    before: 'import { tokenIssuer }',
  },
  {
    file: 'src/app.ts',
    line: '  addNotes(api, users); // notes',
    before: '  const publicRoutes =',
  },
  {
    file: 'src/config/deployment.ts',
    line: "      '/api/notes': 100_000, // notes",
    before: "      '/': wholeNumber(env, 'BODY_LIMIT'",
  },
];

/** Adds the lines of the notes to the files of a product. Throws a TypeError if a file does not contain the place for one. */
export function wireNotes(files: Map<string, string>): void {
  for (const { file, line, before } of wires) {
    const lines = files.get(file)?.split('\n') ?? [];
    const at = lines.findIndex((other) => other.startsWith(before));
    const only = at >= 0 && lines.findLastIndex((other) => other.startsWith(before)) === at;
    if (!only) throw new TypeError(`Expected one line "${before}" in ${file}`);
    files.set(file, lines.toSpliced(at, 0, line).join('\n'));
  }
}

/** The thing at the path of a file: a text, bytes, a link to another place, the exercise of a step, or a folder. */
export type Laid = string | Uint8Array | { link: string } | { exercise: number } | 'a folder';

/** A submission that somebody might hand in. */
export interface Row {
  name: string;
  /** By the paths in its folder. */
  files: Record<string, Laid>;
  /** The expected points: none for cheats and attacks, all or some for honest work; less than all, also none, if that depends on speed. */
  gets: 'nothing' | 'some' | 'less' | number;
  /** The file that the message about the missing step 3 names. */
  near?: string;
}

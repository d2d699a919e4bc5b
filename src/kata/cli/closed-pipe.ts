const gone = new AbortController();

/** Aborted once the reader of the output has gone, as after `| head -1`. */
export const readerGone = gone.signal;

/** Drops all further output once its reader has closed the pipe, so that the command still removes what it has made. */
export function tolerateClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      gone.abort();
    });
  }
}

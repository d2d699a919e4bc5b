/** Separates the issued tokens from responses, each once; `rest` is everything else. */
export function takeIssued(answers: readonly Buffer[]): { tokens: string[]; rest: Buffer } {
  const tokens: string[] = [];
  const texts = answers.map((answer) =>
    answer
      .toString('latin1')
      .replace(
        /(\r\n\r\n\{"token":")([\w-]+\.[\w-]+\.[\w-]+)(","expires":\d+,"user":)/g,
        (_all, before: string, token: string, after: string) => {
          tokens.push(token);
          return before + after;
        },
      ),
  );
  return { tokens, rest: Buffer.from(texts.join('\n'), 'latin1') };
}

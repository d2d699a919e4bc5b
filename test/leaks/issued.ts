/** Takes the tokens out of answers that issue one, once each; `rest` is all that is left. */
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

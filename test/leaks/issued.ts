/** What servers have issued: access tokens and refresh tokens. */
export interface Issued {
  tokens: string[];
  refreshTokens: string[];
  /** Everything else that they have sent. */
  rest: Buffer;
}

/** Separates the issued tokens from responses, where they may be: an access token once, a refresh token in the JSON or a cookie. */
export function takeIssued(answers: readonly Buffer[]): Issued {
  const tokens: string[] = [];
  const refreshTokens: string[] = [];
  const into =
    (found: string[]) => (_all: string, before: string, token: string, after: string) => {
      found.push(token);
      return before + after;
    };
  const rest = answers
    .map((answer) => answer.toString('latin1'))
    .join('\n')
    .replace(
      /(\r\n\r\n\{"token":")([\w-]+\.[\w-]+\.[\w-]+)(","expires":\d+,"(?:user|refresh))/g,
      into(tokens),
    )
    .replace(
      /("expires":\d+,(?:"user":\{[^}]*\},)?"refreshToken":")([\w-]{43}\.[\w-]{43})(","refreshExpires":\d+)/g,
      into(refreshTokens),
    )
    .replace(
      /(\r\nset-cookie: refresh=)([\w-]{43}\.[\w-]{43})(; Path=\/refresh; )/gi,
      into(refreshTokens),
    );
  return { tokens, refreshTokens, rest: Buffer.from(rest, 'latin1') };
}

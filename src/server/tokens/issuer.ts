import { type Issue, issueToken } from '../auth/issue.ts';
import type { Config } from '../auth/setup.ts';
import type { TokenOptions } from './options.ts';

/** Issues tokens as the course does, with the `aud` claim if an audience is set (RFC 7519, 4.1.3). */
export function tokenIssuer(config: Config, { audience }: TokenOptions): Issue {
  const more = audience === undefined ? {} : { aud: audience };
  return (user, now) => issueToken(user, config, now, more);
}

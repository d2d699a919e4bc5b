import type { Ending } from '../../attacks/outcome.ts';
import type { PlainId } from '../../i18n/message.ts';
import type { ServerName } from './server.ts';
import type { Severity } from './severity.ts';

/** The messages for the values that the lab shows. */
export const words = {
  server: {
    article: 'lab.server.article',
    reference: 'lab.server.reference',
    own: 'lab.server.own',
  },
  column: {
    article: 'lab.column.article',
    reference: 'lab.column.reference',
    own: 'lab.column.own',
  },
  about: { article: 'lab.about.article', reference: 'lab.about.reference', own: 'lab.about.own' },
  ending: {
    held: 'lab.ending.held',
    through: 'lab.ending.through',
    wrong: 'lab.ending.wrong',
    skipped: 'lab.ending.skipped',
  },
  severity: { high: 'lab.severity.high', medium: 'lab.severity.medium', low: 'lab.severity.low' },
} as const satisfies Record<'server' | 'column' | 'about', Record<ServerName, PlainId>> & {
  ending: Record<Ending, PlainId>;
  severity: Record<Severity, PlainId>;
};

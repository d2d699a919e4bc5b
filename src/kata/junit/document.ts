import { createRequire } from 'node:module';
import type { Builder } from 'junit-report-builder';

/** Its types say that it exports itself as `default`, which it does not. */
const junit: Builder = createRequire(import.meta.url)('junit-report-builder');

/** JUnit’s XML, as the schema of Jenkins has it, of what is put into an empty report. */
export function junitDocument(fill: (report: Builder) => void): string {
  const report = junit.newBuilder();
  fill(report);
  // The format knows no such attribute of the root, and Jenkins' schema refuses it.
  return report.build().replace(/(<testsuites [^>]*?) skipped="\d+"/, '$1');
}

/** A text for a CDATA section, which the builder does not keep open beyond the first such sign. */
export function inSection(text: string): string {
  return text.replaceAll(']]>', ']] >');
}

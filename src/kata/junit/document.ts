import { createRequire } from 'node:module';
import type { Builder } from 'junit-report-builder';

/** Its types say that it exports itself as `default`, which it does not. */
const junit: Builder = createRequire(import.meta.url)('junit-report-builder');

/** JUnit’s XML, valid for the schema of Jenkins, with everything that `fill` adds to an empty report. */
export function junitDocument(fill: (report: Builder) => void): string {
  const report = junit.newBuilder();
  fill(report);
  // Jenkins' schema does not allow this attribute of the root.
  return report.build().replace(/(<testsuites [^>]*?) skipped="\d+"/, '$1');
}

/** A text for a CDATA section, which would end at `]]>`. */
export function inSection(text: string): string {
  return text.replaceAll(']]>', ']] >');
}

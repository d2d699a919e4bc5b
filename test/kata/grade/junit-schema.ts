import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const schema = readFileSync(join(import.meta.dirname, 'junit.xsd'), 'utf8');

/** The errors of Jenkins' schema for a report; empty if it is valid. */
export async function complaintsAbout(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'x.xml', contents: xml }],
    schema: [schema],
  });
  return errors.map(({ message }) => message);
}

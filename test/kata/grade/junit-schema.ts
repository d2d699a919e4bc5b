import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const schema = readFileSync(join(import.meta.dirname, 'junit.xsd'), 'utf8');

/** What Jenkins' schema has to say against a report; nothing where it is valid. */
export async function complaintsAbout(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'x.xml', contents: xml }],
    schema: [schema],
  });
  return errors.map(({ message }) => message);
}

import { stripTypeScriptTypes } from 'node:module';
import { parse } from 'acorn';
import { simple } from 'acorn-walk';

/** Text that is not prose: quotations, references, commands, files and paths, code, header names, numbers with their units. */
const code = [
  /"[^"]*"|'[^']*'|`[^`]*`/g,
  /\bRFC \d+|\bOWASP (?:ASVS|API\d+:\d+)/g,
  /\bnpm run (?:kata|grade(?::merge)?)(?: --)?(?: (?:URL|FOLDER…?|FILE…?)|(?: [a-z]+)+)?/g,
  /\[?--[\w-]+(?: [A-Z]+(?:\/N)?\b)?\]?/g,
  /(?:\/[\w-]+)+/g,
  /\b[\w-]+(?:\.\w+)+(?:\(\))?/g,
  /\b\w+(?:_\w+)+/g,
  /\b[a-zA-Z]*[a-z][A-Z]\w*(?:\(\))?|\b\w+\(\)/g,
  /\b[A-Z]\w*(?:-[A-Z]\w*)+|\bx-access-token\b/g,
  /\b(?:exp|iat|sub|iss|nbf|jti|aud|alg|typ|id|username|null)\b/g,
  /\b\w+=/g,
  /\d[\d.,]*(?: (?:KB|MB))?/g,
];

/** Finds two English words side by side that are neither code nor quoted. */
export function englishIn(text: string): string[] {
  return proseOf(text).match(/\b[A-Za-z’]+(?:[ \n]+[A-Za-z’]+)+/g) ?? [];
}

/** Whether there are words that are neither code nor quoted. */
export function hasWords(text: string): boolean {
  return /[A-Za-z]{2}/.test(proseOf(text));
}

/** Every text in a TypeScript module with at least two words; a template is cut at its values. */
export function textsIn(module: string): string[] {
  const texts: unknown[] = [];
  simple(parse(stripTypeScriptTypes(module), { ecmaVersion: 'latest', sourceType: 'module' }), {
    Literal: ({ value }) => void texts.push(value),
    TemplateElement: ({ value }) => void texts.push(value.cooked),
    Property: ({ key }) => void (key.type === 'Literal' && texts.push(key.value)),
  });
  return texts
    .filter((text) => typeof text === 'string')
    .filter((text) => / ?[a-z’]+ [a-z]/.test(text));
}

function proseOf(text: string): string {
  return code.reduce((rest, shape) => rest.replaceAll(shape, '·'), text);
}

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { type ApiDocument, apiDocument } from '../../src/contract/document.js';
import { root } from '../support/root.js';

/** Where the staff desk finds what the API says of itself; not committed, since it is printed from the document. */
const clientTypesFile = join(root, 'src/ui/api/schema.ts');

/** Prints the types of the staff API into the desk, and leaves the file alone when it says the same already. */
export async function writeClientTypes(): Promise<void> {
  const types = await clientTypes();
  const before = await readFile(clientTypesFile, 'utf8').catch(() => undefined);
  if (before !== types) await writeFile(clientTypesFile, types);
}

/** The types of the staff API as the desk reads them, printed from the OpenAPI document. */
async function clientTypes(): Promise<string> {
  const nodes = await openapiTS(withoutProblems(apiDocument()) as never, {
    alphabetize: true,
    defaultNonNullable: false,
  });
  const types = astToString(nodes)
    .replaceAll(saysNothing, '')
    .replaceAll(/^( {4})+/gm, (deep) => '  '.repeat(deep.length / 4));
  return `// Printed from the OpenAPI document by test/http/write-client-types.ts; not committed, not changed by hand.\n\n${types}`;
}

/** Every call may be refused by a `Problem`: once is enough. */
function withoutProblems(document: ApiDocument): ApiDocument {
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    const { responses } = operation as { responses: Record<string, unknown> };
    for (const status of Object.keys(responses)) if (!status.startsWith('2')) delete responses[status];
  }
  return document;
}

/** Members that only say what is not there, and answers' headers of any name. */
const saysNothing =
  /^ *(?:[a-zA-Z]+\?: never;\n)|^ *headers: \{\n *\[name: string\]: unknown;\n *\};\n|^ *parameters: \{\n(?: *[a-z]+\?: never;\n)+ *\};\n/gm;

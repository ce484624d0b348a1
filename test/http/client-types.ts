import openapiTS, { astToString } from 'openapi-typescript';
import { type ApiDocument, apiDocument } from '../../src/http/openapi/document.js';

/** Where the staff desk keeps what it knows of the API. */
export const clientTypesFile = 'src/ui/api/schema.ts';

/** The types of the staff API as the desk reads them, printed from the OpenAPI document. */
export async function clientTypes(): Promise<string> {
  const nodes = await openapiTS(withoutProblems(apiDocument()) as never, {
    alphabetize: true,
    defaultNonNullable: false,
  });
  const types = astToString(nodes)
    .replaceAll(saysNothing, '')
    .replaceAll(/^( {4})+/gm, (deep) => '  '.repeat(deep.length / 4));
  return `// Printed from the OpenAPI document by test/http/write-client-types.ts: not changed by hand.\n\n${types}`;
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

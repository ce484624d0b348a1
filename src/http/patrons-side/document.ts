import type { ApiDocument } from '../../contract/document.js';
import { pathsOf } from '../../contract/paths.js';
import { patronProblem } from '../../contract/problem-schemas.js';
import { patronBase, patronsSideOperations } from './operations.js';
import { patronSchemas } from './schemas.js';

/** The OpenAPI 3.1 document of the patrons’ API, built anew. */
export function patronDocument(): ApiDocument {
  return structuredClone({
    openapi: '3.1.0',
    info: {
      title: 'Interlend patron API',
      version: '1',
      description:
        'What a patron may ask for and read. A browser signs in with card and PIN, or by the institution’s own accounts; ' +
        'every change says the `csrf` of its session as `X-CSRF-Token`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: patronBase }],
    security: [{ session: [] }] as Record<string, string[]>[],
    tags: [{ name: 'patrons', description: 'A patron’s own requests.' }],
    paths: pathsOf(patronsSideOperations),
    components: {
      schemas: { ...patronSchemas, Problem: patronProblem },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'interlend-my', description: 'Set by POST /session.' },
      },
    },
  });
}

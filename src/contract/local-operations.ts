/** The addresses of the local records. */

import { circulationOperations } from './circulation-operations.js';
import { holdingOperations } from './holding-operations.js';
import { libraryOperations } from './library-operations.js';
import type { Operation } from './operation.js';
import { patronOperations } from './patron-operations.js';
import { policyOperations } from './policy-operations.js';
import { reasonOperations } from './reason-operations.js';

export { librarySchemas } from './library-operations.js';

export const localOperations = [
  ...libraryOperations,
  ...patronOperations,
  ...holdingOperations,
  ...policyOperations,
  ...reasonOperations,
  ...circulationOperations,
] as const satisfies readonly Operation[];

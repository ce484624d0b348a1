/** The addresses of the local records. */
import type { Operation } from '../operation.js';
import { circulationOperations } from './circulation.js';
import { holdingOperations } from './holdings.js';
import { libraryOperations } from './libraries.js';
import { patronOperations } from './patrons.js';
import { policyOperations } from './policies.js';
import { reasonOperations } from './reasons.js';

export { librarySchemas } from './libraries.js';

export const localOperations = [
  ...libraryOperations,
  ...patronOperations,
  ...holdingOperations,
  ...policyOperations,
  ...reasonOperations,
  ...circulationOperations,
] as const satisfies readonly Operation[];

/** `npx tsx test/http/write-client-types.ts`: prints the API's types for the staff desk anew. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/root.js';
import { clientTypes, clientTypesFile } from './client-types.js';

writeFileSync(join(root, clientTypesFile), await clientTypes());

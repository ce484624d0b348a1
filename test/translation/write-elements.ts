/** `npx tsx test/translation/write-elements.ts` prints what becomes of each element into `src/translation/ELEMENTS.md`. */
import { writeFileSync } from 'node:fs';
import { elementsPath, elementsTable } from './support/elements.js';

writeFileSync(elementsPath, elementsTable());

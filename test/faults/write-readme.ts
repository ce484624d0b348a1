/** `npx tsx test/faults/write-readme.ts` prints every fault case, with the tests that show it, into `README.md`. */
import { writeFileSync } from 'node:fs';
import { allClaims } from '../requirements/table.js';
import { casesAsMarkdown, readmePath } from './cases/index.js';

writeFileSync(readmePath, casesAsMarkdown(allClaims()));

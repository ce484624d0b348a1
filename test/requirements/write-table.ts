/** `npx tsx test/requirements/write-table.ts` prints which tests show which requirement into `test/requirements/README.md`. */
import { writeFileSync } from 'node:fs';
import { allClaims, readmePath, tableAsMarkdown } from './table.js';

writeFileSync(readmePath, tableAsMarkdown(allClaims()));

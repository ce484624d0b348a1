/** `npx tsx test/requirements/write-table.ts` prints which tests show which requirement into `README.md`, and which show which finding into `FINDINGS.md`. */
import { writeFileSync } from 'node:fs';
import { findingsAsMarkdown, findingsPath } from './findings/index.js';
import { allClaims, readmePath, tableAsMarkdown } from './table.js';

writeFileSync(readmePath, tableAsMarkdown(allClaims()));
writeFileSync(findingsPath, findingsAsMarkdown(allClaims()));

/** `npx tsx test/domain/write-readme.ts` puts the diagrams of the tables into `src/domain/README.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readmePath, withTables } from './support/readme.js';

writeFileSync(readmePath, withTables(readFileSync(readmePath, 'utf8')));

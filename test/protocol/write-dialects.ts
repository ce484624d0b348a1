/** `npx tsx test/protocol/write-dialects.ts` puts the list of dialects and their losses into `src/protocol/dialects/README.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dialectsReadme, withEntries } from '../support/dialects-readme.js';

writeFileSync(dialectsReadme, withEntries(readFileSync(dialectsReadme, 'utf8')));

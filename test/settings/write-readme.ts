/** `npx tsx test/settings/write-readme.ts` puts the table of settings into `README.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withSettings } from '../../src/settings/table.js';

const readme = new URL('../../README.md', import.meta.url);
writeFileSync(readme, withSettings(readFileSync(readme, 'utf8')));

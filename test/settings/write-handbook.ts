/** `npx tsx test/settings/write-handbook.ts` puts the table of settings into the page *All settings* of the handbook, in every language. */
import { readFileSync, writeFileSync } from 'node:fs';
import { languages } from '../../src/words/languages.js';
import { pageOfSettings, withSettings } from './support/table.js';

for (const language of languages) {
  const page = pageOfSettings(language);
  writeFileSync(page, withSettings(readFileSync(page, 'utf8'), language));
}

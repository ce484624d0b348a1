/** `npx tsx test/library-system/write-calls-table.ts` prints the table of calls into the handbook of each language. */
import { readFileSync, writeFileSync } from 'node:fs';
import { languages } from '../../src/words/languages.js';
import { pageOfCalls, withCalls } from './calls-table.js';

for (const language of languages) {
  const page = pageOfCalls(language);
  writeFileSync(page, withCalls(readFileSync(page, 'utf8'), language));
}

/** `npx tsx test/words/write-index.ts` prints `src/words/<language>/index.ts` from the files of the folder, and `folders.ts` from the folders. */
import { writeFileSync } from 'node:fs';
import { foldersOf, foldersPath, indexOf, indexPath, languageFolders } from '../support/words.js';

for (const language of languageFolders()) writeFileSync(indexPath(language), indexOf(language));
writeFileSync(foldersPath, foldersOf(languageFolders()));

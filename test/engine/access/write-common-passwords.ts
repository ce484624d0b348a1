/** `npx tsx test/engine/access/write-common-passwords.ts` prints the list of common passwords from the package that keeps it. */
import { writeFileSync } from 'node:fs';
import { commonWords } from './common-passwords.js';

const from = '@zxcvbn-ts/language-common (MIT), and words of libraries in Canada';
const file = new URL('../../../src/engine/access/common-passwords.json', import.meta.url);
writeFileSync(file, `${JSON.stringify({ from, words: commonWords() }, undefined, 2)}\n`);

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../support/root.js';

/** The README’s picture, and beside it what of its words is of the catalogue. */
export const readmePicture = join(root, 'test/e2e/desk/picture.png');
export const readmePictureWords = join(root, 'test/e2e/desk/picture.json');

/** What can be read on the README’s picture and is of the catalogue. */
export const wordsOfPicture = async (): Promise<string[]> =>
  JSON.parse(await readFile(readmePictureWords, 'utf8')) as string[];

/** The picture of the desk that the README shows, and its words, which a test compares with the catalogue. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillAllDesks } from '../../src/cli/demo/fill-desks.js';
import { startNetwork } from '../../src/cli/demo/network.js';
import { addUser, openWindow, signIn } from '../e2e/desk/support/desk-in-browser.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { root } from '../support/root.js';
import { isOfCatalogue } from './catalogue-words.js';
import { wordsOf } from './judge.js';
import { readmePicture, readmePictureWords } from './picture-words.js';

/** Starts the libraries of the demo, gives their desks requests in every state, and takes the picture of one. */
export async function takeReadmePicture(): Promise<void> {
  // The libraries of the demo are processes of their own, which read the sources as this one does.
  process.execArgv.push('--import', import.meta.resolve('tsx/esm'));
  const dataFolder = await mkdtemp(join(tmpdir(), 'interlend-picture-'));
  const databases: TestDatabase[] = [];
  const network = await startNetwork({
    dataFolder,
    projectRoot: root,
    database: async () => {
      const made = await createTestDatabase();
      databases.push(made);
      return made.url;
    },
    autoSendNext: true,
    log: () => {},
    ending: new AbortController().signal,
  });
  try {
    await fillAllDesks(network);
    const desk = network.desks['ALGONQUIN'];
    if (!desk) throw new Error('The demo has no library ALGONQUIN.');
    await addUser(desk, 'roy', 'fulfillmentServicesManager', 'Mireille Roy');
    const window = await openWindow(desk);
    await signIn(window, 'roy', '/');
    const { page } = window;
    await page.locator('[data-row-link]').first().waitFor();
    await page.waitForLoadState('networkidle');
    const seen = (await wordsOf(page)).map(({ text }) => text).filter((text) => isOfCatalogue(text, 'en'));
    await page.screenshot({ path: readmePicture, animations: 'disabled' });
    await writeFile(readmePictureWords, `${JSON.stringify([...new Set(seen)].sort(), undefined, 2)}\n`);
    await window.close();
  } finally {
    await network.stop();
    for (const database of databases) await database.drop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

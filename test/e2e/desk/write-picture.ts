/**
 * `DATABASE_URL=… npx tsx test/e2e/desk/write-picture.ts`: starts the libraries of the demo, gives their desks requests in
 * every state, and takes the picture of the desk that the README shows, `picture.png` beside this file.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillAllDesks } from '../../../src/cli/demo/fill-desks.js';
import { startNetwork } from '../../../src/cli/demo/network.js';
import { builtDesk, theBrowser } from '../../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../../support/databases.js';
import { root } from '../../support/root.js';
import { addUser, openWindow, signIn } from './support/desk-in-browser.js';

builtDesk();
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
  await window.page.locator('[data-row-link]').first().waitFor();
  await window.page.waitForLoadState('networkidle');
  await window.page.screenshot({ path: join(root, 'test/e2e/desk/picture.png'), animations: 'disabled' });
} finally {
  await (await theBrowser()).close();
  await network.stop();
  for (const database of databases) await database.drop();
  await rm(dataFolder, { recursive: true, force: true });
}

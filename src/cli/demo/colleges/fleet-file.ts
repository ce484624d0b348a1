import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenCollege } from './open.js';

const keyName = 'interlend fleet check';

/** A key at each college that reads only what is compared, in a file for `interlend fleet check`. Keys of an earlier run end. */
export async function writeFleetFile(colleges: readonly OpenCollege[], dataFolder: string): Promise<string> {
  const nodes = await Promise.all(
    colleges.map(async ({ college, desk }) => ({
      name: college.name,
      url: `http://127.0.0.1:${desk.library.port}`,
      key: await freshKey(desk),
    })),
  );
  const file = join(dataFolder, 'fleet.json');
  await writeFile(file, `${JSON.stringify({ nodes }, null, 2)}\n`, { mode: 0o600 });
  // A file that was there keeps the mode that it had.
  await chmod(file, 0o600);
  return file;
}

async function freshKey(desk: OpenCollege['desk']): Promise<string> {
  const { items } = await desk.call<{ items: { id: string; name: string; revokedAt?: string }[] }>('GET', '/keys');
  for (const { id, name, revokedAt } of items)
    if (name === keyName && !revokedAt) await desk.call('DELETE', `/keys/${id}`);
  const order = { name: keyName, roles: [{ role: 'fulfillmentAdministrator' }], only: ['compareLibraries'] };
  return (await desk.call<{ secret: string }>('POST', '/keys', order)).secret;
}

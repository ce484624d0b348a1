import { locatePresets } from '../../catalogue/locate/profile.js';
import type { Desk } from './desk.js';
import type { Network } from './network.js';
import { pin, sam } from './patron.js';
import { worksHeldBy } from './works.js';

/**
 * Each college has a small catalogue that the others search, and its patrons’ pages are open for one patron. On a folder that
 * is played again nothing is added.
 */
export async function openPatrons({ desks }: Network): Promise<void> {
  const all = Object.values(desks);
  for (const [at, desk] of all.entries()) {
    await fillCatalogue(desk, at);
    for (const other of all.filter((each) => each !== desk)) {
      const address = `http://127.0.0.1:${other.library.port}/sru`;
      await desk.call('PUT', `/partners/${other.library.code}/locate-profile`, { ...locatePresets.interlend, address });
    }
    const { items } = await desk.call<{ items: { id: string }[] }>('GET', `/patrons?q=${sam.id}&limit=1`);
    if (items.length === 0) await desk.call('POST', '/patrons', sam);
    await desk.call('PUT', `/patrons/${sam.id}/pin`, { pin });
    await desk.call('PATCH', '/policies', { patronsSide: true });
  }
}

/** Where the patrons’ pages are, and what a visitor finds there already. */
export function tellOfPatrons(
  { desks }: Network,
  pages: readonly { what: string; page: string }[],
  say: (line?: string) => void,
): void {
  say(`\nThe patrons’ pages, where ${sam.name} searches all colleges and asks (card ${sam.id}, PIN ${pin}):`);
  for (const { library } of Object.values(desks))
    say(`  ${library.name.padEnd(18)} http://127.0.0.1:${library.port}/my`);
  for (const { what, page } of pages) say(`  ${what.padEnd(18)} ${page}`);
}

async function fillCatalogue(desk: Desk, at: number): Promise<void> {
  const known = await desk.call<{ total: number }>('GET', '/catalogue?q=demo&limit=1');
  if (known.total > 0) return;
  const { locations } = await desk.call<{ locations: { code: string }[] }>('GET', '/libraries/RES_SHARE');
  const location = 'STACKS';
  if (!locations.some(({ code }) => code === location))
    await desk.call('POST', '/libraries/RES_SHARE/locations', { code: location, name: 'Stacks' });
  const run = await desk.call<{ id: string }>('POST', '/catalogue/imports', {
    ...{ file: 'demo.xml', source: 'demo', mode: 'update', location },
  });
  const records = worksHeldBy(at).map((data, place) => ({ place, form: 'marcxml', data }));
  await desk.call('POST', `/catalogue/imports/${run.id}/records`, { records });
  await desk.call('POST', `/catalogue/imports/${run.id}/end`, {});
}

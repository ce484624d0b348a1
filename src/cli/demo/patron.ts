import { setTimeout as pause } from 'node:timers/promises';
import { locatePresets } from '../../catalogue/locate/profile.js';
import type { FoundHere, FoundLine, MyRequest, PatronSessionView, Wish } from '../../domain/patrons-side/views.js';
import { callerOf, type Desk, type Library } from './desk.js';
import type { Network } from './network.js';
import { worksHeldBy } from './works.js';

/** The patron of each library of the demo. */
export const sam = {
  id: '20417',
  name: 'Sam Example',
  email: 'sam@college.example',
  pickupLibrary: 'RES_SHARE',
};
export const pin = '4711';

/** Somebody at a library's patrons' pages, who sends what these pages send and is told what they show. */
export interface Patron {
  library: Library;
  /** Where somebody reads about one of the requests. */
  pageOf(number: string): string;
  search(words: string): Promise<FoundHere[]>;
  /** Sends the form; its number. */
  ask(wish: Wish): Promise<string>;
  mine(): Promise<MyRequest[]>;
  /** Waits until a request is as wished. */
  until(number: string, isSo: (request: MyRequest) => boolean): Promise<MyRequest>;
  /** Accepts the notice and opens the copy. */
  read(number: string): Promise<string>;
}

const patienceMs = 150_000;

export async function patronAt(library: Library, ending: AbortSignal): Promise<Patron> {
  let cookie = '';
  let csrf = '';
  const { once, call } = callerOf(library, patienceMs, ending, {
    base: '/api/patron/v1',
    headers: () => ({ ...(cookie && { cookie }), ...(csrf && { 'x-csrf-token': csrf }) }),
    answered: (headers, answer) => {
      cookie = headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      csrf = (answer as Partial<PatronSessionView> | undefined)?.csrf ?? csrf;
    },
  });
  await call('POST', '/session', { card: sam.id, pin });
  const mine = async () => (await call<{ items: MyRequest[] }>('GET', '/requests?limit=50')).items;
  const pathOf = (number: string) => `/requests/${encodeURIComponent(number)}`;

  return {
    library,
    mine,
    pageOf: (number) => `http://127.0.0.1:${library.port}/my${pathOf(number)}`,

    search: async (words) => {
      const lines = await call<string>('GET', `/search?${new URLSearchParams({ q: words })}`);
      const read = lines.split('\n').filter(Boolean);
      return read.flatMap((line) => {
        const said = JSON.parse(line) as FoundLine;
        return said.kind === 'library' ? said.titles : [];
      });
    },

    ask: async (wish) => {
      const before = new Set((await mine()).map(({ number }) => number));
      for (let cut = false; ; cut = true) {
        const made = cut ? (await mine()).find(({ number }) => !before.has(number)) : undefined;
        const sent = made ?? (await once<{ number: string }>('POST', '/requests', wish));
        if (sent) return sent.number;
      }
    },

    until: async (number, isSo) => {
      let label = 'nothing';
      for (const started = Date.now(); Date.now() - started < patienceMs; ) {
        const now = await call<MyRequest | undefined>('GET', pathOf(number));
        if (now && isSo(now)) return now;
        label = now?.label ?? label;
        await pause(100, undefined, { signal: ending });
      }
      throw new Error(`${library.name}: ${sam.name} reads “${label}” of ${number}, and waited for more.`);
    },

    read: async (number) => {
      await call('POST', `${pathOf(number)}/copy/notice`, { accepted: true });
      return call<string>('GET', `${pathOf(number)}/copy`);
    },
  };
}

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
    file: 'demo.xml',
    source: 'demo',
    mode: 'update',
    location,
  });
  const records = worksHeldBy(at).map((data, place) => ({ place, form: 'marcxml', data }));
  await desk.call('POST', `/catalogue/imports/${run.id}/records`, { records });
  await desk.call('POST', `/catalogue/imports/${run.id}/end`, {});
}

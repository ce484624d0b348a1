import { setTimeout as pause } from 'node:timers/promises';
import { locatePresets } from '../../catalogue/locate/profile.js';
import type { FoundHere, FoundLine, MyRequest, PatronSessionView, Wish } from '../../domain/patrons-side/views.js';
import { works } from './books.js';
import { type Desk, demoCallerOf, type Library } from './desk.js';
import type { Network } from './network.js';
import { type DemoFormat, type DemoRecord, moreRecords } from './other-records.js';

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
  /** Waits until a request is as wanted. */
  until(number: string, isSo: (request: MyRequest) => boolean): Promise<MyRequest>;
  /** Accepts the notice and opens the copy. */
  read(number: string): Promise<string>;
}

const patienceMs = 150_000;

export async function patronAt(library: Library, ending: AbortSignal): Promise<Patron> {
  let cookie = '';
  let csrf = '';
  const { once, call } = demoCallerOf(library, patienceMs, ending, {
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
export async function openDemoPatrons({ desks }: Network): Promise<void> {
  const all = Object.values(desks);
  for (const [at, desk] of all.entries()) {
    await fillCatalogue(desk, at);
    for (const other of all.filter((each) => each !== desk)) {
      const address = `http://127.0.0.1:${other.library.port}/sru`;
      await desk.call('PUT', `/partners/${other.library.code}/locate-profile`, { ...locatePresets.interlend, address });
    }
    const { items } = await desk.call<{ items: { id: string }[] }>('GET', `/patrons?q=${sam.id}&limit=1`);
    const { language = 'en' } = desk.library;
    if (items.length === 0)
      await desk.call('POST', '/patrons', {
        ...sam,
        language,
        ...(language === 'fr' ? { name: 'Camille Exemple' } : {}),
      });
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

/** A body may have 256 KB. */
const recordsAtOnce = 50;

async function fillCatalogue(desk: Desk, at: number): Promise<void> {
  const known = await desk.call<{ total: number }>('GET', '/catalogue?q=demo&limit=1');
  if (known.total > 0) return;
  const { locations } = await desk.call<{ locations: { code: string }[] }>('GET', '/libraries/RES_SHARE');
  const location = 'STACKS';
  if (!locations.some(({ code }) => code === location))
    await desk.call('POST', '/libraries/RES_SHARE/locations', {
      code: location,
      name: desk.library.language === 'fr' ? 'Collection générale' : 'Stacks',
    });
  const run = await desk.call<{ id: string }>('POST', '/catalogue/imports', {
    file: 'demo.xml',
    source: 'demo',
    mode: 'update',
    location,
  });
  const records = worksHeldBy(at).map((data, place) => ({ place, form: 'marcxml', data }));
  for (let from = 0; from < records.length; from += recordsAtOnce)
    await desk.call('POST', `/catalogue/imports/${run.id}/records`, {
      records: records.slice(from, from + recordsAtOnce),
    });
  await desk.call('POST', `/catalogue/imports/${run.id}/end`, {});
}

/** A journal of which every college but the first has the volumes. */
export const journal = { title: 'Journal of Northern Libraries', issn: '2999-0017', since: 2008 };

/** What the college at this place of the network holds, a record each. */
export const worksHeldBy = (college: number): string[] => [
  ...works.flatMap((work, at) =>
    (at * 7 + college * 5) % 3 === 0 ? [] : [recordOf({ ...work, format: 'book' }, at, college)],
  ),
  ...moreRecords(works).flatMap((record, at) =>
    holdsAlso(college, record, at) ? [recordOf(record, works.length + at, college)] : [],
  ),
  ...(college === 0 ? [] : [journalRecord(college)]),
];

const journalRecord = (
  college: number,
): string => `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nas a2200000 a 4500</leader>
<controlfield tag="001">demojournal</controlfield><controlfield tag="008">270101c${journal.since}9999onc           000 0 eng  </controlfield>
${field('022', ['a', journal.issn])}${field('245', ['a', journal.title])}${field('264', ['c', String(journal.since)])}
${field('650', ['a', 'Demo'])}${field('952', ['a', 'RES_SHARE'], ['c', 'STACKS'], ['p', `3900${college}900001`], ['o', 'D JOU'])}</record>`;

/** One college has each, a quarter a second one too; the college of French speakers (1) has what is in French. */
const holdsAlso = (college: number, { language }: DemoRecord, at: number): boolean => {
  const first = language === 'fre' ? 1 : at % 3;
  return college === first || (at % 4 === 0 && college === (first + 1 + (at % 2)) % 3);
};

/** Kind of record, and the level: the seventh and eighth sign of a leader. */
const kinds: Record<DemoFormat, string> = {
  book: 'am',
  ebook: 'am',
  score: 'cm',
  music: 'jm',
  sound: 'im',
  video: 'gm',
  map: 'em',
  journal: 'as',
};

/** A work as MARCXML. What it is about, its publisher and its pages make a title page that is worth a look. */
function recordOf(record: DemoRecord, at: number, college: number): string {
  const { title, author, year, language, subject, format, edition } = record;
  const dates = format === 'journal' ? `c${year}9999` : `s${year}    `;
  // Online is said at place 23.
  const fixed = `270101${dates}onc     ${format === 'ebook' ? 'o' : ' '}     000 0 ${language}  `;
  const barcode = `3900${college}${String(at).padStart(6, '0')}`;
  const since = `${2012 + ((at * 5 + college * 3) % 14)}-09-01`;
  return `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000n${kinds[format]} a2200000 a 4500</leader>
<controlfield tag="001">demo${at}</controlfield><controlfield tag="008">${fixed}</controlfield>
${numberOf(format, at)}${field('100', ['a', author])}${field('245', ['a', title])}${edition ? field('250', ['a', edition]) : ''}
${field('264', ['a', language === 'fre' ? 'Montréal' : 'Toronto'], ['b', 'Demo'], ['c', String(year)])}
${extentOf(record, at)}${subject
  .split(', ')
  .map((each) => field('650', ['a', each]))
  .join('')}
${format === 'ebook' ? '' : field('952', ['a', 'RES_SHARE'], ['c', 'STACKS'], ['p', barcode], ['o', callNumberOf(author, year)], ['d', since])}</record>`;
}

/** Of what has numbers. */
const numberOf = (format: DemoFormat, at: number): string =>
  format === 'book' || format === 'ebook' || format === 'sound' ? field('020', ['a', isbnOf(at)]) : '';

const extentOf = ({ format, language }: DemoRecord, at: number): string => {
  const inItsLanguage = (eng: string, fre: string) => (language === 'fre' ? fre : eng);
  const minutes = `${40 + ((at * 13) % 120)} min`;
  const said: Partial<Record<DemoFormat, string>> = {
    music: `1 ${inItsLanguage('disc', 'disque')} (${minutes})`,
    sound: `1 ${inItsLanguage('audiobook', 'livre audio')} (${minutes})`,
    video: `1 ${inItsLanguage('videodisc', 'vidéodisque')} (${minutes})`,
    map: `1 ${inItsLanguage('map', 'carte')}`,
    journal: 'volumes',
    ebook: inItsLanguage('1 online resource', '1 ressource en ligne'),
  };
  return field('300', ['a', said[format] ?? `${120 + ((at * 37) % 400)} pages`]);
};

const field = (tag: string, ...parts: [code: string, value: string][]): string =>
  `<datafield tag="${tag}" ind1=" " ind2=" ">${parts
    .map(([code, value]) => `<subfield code="${code}">${escaped(value)}</subfield>`)
    .join('')}</datafield>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const callNumberOf = (author: string, year: number): string => `D ${author.slice(0, 3).toUpperCase()} ${year}`;

/** Of a range of our own choosing, with a right check digit. */
function isbnOf(at: number): string {
  const twelve = `9780999${String(at + 1).padStart(5, '0')}`;
  const sum = [...twelve].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return twelve + String((10 - (sum % 10)) % 10);
}

/** A library of the demo has a system of its own: the practice system, whose page shows what loans do there. */
import { setTimeout as pause } from 'node:timers/promises';
import { type OpenPracticeSystem, openPracticeSystem } from '../../compose/open-practice-system.js';
import type { LibrarySystemLinkView } from '../../contract/library-system-operations.js';
import type { HoldingView } from '../../contract/local-views.js';
import type { PracticeItem, PracticeUser } from '../../library-system/practice-system.js';
import type { Desk } from './desk.js';
import { freePortFor } from './network.js';
import { pin, sam } from './patron.js';
import { type DemoDesks, daysFromNow, hasArrived } from './stories.js';

/** Who the system of La Cité knows. */
const users: PracticeUser[] = [
  { ...sam, name: 'Camille Exemple', pin, group: 'Étudiants' },
  { id: '30101', pin, name: 'Dominique Gagnon', email: 'dominique@lacite.example', group: 'Étudiants' },
  { id: '30102', pin, name: 'Alix Bélanger', email: 'alix@lacite.example', group: 'Personnel' },
  { id: '30103', pin, name: 'Jo Bloqué', email: 'jo@lacite.example', group: 'Étudiants', blocked: true },
];
const borrower = '30101';

/** Where its page is, unless somebody else has the port. */
const wishedPort = 8722;
const patienceMs = 60_000;

/** Loans of stories that were played before name what the system has never seen: they stay by hand. */
export async function unlink(desk: Desk): Promise<void> {
  const link = await linkOf(desk);
  if (link.enabled) await save(desk, link, { enabled: false, settings: link.settings });
}

/** The system opens with what the library’s catalogue has, and the library is linked to it. */
export async function linkToOwnSystem(desk: Desk): Promise<OpenPracticeSystem> {
  const practice = await openPracticeSystem({
    ...{ host: '127.0.0.1', port: await freePortFor(wishedPort) },
    items: await itemsOf(desk),
    users,
  });
  try {
    const link = await linkOf(desk);
    const { institutionCode } = desk.library;
    await save(desk, link, {
      enabled: true,
      settings: {
        ...link.settings,
        ...{ kind: 'ncip', preset: 'generic', address: `${practice.url}/ncip`, fromAgency: institutionCode },
        ...{ toAgency: institutionCode, dueDate: 'ours', patrons: 'ncip' },
      },
    });
    return practice;
  } catch (error) {
    await practice.stop();
    throw error;
  }
}

/** A loan that a visitor finds in the system of the library that borrows; the barcode it has there. */
export async function borrowInto(
  practice: OpenPracticeSystem,
  { algonquin, lacite }: DemoDesks,
  ending: AbortSignal,
): Promise<{ title: string; barcode: string; name: string }> {
  const title = 'Les aurores boréales';
  await lacite.call('POST', `/patrons/${borrower}/look-up`);
  const made = await lacite.create({
    ...{ serviceType: 'Loan', title, author: 'Lemay, Anouk', patron: { id: borrower }, rota: ['ALGONQUIN'] },
  });
  const id = made.externalId;
  await lacite.act(id, 'send');
  await algonquin.until(id, ...hasArrived);
  await algonquin.act(id, 'willSupply');
  await lacite.until(id, 'willSupply');
  const barcode = `A-9${id.slice(-4)}`;
  await algonquin.act(id, 'ship', { barcodes: [barcode], dueDate: daysFromNow(35), confirmed: true });
  await lacite.until(id, 'shippedPhysically');
  await lacite.act(id, 'receive');
  await lacite.act(id, 'loanToPatron');
  for (const end = Date.now() + patienceMs; ; await pause(100, undefined, { signal: ending })) {
    const lent = practice.system.ledger().items.find((item) => item.title === title && item.loan);
    if (lent) return { title, barcode: lent.id, name: users.find(({ id: card }) => card === borrower)?.name ?? '' };
    if (Date.now() > end) throw new Error(`The system of ${lacite.library.name} did not lend “${title}”.`);
  }
}

async function linkOf(desk: Desk): Promise<LibrarySystemLinkView> {
  const { items } = await desk.call<{ items: LibrarySystemLinkView[] }>('GET', '/library-system');
  const [link] = items;
  if (!link) throw new Error(`${desk.library.name} has no library that lends.`);
  return link;
}

const save = (
  desk: Desk,
  { library }: LibrarySystemLinkView,
  draft: Pick<LibrarySystemLinkView, 'enabled'> & { settings: LibrarySystemLinkView['settings'] },
): Promise<unknown> => desk.call('PUT', `/library-system/${library}`, draft);

/** What the catalogue has, page after page. */
async function itemsOf(desk: Desk): Promise<PracticeItem[]> {
  const found: PracticeItem[] = [];
  for (let after: string | undefined; ; ) {
    const page = await desk.call<{ items: HoldingView[]; next?: string }>(
      'GET',
      `/holdings?limit=200${after ? `&after=${encodeURIComponent(after)}` : ''}`,
    );
    found.push(
      ...page.items.map(({ barcode, title, callNumber, location }) => ({
        ...{ id: barcode, title },
        ...(callNumber ? { callNumber } : {}),
        ...(location ? { location } : {}),
      })),
    );
    if (!page.next) return found;
    after = page.next;
  }
}

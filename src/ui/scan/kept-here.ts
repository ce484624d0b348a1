import { api } from '../api/client.js';
import { createPile, type Pile, type Place, type Scan, type Wishes } from './pile.js';

/** What this computer keeps for a person who scans: today's pile of each page, and what is ticked besides the field. */

const today = () => new Date().toDateString();

function read<T>(key: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '') as T;
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full: what is shown stays on the page.
  }
}

const piles = new Map<string, Pile>();

/** The pile of a person on a page: the same while the tab is open, and after it was closed. */
export function pileOf(person: string, place: Place): Pile {
  const key = `interlend.scans.${person}.${place}`;
  const known = piles.get(key);
  if (known) return known;
  const before = read<{ day: string; scans: Scan[] }>(key);
  const unsent = (before?.scans ?? []).filter(({ fate }) => fate === 'waiting' || fate === 'sending');
  let saving: ReturnType<typeof setTimeout> | undefined;
  const pile = createPile({
    place,
    send: (body) => api.post('/scans', { body }),
    now: Date.now,
    newKey: () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`,
    kept: before?.day === today() ? before.scans : unsent,
    keep: (scans) => {
      const save = () => write(key, { day: today(), scans: scans.map(small) });
      clearTimeout(saving);
      // What is not sent yet must not be lost; the rest may wait for a quiet moment.
      if (scans[0]?.fate === 'waiting') save();
      else saving = setTimeout(save, 300);
    },
    later: (work, ms) => void setTimeout(work, ms),
  });
  piles.set(key, pile);
  addEventListener('online', () => pile.goOn());
  pile.goOn();
  return pile;
}

/** Without what only the page of the request shows. */
function small(scan: Scan): Scan {
  const { request, ...told } = scan.told ?? { text: '', french: '' };
  if (!scan.told || !request) return scan;
  const bare = { ...request, notes: [], rota: [], bibliographic: {}, facts: {}, attention: [] };
  delete bare.fulfilment;
  delete bare.form;
  return { ...scan, told: { ...told, request: bare } };
}

export type ScanTicks = Pick<Wishes, 'notifyPatron' | 'printSlip' | 'by'>;
export const usuallyTicked: ScanTicks = { notifyPatron: true, printSlip: true };

/** What was ticked on that page at this desk today; another desk and another day begin anew. */
export const tickedAt = (place: Place, desk: string): ScanTicks => {
  const kept = read<{ day: string; ticked: ScanTicks }>(`interlend.ticked.${desk}.${place}`);
  return kept?.day === today() ? kept.ticked : usuallyTicked;
};
export const keepTicked = (place: Place, desk: string, ticked: ScanTicks): void =>
  write(`interlend.ticked.${desk}.${place}`, { day: today(), ticked });

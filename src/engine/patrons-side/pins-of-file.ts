/** PINs that a file of patrons gives: digests are computed before anything is held open in the database. */
import { patronIn, readPatronTable } from '../../domain/fulfilment/imports/patron-rows.js';
import type { Passwords } from '../access/passwords.js';
import type { CsvImportOrder, NewPins } from '../model/local/patrons.js';
import type { PatronStore } from './ports.js';

/** Computed at once for one file: people who sign in meanwhile find a place. */
const atOnce = 2;

/** A PIN that is the patron’s already is none, so that the same file sent each night ends no session. */
export async function newPinsIn(
  { csv, dryRun }: CsvImportOrder,
  { store, passwords }: { store: Pick<PatronStore, 'pinHashes'>; passwords: Passwords },
): Promise<NewPins | 'busy'> {
  const table = readPatronTable(csv);
  const rows = table.kind === 'read' ? table.rows : [];
  const given = new Map<string, string>();
  for (const row of rows) {
    const { id = '', pin } = row.cells;
    if (pin && !given.has(id.toLowerCase()) && patronIn(row).problems.length === 0) given.set(id.toLowerCase(), pin);
  }
  if (given.size === 0) return new Map();
  const known = await store.pinHashes([...given.keys()]);
  const digests = new Map<string, string>();
  let isBusy = false;
  const waiting = given.entries();
  const work = async () => {
    for (const [card, pin] of waiting) {
      const hash = known.get(card);
      const same = hash === undefined ? false : await passwords.verify(pin, hash, who);
      const digest = same === true ? undefined : dryRun || same === 'busy' ? '' : await passwords.hash(pin, who);
      if (same === 'busy' || digest === 'busy') isBusy = true;
      else if (digest !== undefined) digests.set(card, digest);
      if (isBusy) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return isBusy ? 'busy' : digests;
}

const who = 'import of patrons';

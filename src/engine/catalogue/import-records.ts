/** Records of a file come in: read one by one; what cannot be read is kept with its place and reason. */
import { bibOf } from '../../catalogue/bib.js';
import { decoded } from '../../catalogue/decode.js';
import { type HoldingsHabit, habitOfMost } from '../../catalogue/marc/holdings/index.js';
import { numberName } from '../../catalogue/sought.js';
import type { RecordsReport } from '../../contract/catalogue-operations.js';
import { message } from '../../words/message.js';
import type { Outcome } from '../model/local/outcome.js';
import type { BibToStore, Catalogue, CatalogueStore, KeptProblem, RecordSent, RecordUnderstood } from './ports.js';

/** The catalogue as the HTTP layer and commands use it. */
export function createCatalogue(store: CatalogueStore): Catalogue {
  return {
    ...store,
    take: async (id, records) => {
      const run = await store.readImport(id);
      if (!run) return { kind: 'unknown' };
      if (run.endedAt) return { kind: 'notNow', reason: message('refusedCatalogue.importEnded', { id }) };
      return done(await store.store(run, readAll(records, run.habit)));
    },
    tryRecords: async (wish, records) => {
      const { bibs, deleted, problems } = readAll(records, wish.habit);
      const report = await store.compare(wish, bibs, deleted);
      return done({
        ...report,
        refused: report.refused + problems.filter(({ taken }) => !taken).length,
        problems: [...problems.map(withoutBytes), ...report.problems],
        understood: bibs.slice(0, samples).map(understood),
      });
    },
  };
}

const done = (value: RecordsReport): Outcome<RecordsReport> => ({ kind: 'done', value });

/** A dry run shows so many records as they are understood. */
const samples = 10;
/** So much of a record that could not be read is kept. */
const bytesKept = 200_000;

interface ReadAll {
  bibs: BibToStore[];
  deleted: string[];
  problems: KeptProblem[];
}

/** Without a habit the one that fits most: a file is written by one system, and a stray field is no copy (KC1). */
function readAll(records: readonly RecordSent[], named: HoldingsHabit | undefined): ReadAll {
  const bibs = new Map<string, BibToStore>();
  const all: ReadAll = { bibs: [], deleted: [], problems: [] };
  const sent = records.map(({ place, form, data, trouble }) => {
    const bytes = Buffer.from(data, form === 'iso2709' ? 'base64' : 'utf8');
    return { place, form, bytes, trouble, read: trouble ? undefined : decoded(form, bytes) };
  });
  const habit = named ?? habitOfMost(sent.flatMap(({ read }) => (read?.kind === 'read' ? [read.record] : [])));
  for (const { place, form, bytes, trouble, read } of sent) {
    const refuse = (why: KeptProblem['trouble'], recordId?: string) =>
      all.problems.push({
        place,
        trouble: why,
        taken: false,
        bytes: bytes.subarray(0, bytesKept),
        ...(recordId ? { recordId } : {}),
      });
    if (!read) {
      refuse(trouble as KeptProblem['trouble']);
      continue;
    }
    if (read.kind === 'unreadable') {
      refuse(read.trouble);
      continue;
    }
    const found = bibOf(read.record, habit);
    if (found.kind === 'unusable') refuse(found.trouble, found.sourceId);
    else if (found.kind === 'deleted') all.deleted.push(found.sourceId);
    else if (bibs.has(found.bib.sourceId)) refuse('twice', found.bib.sourceId);
    else {
      bibs.set(found.bib.sourceId, { place, form, bytes, bib: found.bib, copies: found.copies });
      for (const remark of read.remarks)
        all.problems.push({ place, recordId: found.bib.sourceId, trouble: remark, taken: true });
    }
  }
  return { ...all, bibs: [...bibs.values()] };
}

const withoutBytes = ({ bytes: _, ...problem }: KeptProblem) => problem;

function understood({ bib, copies }: BibToStore): RecordUnderstood {
  const { sourceId, title, author, year, format, numbers } = bib;
  const isbn = numberName('ISBN', '');
  return {
    recordId: sourceId,
    title,
    format,
    copies,
    ...(author ? { author } : {}),
    ...(year === undefined ? {} : { year }),
    isbns: numbers.filter((each) => each.startsWith(isbn)).map((each) => each.slice(isbn.length)),
  };
}

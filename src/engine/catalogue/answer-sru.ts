/** Answers a question by SRU from the own catalogue. Every fault of a question is a diagnostic; none reaches the database. */

import { indexNamed } from '../../catalogue/cql/indexes.js';
import { meaningOfQuery } from '../../catalogue/cql/meaning.js';
import { parseCql } from '../../catalogue/cql/parse.js';
import { parsePqf } from '../../catalogue/cql/pqf.js';
import { decoded } from '../../catalogue/decode.js';
import { nameKey, titleKey } from '../../catalogue/keys.js';
import { Diagnosed, type Diagnostic } from '../../catalogue/sru/diagnostics.js';
import { explainRecord, type ServerFacts } from '../../catalogue/sru/explain.js';
import { recordFor, writeSruRecord } from '../../catalogue/sru/records.js';
import type { SearchQuestion, SruAsked, SruScan } from '../../catalogue/sru/request.js';
import { answerExplain, answerScan, answerSearch, answerWrong } from '../../catalogue/sru/respond.js';
import type { CopyView } from '../../contract/catalogue-operations.js';
import type { BibOrder, CatalogueQuestions, FoundRecord } from './ports.js';

export interface SruFacts extends ServerFacts {
  /** The symbol of the library, in the copies of its records. */
  symbol?: string;
  /** The same with its type before it, as `ISIL:CA-OOALG`. */
  typedSymbol?: string;
}

export async function answerSru(
  catalogue: Pick<CatalogueQuestions, 'find' | 'scan'>,
  asked: SruAsked,
  facts: SruFacts,
): Promise<string> {
  const { question, wrong } = asked;
  try {
    if (!question || wrong)
      return asked.operation === 'explain'
        ? answerExplain(asked, explainRecord(facts), wrong)
        : answerWrong(asked, wrong ?? { code: 1 });
    if (question.operation === 'explain') return answerExplain(asked, explainRecord(facts));
    if (question.operation === 'scan') return await scanned(catalogue, asked, question);
    return await searched(catalogue, asked, question, facts);
  } catch (error) {
    if (error instanceof Diagnosed) return answerWrong(asked, error.diagnostic);
    throw error;
  }
}

async function searched(
  catalogue: Pick<CatalogueQuestions, 'find'>,
  asked: SruAsked,
  question: SearchQuestion,
  { symbol, typedSymbol }: SruFacts,
): Promise<string> {
  const { startRecord, maximumRecords } = question;
  const meant =
    question.pqf === undefined
      ? meaningOfQuery(parseCql(question.cql ?? ''))
      : { sought: parsePqf(question.pqf), order: [] as BibOrder[] };
  const order = question.sortKeys ? sortKeysOf(question.sortKeys) : meant.order;
  const found = await catalogue.find(meant.sought, { from: startRecord - 1, limit: maximumRecords, order });
  if (found.kind === 'busy') throw new Diagnosed(2);
  const { total, atLeast, records } = found;
  if (startRecord > 1 && startRecord > total) throw new Diagnosed(61, String(startRecord));
  return answerSearch(asked, question, {
    total,
    atLeast,
    records: records.map((each) => recordOf(each, question, { symbol, typedSymbol })),
  });
}

function recordOf(
  title: FoundRecord,
  { schema }: SearchQuestion,
  { symbol, typedSymbol }: Pick<SruFacts, 'symbol' | 'typedSymbol'>,
): string | Diagnostic {
  const read = title.form && title.bytes ? decoded(title.form, title.bytes) : undefined;
  if (read?.kind === 'unreadable') return { code: 63, details: title.id };
  return writeSruRecord(schema, {
    record: read?.record ?? recordFor({ ...title, id: title.recordId }),
    copies: title.copies.map(shownCopy),
    ...(symbol ? { symbol } : {}),
    ...(typedSymbol ? { typedSymbol } : {}),
  });
}

/** Available is what is in its place and may be lent; of what is only held nothing is said. */
function shownCopy({ library, location, callNumber, barcode, summary, due, since, status, lent, loanable }: CopyView) {
  const availableNow =
    lent || !loanable || status === 'notAvailable' ? false : status === 'available' ? true : undefined;
  return {
    ...(library ? { library } : {}),
    ...(location ? { location } : {}),
    ...(callNumber ? { callNumber } : {}),
    ...(barcode ? { barcode } : {}),
    ...(summary ? { summary } : {}),
    ...(due ? { due } : {}),
    ...(since ? { since } : {}),
    ...(availableNow === undefined ? {} : { availableNow }),
    ...(status === 'online' ? { online: true } : {}),
  };
}

/** As version 1.1 writes them: `title,,0` is descending. */
const sortKeysOf = (keys: string): BibOrder[] =>
  keys
    .trim()
    .split(/\s+/)
    .map((key) => {
      const [path = '', , ascending = '1'] = key.split(',');
      const sort = indexNamed(path)?.sort;
      if (!sort) throw new Diagnosed(80, path);
      return { by: sort, descending: ascending === '0' };
    });

async function scanned(
  catalogue: Pick<CatalogueQuestions, 'scan'>,
  asked: SruAsked,
  { scanClause, responsePosition, maximumTerms }: SruScan,
): Promise<string> {
  const { root } = parseCql(scanClause);
  if (root.kind !== 'clause') throw new Diagnosed(48, 'scanClause');
  const index = root.index ?? 'dc.title';
  const row = indexNamed(index);
  if (!row) throw new Diagnosed(16, index);
  if (!row.scan) throw new Diagnosed(22, index);
  // The term is at the place that is asked for, the first being 1; 0 means that it is before them all.
  const before = Math.max(0, Math.min(responsePosition - 1, maximumTerms));
  const key = row.scan === 'title' ? titleKey(root.term) : nameKey(root.term);
  const found = await catalogue.scan(row.scan, key, { before, limit: maximumTerms });
  if (found.kind === 'busy') throw new Diagnosed(2);
  return answerScan(asked, found.terms);
}

/** Files of patrons and items that came in as CSV: who brought them, what became of them, and what could not be taken. */
import type { CsvKind } from '../../../domain/fulfilment/imports/csv-pieces.js';
import type { Page } from '../actor.js';
import type { ImportedRow } from './patrons.js';

/** One file, whole or in pieces. */
export interface CsvImport {
  id: string;
  /** Its name, where whoever sent it said it. */
  file?: string;
  by: string;
  startedAt: string;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
}

/** The same with the lines that could not be taken, by line; they are kept for a time only. */
export interface CsvImportView extends CsvImport {
  rows: ImportedRow[];
}

export interface CsvImports {
  /** The newest first. */
  list(kind: CsvKind, page: { after?: string; limit: number }): Promise<Page<CsvImport>>;
  read(kind: CsvKind, id: string): Promise<CsvImportView | undefined>;
}

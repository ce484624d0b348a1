/** Taking a library's records over from Alma: what is handed in, and what became of each row. */

import type { Actor, Side } from './actor.js';
import type { FieldProblem, Outcome } from './local/outcome.js';

export interface AlmaOrder {
  /** Partners: XML or JSON of the partner API. The others: CSV, the first line names the columns. */
  text: string;
  /** Say what would be, and keep nothing. */
  dryRun?: boolean;
  /** Keep the good rows although others are refused; else one bad row keeps all out. */
  takeRest?: boolean;
}
export interface AlmaRequestOrder extends AlmaOrder {
  /** Of a list without a column that says it. */
  side?: Side;
}

export const almaOutcomes = ['created', 'changed', 'unchanged', 'leftOut', 'refused'] as const;
export type AlmaOutcome = (typeof almaOutcomes)[number];
export interface AlmaRow {
  /** In the file, from 1; of partners the number of the record. */
  line: number;
  key: string;
  outcome: AlmaOutcome;
  /** Fields are named as the file names them. */
  problems?: FieldProblem[];
  /** What was taken otherwise than it stands, or has no place here. */
  remarks?: FieldProblem[];
  /** Of a new partner: what it is to present to us, shown this once. */
  token?: string;
}
export interface AlmaImportReport extends Record<AlmaOutcome, number> {
  dryRun: boolean;
  /** What is reported was written. */
  kept: boolean;
  rows: AlmaRow[];
  /** Headings that have no place here. */
  columnsLeftOut: string[];
}

/** Every order may be given again: what is here already is left as it is. */
export interface AlmaImports {
  partners(order: AlmaOrder, actor: Actor): Promise<Outcome<AlmaImportReport>>;
  requests(order: AlmaRequestOrder, actor: Actor): Promise<Outcome<AlmaImportReport>>;
  patrons(order: AlmaOrder): Promise<Outcome<AlmaImportReport>>;
  items(order: AlmaOrder): Promise<Outcome<AlmaImportReport>>;
}

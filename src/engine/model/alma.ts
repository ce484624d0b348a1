/** Taking a library's records over from Alma: what is handed in, and what became of each row. */

import type { AlmaImportReport, AlmaOrder, AlmaOutcome, AlmaRequestOrder } from '../../contract/alma-operations.js';
import type { Actor } from './actor.js';
import type { FieldProblem, Outcome } from './local/outcome.js';

export interface AlmaRow {
  /** In the file, from 1; of partners the number of the record. */
  line: number;
  key: string;
  outcome: AlmaOutcome;
  /** Fields are named as the file names them. */
  problems?: FieldProblem[];
  /** What was taken over differently, or has no place here. */
  remarks?: FieldProblem[];
  /** Of a new partner: what it is to present to us, shown this once. */
  token?: string;
}
/** Every order may be given again: what is here already is left as it is. */
export interface AlmaImports {
  partners(order: AlmaOrder, actor: Actor): Promise<Outcome<AlmaImportReport>>;
  requests(order: AlmaRequestOrder, actor: Actor): Promise<Outcome<AlmaImportReport>>;
  patrons(order: AlmaOrder): Promise<Outcome<AlmaImportReport>>;
  items(order: AlmaOrder): Promise<Outcome<AlmaImportReport>>;
}

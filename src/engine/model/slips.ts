/** Slips to be printed. */

import type { LetterView } from '../../contract/letter-schemas.js';
import type { PullSlips } from '../../contract/slip-operations.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { FrozenFacts, LetterCode } from '../../domain/letters/letters.js';
import type { Paper, PatronForm } from '../../domain/letters/papers.js';
import type { Actor } from './actor.js';
import type { Outcome } from './local/outcome.js';

export interface PdfWish {
  /** Another paper than the library's own. */
  paper?: Paper;
  /** The first free label of a sheet that was begun. */
  startLabel?: number;
  /** Only what belongs to requests of these libraries, or of none. */
  owners?: readonly string[];
  /** Slips without who asked, and no letters to patrons. */
  withoutPatrons?: boolean;
}

export interface PullOrder {
  /** Only requests that came since then. */
  since?: string;
  /** Only of this library: what its desks fetch. */
  library?: string;
  owners?: readonly string[];
}

export interface PrintDesk {
  /** One PDF of these letters, in this order; the id of the first that is not there. */
  pdf(
    ids: readonly string[],
    wish: PdfWish,
  ): Promise<{ kind: 'done'; content: Buffer; patrons: string[] } | { kind: 'unknown'; id: string }>;
  /** They came out. All of them, or none. */
  printed(ids: readonly string[], actor: Actor, owners?: readonly string[]): Promise<Outcome<LetterView[]>>;
  /** Pull slips of the new lending requests that have none yet. */
  pullSlips(order: PullOrder, actor: Actor): Promise<PullSlips>;
}

export interface SlipToDraw {
  code: LetterCode;
  language: Language;
  facts: FrozenFacts;
}

export interface SlipPrint {
  /** Of the slips for parcels and shelves; those that wait on the hold shelf or are in a book may have another. */
  paper: Paper;
  smallPaper: Paper;
  patronForm: PatronForm;
  /** When it is printed, said on pull slips and reports. */
  now: Date;
  timeZone: string;
  /** The first free label of a sheet that was begun, from 1. */
  startLabel?: number;
}

/** All slips as one PDF, in their order. */
export type DrawSlips = (slips: readonly SlipToDraw[], print: SlipPrint) => Promise<Buffer>;

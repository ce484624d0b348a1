/** A slip to be drawn: its frozen facts, and how the library prints. */
import type { Language } from '../../domain/fulfilment/patron.js';
import type { Paper, PatronForm } from '../../domain/letters/papers.js';
import type { FrozenFacts, LetterCode } from '../../domain/letters.js';

export interface SlipToDraw {
  code: LetterCode;
  language: Language;
  facts: FrozenFacts;
}

export interface SlipPrint {
  /** Of the slips for parcels and shelves; those that wait on the hold shelf or lie in a book may have another. */
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

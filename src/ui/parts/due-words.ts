import type { Side } from '../../domain/tables/tables.js';
import type { Key } from '../words/index.js';

/** What the borrower calls the lender’s date, in these words, is to the lender the day on which its item is due back. */
export const dueWords = (side: Side, toBorrower: Key): Key => (side === 'lending' ? 'list.dueBack' : toBorrower);

/** What answers the rows of the patrons' API: each gets what its row says, and gives what its row says. */
import type { Language } from '../../domain/fulfilment/patron.js';
import type { PatronCaller } from '../../engine/patrons-side/ports.js';
import { type AnswerOf, Call, type Typed } from '../answering.js';
import { callLanguage } from '../staff/language.js';
import { callingPatron } from './caller.js';
import type { patronsSideOperations } from './operations.js';
import type { PatronSchemas } from './schemas.js';

/** A call of a patron. */
export class PatronCall extends Call {
  get patron(): PatronCaller {
    return callingPatron(this.res);
  }
  /** For an answer that is prose: the answer then says in which language it is. */
  get language(): Language {
    return callLanguage(this.req, this.res);
  }
}

export type PatronRow = (typeof patronsSideOperations)[number];
type CallOf<R extends PatronRow> = Omit<PatronCall, keyof Typed<R, PatronSchemas>> & Typed<R, PatronSchemas>;
/** What answers each row, by its id: a row without an answer does not compile. */
export type PatronAnswers = {
  [R in PatronRow as R['id']]: (call: CallOf<R>) => AnswerOf<R, PatronSchemas> | Promise<AnswerOf<R, PatronSchemas>>;
};

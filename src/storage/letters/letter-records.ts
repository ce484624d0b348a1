import type { LetterRecords } from '../../engine/local/letters.js';
import type { Ground, Runner } from '../local-records/ground.js';
import { readCatalogue, readQueries, rewordQuery, useLetter } from './letter-choice.js';
import { listLetters, readLetter } from './letter-views.js';
import { markPrinted, withdrawLetter } from './settle-letter.js';

export const createLetterRecords = (on: Ground, run: Runner): LetterRecords => ({
  list: (filter) => listLetters(on, filter),
  read: (id) => readLetter(on, id),
  printed: (id, by, now) => run((at) => markPrinted(at, id, by, now)),
  withdraw: (id, by, now) => run((at) => withdrawLetter(at, id, by, now)),
  catalogue: () => readCatalogue(on),
  use: (code, used, by) => run((at) => useLetter(at, code, used, by)),
  queries: () => readQueries(on),
  rewordQuery: (type, text, by, now) => run((at) => rewordQuery(at, type, text, by, now)),
});

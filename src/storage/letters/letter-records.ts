import type { LetterRecords } from '../../engine/model/local/letters.js';
import type { RecordsContext, Runner } from '../local-records/records-context.js';
import { readCatalogue, readQueries, rewordQuery, useLetter } from './letter-choice.js';
import { previewLetter } from './letter-preview.js';
import { createLetterStyles } from './letter-styles.js';
import { listLetters, readLetter, readLetters, waitingLetters } from './letter-views.js';
import { backToUsual, delayLetter, keepWording, readWords, rewordLetter } from './letter-words.js';
import { markAllPrinted, markPrinted, withdrawLetter } from './settle-letter.js';

export const createLetterRecords = (on: RecordsContext, run: Runner): LetterRecords => ({
  list: (filter) => listLetters(on, filter),
  read: (id) => readLetter(on, id),
  readMany: (ids, owners) => readLetters(on, ids, owners),
  waitingFor: (requests, code) => waitingLetters(on, requests, code),
  printedAll: (ids, by, now, owners) => run((at) => markAllPrinted(at, ids, by, now, owners)),
  printed: (id, by, now) => run((at) => markPrinted(at, id, by, now)),
  withdraw: (id, by, now) => run((at) => withdrawLetter(at, id, by, now)),
  catalogue: () => readCatalogue(on),
  use: (code, used, by, now) => run((at) => useLetter(at, code, used, by, now)),
  words: (code) => readWords(on, code),
  reword: (code, text, by, now) => run((at) => rewordLetter(at, code, text, by, now)),
  backToUsual: (code, scope) => run((at) => backToUsual(at, code, scope)),
  keepWording: (code, scope) => run((at) => keepWording(at, code, scope)),
  delay: (code, minutes, by, now) => run((at) => delayLetter(at, code, minutes, by, now)),
  preview: (code, text, now) => previewLetter(on, code, text, now),
  styles: createLetterStyles(on, run),
  queries: () => readQueries(on),
  rewordQuery: (type, text, by, now) => run((at) => rewordQuery(at, type, text, by, now)),
});

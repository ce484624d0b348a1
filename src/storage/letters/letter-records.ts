import type { LetterRecords } from '../../engine/local/letters.js';
import type { Ground, Runner } from '../local-records/ground.js';
import { readCatalogue, readQueries, rewordQuery, useLetter } from './letter-choice.js';
import { createLetterStyles } from './letter-styles.js';
import { listLetters, readLetter, readLetters, waitingLetters } from './letter-views.js';
import { builtInAgain, delayLetter, keepWording, previewLetter, readWords, rewordLetter } from './letter-words.js';
import { markAllPrinted, markPrinted, withdrawLetter } from './settle-letter.js';

export const createLetterRecords = (on: Ground, run: Runner): LetterRecords => ({
  list: (filter) => listLetters(on, filter),
  read: (id) => readLetter(on, id),
  readMany: (ids, owners) => readLetters(on, ids, owners),
  waitingFor: (requests, code) => waitingLetters(on, requests, code),
  printedAll: (ids, by, now, owners) => run((at) => markAllPrinted(at, ids, by, now, owners)),
  printed: (id, by, now) => run((at) => markPrinted(at, id, by, now)),
  withdraw: (id, by, now) => run((at) => withdrawLetter(at, id, by, now)),
  catalogue: () => readCatalogue(on),
  use: (code, used, by) => run((at) => useLetter(at, code, used, by)),
  words: (code) => readWords(on, code),
  reword: (code, text, by, now) => run((at) => rewordLetter(at, code, text, by, now)),
  builtInAgain: (code, language) => run((at) => builtInAgain(at, code, language)),
  keepWording: (code, language) => run((at) => keepWording(at, code, language)),
  delay: (code, minutes, by, now) => run((at) => delayLetter(at, code, minutes, by, now)),
  preview: (code, text, now) => previewLetter(on, code, text, now),
  styles: createLetterStyles(on, run),
  queries: () => readQueries(on),
  rewordQuery: (type, text, by, now) => run((at) => rewordQuery(at, type, text, by, now)),
});

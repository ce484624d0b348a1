/** What is said around the rows of an import, in both languages. */
import { type Language, type Sentence, sayer } from '../domain/words.js';

const words = {
  wouldBe: { text: 'Nothing was kept; it would be: ', french: 'Rien n’a été gardé; ce serait : ' },
  sums: {
    text: '{created} new, {changed} changed, {unchanged} as they were, {refused} refused.',
    french: 'Nouvelles : {created}, modifiées : {changed}, inchangées : {unchanged}, refusées : {refused}.',
  },
  almaSums: {
    text: '{created} new, {changed} changed, {unchanged} as they were, {leftOut} left out, {refused} refused.',
    french:
      'Nouvelles : {created}, modifiées : {changed}, inchangées : {unchanged}, laissées de côté : {leftOut}, refusées : {refused}.',
  },
  heading: { text: '{title}:', french: '{title} :' },
  line: { text: 'Line', french: 'Ligne' },
  row: { text: 'Row', french: 'Rangée' },
  field: { text: 'Field', french: 'Champ' },
  problem: { text: 'Problem', french: 'Problème' },
  columnsLeftOut: { text: 'Columns without a place here: {columns}.', french: 'Colonnes sans place ici : {columns}.' },
  refused: { text: 'Refused', french: 'Refusées' },
  remarks: { text: 'Remarks', french: 'Remarques' },
  rows: { text: 'Rows', french: 'Rangées' },
  newTokens: {
    text: 'What new partners present to us, shown this once',
    french: 'Ce que les nouveaux partenaires nous présentent, montré cette seule fois',
  },
  noName: { text: '(no name)', french: '(sans nom)' },
  created: { text: 'new', french: 'nouvelle' },
  changed: { text: 'changed', french: 'modifiée' },
  unchanged: { text: 'as it was', french: 'inchangée' },
  leftOut: { text: 'left out', french: 'laissée de côté' },
  isRefused: { text: 'refused', french: 'refusée' },
  oneRefused: { text: 'One row was refused', french: 'Une rangée a été refusée' },
  manyRefused: { text: '{count} rows were refused', french: '{count} rangées ont été refusées' },
  nothingKept: { text: ', and nothing was kept', french: ', et rien n’a été gardé' },
  mend: {
    text: 'Mend it, or take the good rows with --take-rest.',
    french: 'Corrigez, ou prenez les bonnes rangées avec --take-rest.',
  },
  atLine: { text: '{file}, line {line}: {problem}', french: '{file}, ligne {line} : {problem}' },
  isEmpty: { text: '{file} is empty.', french: '{file} est vide.' },
  namesColumns: { text: 'Its first line names the columns.', french: 'Sa première ligne nomme les colonnes.' },
} as const satisfies Record<string, Sentence>;

export const reportsIn = (language: Language) => sayer(words, language);
/** A sentence of a report, filled in. */
export type Say = ReturnType<typeof reportsIn>;
export type ReportWord = keyof typeof words;

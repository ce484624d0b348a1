/** What is said around the records of a directory file, in both languages. */
import { type Language, type Sentence, sayer } from '../../domain/words.js';

const words = {
  cannot: { text: 'Cannot be applied', french: 'Ne peuvent être appliqués' },
  waits: { text: 'Wait for something else', french: 'Attendent autre chose' },
  decide: { text: 'Need a decision', french: 'Attendent une décision' },
  proposed: { text: 'Proposed', french: 'Proposés' },
  added: { text: 'Added', french: 'Ajoutés' },
  changed: { text: 'Changed', french: 'Modifiés' },
  removed: { text: 'Removed', french: 'Retirés' },
  kept: { text: 'Kept as they are here', french: 'Gardés tels qu’ils sont ici' },
  same: { text: '{count} as they are here.', french: '{count} tels qu’ils sont ici.' },
  waitsFor: { text: 'waits for {what}', french: 'attend {what}' },
  imposed: { text: 'imposed', french: 'imposé' },
  oursStays: { text: 'ours stays', french: 'le nôtre reste' },
  toDecide: { text: 'to be decided', french: 'à décider' },
  toChoose: { text: 'to be chosen by itself', french: 'à choisir isolément' },
  before: { text: 'file said before: {value}', french: 'le fichier disait : {value}' },
  nothing: { text: 'nothing', french: 'rien' },
  import: { text: 'Import {id}.', french: 'Importation {id}.' },
  wouldBe: { text: 'Nothing is kept; it would be:', french: 'Rien n’est gardé; ce serait :' },
  edition: {
    text: '{name}, version {version} of {at}, by {issuer}{last}.',
    french: '{name}, version {version} du {at}, de {issuer}{last}.',
  },
  last: {
    text: '; version {version} was taken in on {at}',
    french: '; la version {version} a été importée le {at}',
  },
  older: {
    text: 'The file is older than the last one: --force takes it all the same.',
    french: 'Le fichier est plus ancien que le dernier : --force le prend tout de même.',
  },
  oneCannot: { text: 'One record cannot be applied.', french: 'Un élément ne peut être appliqué.' },
  manyCannot: { text: '{count} records cannot be applied.', french: '{count} éléments ne peuvent être appliqués.' },
  mend: {
    text: 'Correct the file, or give --take-the-rest.',
    french: 'Corrigez le fichier, ou donnez --take-the-rest.',
  },
  tokens: {
    text: 'They call us with these tokens, which are shown this once:',
    french: 'Ils nous appellent avec ces jetons, montrés cette seule fois :',
  },
  undone: { text: 'Import {id} is undone.', french: 'L’importation {id} est annulée.' },
} as const satisfies Record<string, Sentence>;

export const directoryIn = (language: Language) => sayer(words, language);
/** A sentence about a directory file, filled in. */
export type Say = ReturnType<typeof directoryIn>;
export type DirectoryWord = keyof typeof words;

/** What a certification says of a step, besides the partner's own words. Names of messages are those of the standard. */
import type { Sentence } from '../words.js';

const row = (text: string, french: string): Sentence => ({ text, french });

export const judgeWords = {
  agreed: row('Agreed beforehand.', 'Convenu d’avance.'),
  notTaken: row('Its request was not taken.', 'Sa demande n’a pas été acceptée.'),
  stopped: row(
    'Nothing is known of the answer: the node stopped meanwhile.',
    'La réponse est inconnue : le nœud s’est arrêté entre-temps.',
  ),
  instead: row('It said {what} instead.', 'Il a dit {what} à la place.'),
  missed: row('{what} did not come within {time}.', '{what} n’est pas venu en {time}.'),
  said: row('It said {what}.', 'Il a dit {what}.'),
  quoted: row('{what} (“{words}”)', '{what} (« {words} »)'),
  minutes: row('{count} minutes', '{count} minutes'),
  seconds: row('{count} seconds', '{count} secondes'),
  unwritable: row('It cannot be said: {problems}', 'Cela ne peut pas être dit : {problems}'),
  heard: row('It said: {words}', 'Il a dit : {words}'),
} as const satisfies Record<string, Sentence>;

/** What a patron is asked: five kinds of query with a heading and lines of their own. A library may word them anew. */
import type { Language } from '../fulfilment/patron.js';

export const queryTypes = [1, 2, 3, 4, 5] as const;
export type QueryType = (typeof queryTypes)[number];

export type QueryText = Record<Language, { heading: string; lines: string[] }>;

const query = (heading: string, lines: string[], french: string, lignes: string[]): QueryText => ({
  en: { heading, lines },
  fr: { heading: french, lines: lignes },
});

/** What every library begins with. */
export const usualQueries: Record<QueryType, QueryText> = {
  1: query(
    'We need more information about your request',
    [
      'The title below could not be identified with certainty.',
      'Please send us where you found it, or a fuller reference.',
    ],
    'Il nous faut plus de précisions sur votre demande',
    [
      'Le titre ci-dessous n’a pu être identifié avec certitude.',
      'Veuillez nous dire où vous l’avez trouvé ou nous envoyer une référence plus complète.',
    ],
  ),
  2: query(
    'Another edition is available',
    ['The edition you asked for cannot be borrowed, but another one can.', 'Please tell us whether it serves you too.'],
    'Une autre édition est disponible',
    [
      'L’édition demandée ne peut être empruntée, mais une autre peut l’être.',
      'Veuillez nous dire si elle vous convient aussi.',
    ],
  ),
  3: query(
    'The lending library sets a condition',
    ['The item may be used under a condition only, or it costs something.', 'Please tell us whether you accept.'],
    'La bibliothèque prêteuse pose une condition',
    ['Le document n’est prêté que sous condition, ou moyennant des frais.', 'Veuillez nous dire si vous acceptez.'],
  ),
  4: query(
    'It will take longer than you wished',
    ['The item will not be here by the date you named.', 'Please tell us whether you still need it.'],
    'Le délai sera plus long que souhaité',
    ['Le document n’arrivera pas à la date indiquée.', 'Veuillez nous dire s’il vous est toujours utile.'],
  ),
  5: query(
    'A question about your request',
    ['Please answer the question below.'],
    'Une question au sujet de votre demande',
    ['Veuillez répondre à la question ci-dessous.'],
  ),
};

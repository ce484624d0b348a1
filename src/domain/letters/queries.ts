/** What a patron is asked: five kinds of query with a heading and lines of their own. A library may word them anew. */
import type { Language } from '../fulfilment/patron.js';

export const queryTypes = [1, 2, 3, 4, 5] as const;
export type QueryType = (typeof queryTypes)[number];

/** The name is for staff, who choose by it; heading and lines are the patron's and may mention facts, such as `{title}`. */
export interface QueryWords {
  name?: string;
  heading: string;
  lines: string[];
}
export type QueryText = Record<Language, QueryWords>;

/** As it is kept and shown. */
export type NamedQuery = Record<Language, Required<QueryWords>>;

const query = (
  names: Record<Language, string>,
  heading: string,
  lines: string[],
  french: string,
  lignes: string[],
): NamedQuery => ({
  en: { name: names.en, heading, lines },
  fr: { name: names.fr, heading: french, lines: lignes },
});

/** What every library begins with. */
export const usualQueries: Record<QueryType, NamedQuery> = {
  1: query(
    { en: 'More information', fr: 'Précisions' },
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
    { en: 'Another edition', fr: 'Autre édition' },
    'Another edition is available',
    ['The edition you asked for cannot be borrowed, but another one can.', 'Please tell us whether it serves you too.'],
    'Une autre édition est disponible',
    [
      'L’édition demandée ne peut être empruntée, mais une autre peut l’être.',
      'Veuillez nous dire si elle vous convient aussi.',
    ],
  ),
  3: query(
    { en: 'A condition', fr: 'Une condition' },
    'The lending library sets a condition',
    ['The item may be used under a condition only, or it costs something.', 'Please tell us whether you accept.'],
    'La bibliothèque prêteuse pose une condition',
    ['Le document n’est prêté que sous condition, ou moyennant des frais.', 'Veuillez nous dire si vous acceptez.'],
  ),
  4: query(
    { en: 'A delay', fr: 'Un délai' },
    'It will take longer than you wished',
    ['The item will not be here by the date you named.', 'Please tell us whether you still need it.'],
    'Le délai sera plus long que souhaité',
    ['Le document n’arrivera pas à la date indiquée.', 'Veuillez nous dire s’il vous est toujours utile.'],
  ),
  5: query(
    { en: 'A question', fr: 'Une question' },
    'A question about your request',
    ['Please answer the question below.'],
    'Une question au sujet de votre demande',
    ['Veuillez répondre à la question ci-dessous.'],
  ),
};

/** A text without a name keeps the one it had. */
export const namedQuery = (text: QueryText, before: NamedQuery): NamedQuery => ({
  en: { ...text.en, name: text.en.name ?? before.en.name },
  fr: { ...text.fr, name: text.fr.name ?? before.fr.name },
});

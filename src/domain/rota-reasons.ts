/** Why a partner stands on a rota, and why it was passed over, as staff read it. */
import { isoReasonWords } from './reasons.js';
import { asWritten, filled, joined, type Sentence } from './words.js';

export const rotaReasons = {
  inTheDirectory: { text: 'in the order of the directory', french: 'selon l’ordre du répertoire' },
  chosenByStaff: { text: 'chosen by staff', french: 'choisi par le personnel' },
  askedAgain: { text: 'asked again', french: 'sollicité de nouveau' },
  addedBy: { text: 'added by {name}', french: 'ajouté par {name}' },
  byRule: { text: 'rule “{rule}”, rota “{rota}”', french: 'règle « {rule} », liste « {rota} »' },
  lastResort: {
    text: 'rule “{rule}”, rota “{rota}” (last resort)',
    french: 'règle « {rule} », liste « {rota} » (dernier recours)',
  },
  canAgain: {
    text: 'rota “{rota}”, ranked anew: it can be asked again',
    french: 'liste « {rota} », reclassée : il peut de nouveau être sollicité',
  },
  catalogueAvailable: {
    text: '{why}; in its catalogue, available: {count}',
    french: '{why}; à son catalogue, disponibles : {count}',
  },
  catalogueNotAvailable: {
    text: '{why}; in its catalogue, not available now',
    french: '{why}; à son catalogue, non disponible en ce moment',
  },
  catalogueHeld: { text: '{why}; in its catalogue', french: '{why}; à son catalogue' },
  catalogueSilent: {
    text: '{why}; its catalogue could not be asked',
    french: '{why}; son catalogue n’a pas pu être interrogé',
  },
  nobodyElse: { text: 'nobody else is left; {why}', french: 'plus personne d’autre; {why}' },
} as const satisfies Record<string, Sentence>;

const askAgain: Sentence = { text: 'ask again after {date}', french: 'redemander après le {date}' };

export interface Passing {
  /** What happened, in words. */
  event: Sentence;
  /** The code that the partner or our form named. */
  reason?: string | undefined;
  /** The local date after which it may be asked again. */
  askAgainAfter?: string | undefined;
  /** What somebody wrote. */
  note?: string | undefined;
}

/** `Not supplied: Not on shelf: We looked twice.` */
export function passingWords({ event, reason, askAgainAfter, note }: Passing): Sentence {
  const parts = [
    event,
    reason ? isoReasonWords(reason) : asWritten(''),
    askAgainAfter ? filled(askAgain, { date: askAgainAfter }) : asWritten(''),
    asWritten(note ?? ''),
  ];
  const text = joined(parts, ': ').text;
  return { text, french: joined(parts, ' : ').french };
}

import { resultWords } from '../../domain/certify/steps.js';
import type { CertificationView } from './views.js';

/** The report as plain text, for printing and for the partner. */
export function reportLines(view: CertificationView, language: 'en' | 'fr'): string[] {
  const say = words[language];
  const suits = view.suits;
  return [
    `${say.title} ${view.partnerName} (${view.partner})`,
    `${say.by} ${view.by}; ${say.state[view.state]}; ${view.startedAt.slice(0, 16).replace('T', ' ')} UTC; ${say.number} ${view.id}`,
    '',
    ...view.steps.flatMap(({ title, titleFr, result, words: told, wordsFr }) => [
      `  ${resultWords[result][language].padEnd(13)} ${language === 'fr' ? titleFr : title}`,
      ...(told ? [`                ${say.quoted(language === 'fr' ? wordsFr : told)}`] : []),
    ]),
    '',
    say.counts(view.passed, view.failed, view.notSupported),
    ...(suits
      ? [
          '',
          `${say.suits} ${say.dialect} ${suits.dialect}, ISO 18626 ${suits.isoVersion}, ${suits.strict ? say.strict : say.liberal}, ${suits.callLimitSeconds} s`,
          ...(language === 'fr' ? suits.becauseFr : suits.because).map((reason) => `  ${reason}`),
        ]
      : []),
    '',
    say.practice,
  ];
}

const words = {
  en: {
    title: 'Certification of',
    by: 'By',
    number: 'number',
    state: { running: 'still running', done: 'complete', stopped: 'ended early' },
    counts: (passed: number, failed: number, not: number) =>
      `${passed} passed, ${failed} failed, ${not} not supported.`,
    suits: 'Settings that suit this system:',
    ...{ dialect: 'dialect', strict: 'strict', liberal: 'liberal' },
    quoted: (words: string) => `“${words}”`,
    practice: 'Every request of it was practice; no item was asked for, fetched or sent.',
  },
  fr: {
    title: 'Certification de',
    by: 'Par',
    number: 'numéro',
    state: { running: 'en cours', done: 'terminée', stopped: 'interrompue' },
    counts: (passed: number, failed: number, not: number) =>
      `${passed} réussis, ${failed} échoués, ${not} non offerts.`,
    suits: 'Réglages qui conviennent à ce système :',
    ...{ dialect: 'dialecte', strict: 'strict', liberal: 'tolérant' },
    quoted: (words: string) => `« ${words} »`,
    practice: 'Toutes les demandes étaient des exercices; aucun document n’a été demandé, cherché ni envoyé.',
  },
} as const;

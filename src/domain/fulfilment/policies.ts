/** The policies of a library as rows: name, type, default; their words are in the catalogue. Staff change them; nothing else says them again. */
import type { InEach } from '../../words/message.js';
import { patronForms, sheetPapers, smallPapers } from '../letters/papers.js';
import { type OverdueRow, usualProfile } from './overdue-profile.js';

interface ValueOf {
  integer: number;
  yesNo: boolean;
  /** `12.50`, in the node's currency. */
  amount: string;
  profile: readonly OverdueRow[];
  /** One of the row's options. */
  choice: string;
  /** What patrons read. */
  text: string;
}
export type PolicyType = keyof ValueOf;

export interface PolicyRow<T extends PolicyType = PolicyType> {
  type: T;
  default: ValueOf[T];
  /** Of a choice. */
  options?: readonly string[];
}
const choice = <V extends string>(options: readonly V[], usual: V) => ({
  type: 'choice' as const,
  default: usual as string,
  options: options as readonly string[],
});
const row = <T extends PolicyType>(type: T, usual: ValueOf[T]): PolicyRow<T> => ({
  type,
  default: usual,
});

export const policyRows = {
  patronLoanDays: row('integer', 14),
  mediatePatronRenewals: row('yesNo', true),
  autoRenewDays: row('integer', 0),
  recallDays: row('integer', 7),
  activeRequestLimit: row('integer', 5),
  duplicateWindowDays: row('integer', 30),
  duplicateAcrossPatrons: row('yesNo', false),
  reviewLocalHolding: row('yesNo', true),
  fillLocally: row('yesNo', false),
  holdShelfDays: row('integer', 7),
  holdReminderDays: row('integer', 2),
  pickFromShelf: row('yesNo', false),
  lostAfterOverdueDays: row('integer', 120),
  lostAfterTransitDays: row('integer', 45),
  replacementFee: row('amount', '0.00'),
  feeBlockFrom: row('amount', '0.00'),
  rejectOnLocateFailure: row('yesNo', false),
  rejectNotAvailable: row('yesNo', false),
  untouchedDays: row('integer', 30),
  slipPaper: choice(sheetPapers, 'letter'),
  smallSlipPaper: choice(smallPapers, 'receipt'),
  patronOnSlips: choice(patronForms, 'cardEnd'),
  patronsSide: row('yesNo', false),
  patronsAskForOwn: row('yesNo', false),
  patronScope: row('text', 'All Ontario colleges'),
  patronScopeFrench: row('text', 'Tous les collèges de l’Ontario'),
  patronLink: row('text', 'Resource Sharing'),
  patronLinkFrench: row('text', 'Prêt entre bibliothèques'),
  mailDomains: row('text', ''),
  askLoanTerms: row('yesNo', true),
  loanTerms: row(
    'text',
    'I will return it by the due date. If it is lost, I may be charged what the lending library asks.',
  ),
  loanTermsFrench: row(
    'text',
    'Je le rapporterai au plus tard à la date de retour. S’il est perdu, je pourrais devoir payer ce que demande la bibliothèque prêteuse.',
  ),
  copyrightNotice: row(
    'text',
    'This copy is made under the Copyright Act of Canada. You may use it for research, private study, education, criticism, review, news reporting, parody or satire. You may print one copy. You may not share the file or post it. Any other use may need the copyright owner’s permission.',
  ),
  copyrightNoticeFrench: row(
    'text',
    'Cette copie est faite en vertu de la Loi sur le droit d’auteur du Canada. Vous pouvez vous en servir à des fins de recherche, d’étude privée, d’éducation, de critique, de compte rendu, de communication de nouvelles, de parodie ou de satire. Vous pouvez en imprimer un seul exemplaire. Vous ne pouvez ni transmettre le fichier ni le publier. Toute autre utilisation peut exiger l’autorisation du titulaire du droit d’auteur.',
  ),
  overdueProfile: row('profile', usualProfile),
} as const;

export type PolicyName = keyof typeof policyRows;
export type Policies = { -readonly [N in PolicyName]: ValueOf[(typeof policyRows)[N]['type']] };

export const policyNames = Object.keys(policyRows) as PolicyName[];

/** How the name of a policy ends that is a text in another language than the first. */
const endings = { en: '', fr: 'French' } as const;

/** What a library words itself in each language: `loanTerms`. */
export const policyText = (
  policies: Policies,
  name: 'patronScope' | 'patronLink' | 'loanTerms' | 'copyrightNotice',
): InEach => ({
  in: { en: policies[`${name}${endings.en}`], fr: policies[`${name}${endings.fr}`] },
});

/** The policies in force: what the library has changed, else the defaults. */
export function policiesInForce(changed: Readonly<Record<string, unknown>>): Policies {
  return Object.fromEntries(policyNames.map((name) => [name, changed[name] ?? policyRows[name].default])) as Policies;
}

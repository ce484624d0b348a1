/** The policies of a library as rows: name, type, default, one sentence. Staff change them; nothing else says them again. */
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
  says: string;
  /** Of a choice. */
  options?: readonly string[];
}
const choice = <V extends string>(options: readonly V[], usual: V, says: string) => ({
  ...{ type: 'choice' as const, default: usual as string, says },
  options: options as readonly string[],
});
const row = <T extends PolicyType>(type: T, usual: ValueOf[T], says: string): PolicyRow<T> => ({
  type,
  default: usual,
  says,
});

export const policyRows = {
  patronLoanDays: row(
    'integer',
    14,
    'Days from receipt to the patron’s due date; it is never later than the lender’s due date.',
  ),
  mediatePatronRenewals: row(
    'yesNo',
    true,
    'A patron’s wish for a renewal waits for staff; otherwise it goes on to the lender by itself.',
  ),
  autoRenewDays: row(
    'integer',
    0,
    'Days before a patron’s due date on which a renewal is asked for by itself; the courtesy notice waits for the answer. 0 = never.',
  ),
  recallDays: row(
    'integer',
    7,
    'Days that a patron keeps a recalled item at most; fewer when the lender’s date and the way home ask for it.',
  ),
  activeRequestLimit: row(
    'integer',
    5,
    'Active requests that one patron may have; a request beyond waits for staff to review it. 0 = no limit.',
  ),
  duplicateWindowDays: row(
    'integer',
    30,
    'A request for what the same patron asked for within so many days, or has still open, waits for staff to review it. 0 = no review.',
  ),
  duplicateAcrossPatrons: row('yesNo', false, 'A wish of another patron for the same title counts as a duplicate too.'),
  reviewLocalHolding: row(
    'yesNo',
    true,
    'A request for what stands on our own shelves waits for staff to look there first.',
  ),
  holdShelfDays: row('integer', 7, 'Days that an item waits on the hold shelf; it expires at the end of an open day.'),
  pickFromShelf: row('yesNo', false, 'Received items are listed to be picked before they are on the hold shelf.'),
  lostAfterOverdueDays: row(
    'integer',
    120,
    'An item may be declared lost when it is overdue by more than so many days.',
  ),
  lostAfterTransitDays: row(
    'integer',
    45,
    'An item may be declared lost when it is on its way between libraries for more than so many days.',
  ),
  replacementFee: row(
    'amount',
    '0.00',
    'The replacement fee of a lost item when staff or the lender name no other; 0.00 = none.',
  ),
  feeBlockFrom: row('amount', '0.00', 'A patron who owes so much may not request; 0.00 = fees block nobody.'),
  rejectOnLocateFailure: row(
    'yesNo',
    false,
    'A lending request for a title that is not held here is rejected at once.',
  ),
  rejectNotAvailable: row(
    'yesNo',
    false,
    'A lending request of which every item is lent or not requestable is rejected at once.',
  ),
  untouchedDays: row(
    'integer',
    30,
    'A request under way on which nothing happened for so many days is brought before staff. 0 = never.',
  ),
  slipPaper: choice(
    sheetPapers,
    'letter',
    'The paper of pull, shipping and return slips; on a print another can be chosen.',
  ),
  smallSlipPaper: choice(
    smallPapers,
    'receipt',
    'The paper of hold shelf slips and book bands; on a sheet two stand side by side to be cut out.',
  ),
  patronOnSlips: choice(
    patronForms,
    'cardEnd',
    'How a patron is told apart on hold shelf slips and book bands, which others can see.',
  ),
  patronsSide: row('yesNo', false, 'Patrons search, ask and follow their requests by themselves, at the address /my.'),
  patronsAskForOwn: row(
    'yesNo',
    false,
    'Patrons may ask another library for what stands free on our own shelves; otherwise they are told where it is.',
  ),
  patronScope: row('text', 'All Ontario colleges', 'What the search over all libraries is called.'),
  patronScopeFrench: row('text', 'Tous les collèges de l’Ontario', 'The same in French.'),
  patronLink: row(
    'text',
    'Resource Sharing',
    'What borrowing from another library is called where a patron gets an item.',
  ),
  patronLinkFrench: row('text', 'Prêt entre bibliothèques', 'The same in French.'),
  copyrightNotice: row(
    'text',
    'This copy is made under the Copyright Act of Canada. You may use it for research, private study, education, criticism, review, news reporting, parody or satire. You may print one copy. You may not share the file or post it. Any other use may need the copyright owner’s permission.',
    'What a patron reads and accepts before asking for a copy of a chapter or an article.',
  ),
  copyrightNoticeFrench: row(
    'text',
    'Cette copie est faite en vertu de la Loi sur le droit d’auteur du Canada. Vous pouvez vous en servir à des fins de recherche, d’étude privée, d’éducation, de critique, de compte rendu, de communication de nouvelles, de parodie ou de satire. Vous pouvez en imprimer un seul exemplaire. Vous ne pouvez ni transmettre le fichier ni le publier. Toute autre utilisation peut exiger l’autorisation du titulaire du droit d’auteur.',
    'The same in French.',
  ),
  overdueProfile: row('profile', usualProfile, 'What a patron’s overdue loan leads to, day by day.'),
} as const;

export type PolicyName = keyof typeof policyRows;
export type Policies = { -readonly [N in PolicyName]: ValueOf[(typeof policyRows)[N]['type']] };

export const policyNames = Object.keys(policyRows) as PolicyName[];

/** The policies in force: what the library has changed, else the defaults. */
export function policiesInForce(changed: Readonly<Record<string, unknown>>): Policies {
  return Object.fromEntries(policyNames.map((name) => [name, changed[name] ?? policyRows[name].default])) as Policies;
}

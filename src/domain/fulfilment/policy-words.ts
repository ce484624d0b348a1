/** What staff call each policy, what it does, and under which heading it stands. */
import { worded } from '../../words/message.js';
import type { PolicyName } from './policies.js';

export const policyGroupRows = worded(
  {
    loans: {},
    requests: {},
    shelf: {},
    lost: {},
    locate: {},
    slips: {},
    patrons: {},
    mail: {},
  } as const,
  { label: 'policyGroup' },
);
export type PolicyGroup = keyof typeof policyGroupRows;
export const policyGroups = Object.keys(policyGroupRows) as [PolicyGroup, ...PolicyGroup[]];

/** `label`: what staff call it. `says`: what it does, in a sentence. */
export const policyWords = worded<PolicyName, { group: PolicyGroup }, 'label' | 'says'>(
  {
    patronLoanDays: { group: 'loans' },
    mediatePatronRenewals: { group: 'loans' },
    autoRenewDays: { group: 'loans' },
    recallDays: { group: 'loans' },
    activeRequestLimit: { group: 'requests' },
    duplicateWindowDays: { group: 'requests' },
    duplicateAcrossPatrons: { group: 'requests' },
    reviewLocalHolding: { group: 'requests' },
    fillLocally: { group: 'requests' },
    holdShelfDays: { group: 'shelf' },
    holdReminderDays: { group: 'shelf' },
    pickFromShelf: { group: 'shelf' },
    lostAfterOverdueDays: { group: 'lost' },
    lostAfterTransitDays: { group: 'lost' },
    replacementFee: { group: 'lost' },
    feeBlockFrom: { group: 'lost' },
    untouchedDays: { group: 'requests' },
    rejectOnLocateFailure: { group: 'locate' },
    rejectNotAvailable: { group: 'locate' },
    slipPaper: { group: 'slips' },
    smallSlipPaper: { group: 'slips' },
    patronOnSlips: { group: 'slips' },
    patronsSide: { group: 'patrons' },
    patronsAskForOwn: { group: 'patrons' },
    patronScope: { group: 'patrons' },
    patronScopeFrench: { group: 'patrons' },
    patronLink: { group: 'patrons' },
    patronLinkFrench: { group: 'patrons' },
    mailDomains: { group: 'mail' },
    askLoanTerms: { group: 'patrons' },
    loanTerms: { group: 'patrons' },
    loanTermsFrench: { group: 'patrons' },
    copyrightNotice: { group: 'patrons' },
    copyrightNoticeFrench: { group: 'patrons' },
    overdueProfile: { group: 'lost' },
  },
  { label: 'policy', says: 'policySays' },
);

/** The options of choices, as staff read them. */
export const policyOptions = worded(
  {
    letter: {},
    a4: {},
    receipt: {},
    cardEnd: {},
    initials: {},
    surname: {},
    none: {},
  },
  { label: 'policyOption' },
);

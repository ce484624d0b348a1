/**
 * Workflow profiles: which optional steps a library takes with a partner. Steps that are no row here are always there. What a
 * partner sends is taken whatever is ticked: nothing received is dropped.
 */
import type { BorrowingAction } from './borrowing.js';
import type { LendingAction } from './lending.js';
import type { Side } from './tables.js';

interface StepRow<Action extends string> {
  label: string;
  french: string;
  /** The actions that are not there when the step is not ticked. Those that finish a step already begun stay. */
  actions: readonly Action[];
}

export const borrowingSteps = {
  reject: { label: 'Reject', french: 'Rejeter', actions: ['reject'] },
  renewRequested: {
    label: 'Renew requested',
    french: 'Renouvellement demandé',
    actions: ['requestRenewal'],
  },
  mediatedRenewal: {
    label: 'Mediate patron renewals',
    french: 'Renouvellements arbitrés',
    actions: ['patronAsksRenewal'],
  },
  cancelledByStaff: { label: 'Cancelled by staff', french: 'Annulé par le personnel', actions: ['cancel'] },
  cancelledByPatron: { label: 'Cancelled by patron', french: 'Annulé par l’usager', actions: ['cancelByPatron'] },
  receivedNotForLoan: {
    label: 'Received – not for loan',
    french: 'Reçu – exclu du prêt',
    actions: ['receiveNotForLoan'],
  },
  lostCommunicated: { label: 'Lost communicated', french: 'Perte signalée', actions: ['reportLost'] },
  declaredLostByPartner: {
    label: 'Declared lost by partner',
    french: 'Déclaré perdu par le partenaire',
    actions: ['declareLost'],
  },
  damagedCommunicated: { label: 'Damaged communicated', french: 'Dommage signalé', actions: ['reportDamaged'] },
  claimed: { label: 'Ask for status', french: 'Demander l’état', actions: ['askStatus'] },
  reminded: { label: 'Remind', french: 'Envoyer un rappel', actions: ['remind'] },
  passedOn: {
    label: 'Pass on to another library',
    french: 'Transmettre à une autre bibliothèque',
    actions: ['passOn'],
  },
  externallyObtained: {
    label: 'Externally obtained',
    french: 'Obtenu de manière externe',
    actions: ['obtainElsewhere'],
  },
  reactivated: { label: 'Reactivated', french: 'Réactivé', actions: ['reactivate'] },
} as const satisfies Record<string, StepRow<BorrowingAction>>;

export const lendingSteps = {
  willSupply: { label: 'Will supply', french: 'Sera fourni', actions: ['willSupply', 'expectToSupply'] },
  conditional: { label: 'Conditional', french: 'Sous condition', actions: ['offerConditions'] },
  retryOffered: { label: 'Another try offered', french: 'Nouvel essai proposé', actions: ['offerRetry'] },
  badCitation: { label: 'Bad citation', french: 'Référence erronée', actions: ['returnBadCitation'] },
  reject: { label: 'Reject', french: 'Rejeter', actions: ['reject'] },
  shippedDigitally: { label: 'Shipped digitally', french: 'Expédié numériquement', actions: ['shipDigitally'] },
  renew: { label: 'Renew', french: 'Renouveler', actions: ['acceptRenewal'] },
  recall: { label: 'Recall', french: 'Rappeler', actions: ['recall'] },
  overdue: { label: 'Overdue', french: 'En retard', actions: ['sendOverdue'] },
  holdReturn: { label: 'Hold return', french: 'Retour suspendu', actions: ['holdReturn'] },
  lostAndFeeCommunicated: {
    label: 'Lost and fee communicated',
    french: 'Perte et frais signalés',
    actions: ['declareLost'],
  },
  damaged: { label: 'Damaged', french: 'Endommagé', actions: ['reportDamaged'] },
  /** Only its message is optional: the item is checked in all the same. */
  checkedInMessage: { label: 'Checked In Message', french: 'Message de retour enregistré', actions: [] },
  reactivated: { label: 'Reactivated', french: 'Réactivé', actions: ['reactivate'] },
} as const satisfies Record<string, StepRow<LendingAction>>;

/** The optional steps of a side, in the order of the form. */
export const profileSteps: Record<Side, Readonly<Record<string, StepRow<string>>>> = {
  borrowing: borrowingSteps,
  lending: lendingSteps,
};

export interface WorkflowProfile {
  code: string;
  name: string;
  kind: Side;
  /** Steps that are not ticked; every other one is, also one that a later version brings. */
  unticked: string[];
  /** Lending: a renewal that is possible is granted without staff. */
  automaticRenew: boolean;
}

/** The steps of a side that are ticked. */
export const tickedIn = ({ kind, unticked }: Pick<WorkflowProfile, 'kind' | 'unticked'>): string[] =>
  Object.keys(profileSteps[kind]).filter((step) => !unticked.includes(step));

/** What a partner says about its steps: a profile a side, and the flag that is older than profiles. */
export interface PartnerProfiles {
  borrowingProfile?: WorkflowProfile;
  lendingProfile?: WorkflowProfile;
  /** `false` takes the tick from `checkedInMessage`, whatever the profile says. */
  checkedInMessage: boolean;
}

/** The profile in force between us and a partner on one side. Without one everything is ticked. */
export function profileWith(
  side: Side,
  partner: PartnerProfiles | undefined,
): Pick<WorkflowProfile, 'unticked' | 'automaticRenew'> & { name?: string } {
  const named = side === 'borrowing' ? partner?.borrowingProfile : partner?.lendingProfile;
  const quiet = side === 'lending' && partner?.checkedInMessage === false ? ['checkedInMessage'] : [];
  return {
    ...(named ? { name: named.name } : {}),
    unticked: [...new Set([...(named?.unticked ?? []), ...quiet])],
    automaticRenew: named?.automaticRenew ?? false,
  };
}

/** The actions that a profile takes away. */
export const actionsLeftOut = (side: Side, unticked: readonly string[]): ReadonlySet<string> =>
  new Set(unticked.flatMap((step) => profileSteps[side][step]?.actions ?? []));

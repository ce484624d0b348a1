/**
 * Workflow profiles: which optional steps a library takes with a partner. Steps that are no row here are always there. What a
 * partner sends is taken whatever is ticked: nothing received is dropped.
 */
import { type Message, worded } from '../../words/message.js';
import type { BorrowingAction } from '../tables/borrowing.js';
import type { LendingAction } from '../tables/lending.js';
import type { Side } from '../tables/tables.js';

interface StepRow<Action extends string> {
  label: Message;
  /** The actions that are not there when the step is not ticked. Those that finish a step already begun stay. */
  actions: readonly Action[];
}
type Bare<Action extends string> = Omit<StepRow<Action>, 'label'>;

export const borrowingSteps = worded(
  {
    reject: { actions: ['reject'] },
    renewRequested: {
      actions: ['requestRenewal'],
    },
    mediatedRenewal: {
      actions: ['patronAsksRenewal'],
    },
    cancelledByStaff: { actions: ['cancel'] },
    cancelledByPatron: { actions: ['cancelByPatron'] },
    receivedNotForLoan: {
      actions: ['receiveNotForLoan'],
    },
    lostCommunicated: { actions: ['reportLost'] },
    declaredLostByPartner: {
      actions: ['declareLost'],
    },
    damagedCommunicated: { actions: ['reportDamaged'] },
    claimed: { actions: ['askStatus'] },
    reminded: { actions: ['remind'] },
    passedOn: {
      actions: ['passOn'],
    },
    externallyObtained: {
      actions: ['obtainElsewhere'],
    },
    reactivated: { actions: ['reactivate'] },
  } as const satisfies Record<string, Bare<BorrowingAction>>,
  { label: 'stepBorrowing' },
);

export const lendingSteps = worded(
  {
    willSupply: { actions: ['willSupply', 'expectToSupply'] },
    conditional: { actions: ['offerConditions'] },
    retryOffered: { actions: ['offerRetry'] },
    badCitation: { actions: ['returnBadCitation'] },
    reject: { actions: ['reject'] },
    shippedDigitally: { actions: ['shipDigitally'] },
    renew: { actions: ['acceptRenewal'] },
    recall: { actions: ['recall'] },
    overdue: { actions: ['sendOverdue'] },
    holdReturn: { actions: ['holdReturn'] },
    lostAndFeeCommunicated: {
      actions: ['declareLost'],
    },
    damaged: { actions: ['reportDamaged'] },
    /** Only its message is optional: the item is checked in all the same. */
    checkedInMessage: { actions: [] },
    reactivated: { actions: ['reactivate'] },
  } as const satisfies Record<string, Bare<LendingAction>>,
  { label: 'stepLending' },
);

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

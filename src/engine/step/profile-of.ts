import { actionsLeftOut, profileWith } from '../../domain/partner/workflow-profile.js';
import type { OrderName } from '../../domain/tables/tables.js';
import { undoNames, undoOf } from '../../domain/tables/undoing.js';
import { type Message, message } from '../../words/message.js';
import type { Side } from '../model/actor.js';
import type { Loan, PartnerRecord } from '../model/records.js';
import { activeOf } from '../rota/rota-moves.js';
import { lastRemembered } from './remembered-steps.js';

/** What the workflow profile of the partner that has a request says about its steps. */
export interface StepsOf {
  /** Actions that are not there. */
  leftOut: ReadonlySet<string>;
  /** The Checked In message is sent. */
  checkedInMessage: boolean;
  /** A renewal that is possible is granted without staff. */
  automaticRenew: boolean;
  /** The profile's name, when the partner has one. */
  profile?: string;
}

/** A partner that is in the rota and was not asked yet says nothing about our steps. */
export function stepsOfProfile(loan: Loan, partners: readonly PartnerRecord[]): StepsOf {
  const { side } = loan.request;
  const talk = activeOf(loan);
  const code = talk?.state === 'listed' ? undefined : (talk?.partnerCode ?? loan.request.partnerCode);
  const partner = code === undefined ? undefined : partners.find((each) => each.code === code);
  const { unticked, automaticRenew, name } = profileWith(side, partner);
  return {
    leftOut: new Set([...actionsLeftOut(side, unticked), ...undoesLeftOut(loan)]),
    checkedInMessage: !unticked.includes('checkedInMessage'),
    automaticRenew,
    ...(name ? { profile: name } : {}),
  };
}

/** An undo takes back the last step that is remembered, and no other. */
function undoesLeftOut({ request }: Loan): string[] {
  const last = lastRemembered(request);
  const undo = last && undoOf(request.side, last.action);
  const possible = undo === 'undoAnswer' && !request.facts.answeredBy ? undefined : undo;
  return undoNames(request.side).filter((name) => name !== possible);
}

/** The actions that the workflow profile of a partner takes away. */
export function leftOutWith(side: Side, code: string | undefined, partners: readonly PartnerRecord[]) {
  const partner = code === undefined ? undefined : partners.find((each) => each.code === code);
  return actionsLeftOut(side, profileWith(side, partner).unticked);
}

/** Why an action is refused that the table would allow; nothing when the profile has no part in it. */
export function notTicked(action: OrderName, { leftOut, profile }: StepsOf): Message | undefined {
  if (!leftOut.has(action)) return undefined;
  return message('refusedOrder.stepNotTicked', { action, profile: profile ?? 'none' });
}

import type { Message } from '../words/message.js';
import type { ActionField } from './action-fields.js';
import type { Permission } from './permissions.js';

/** A staff action as desks know it. The tables say where it is possible and what follows. */
export interface ActionRow<State extends string = string, Action extends string = string>
  extends BareAction<State, Action> {
  /** The button's words, as in Alma. */
  label: Message;
  /** What was done, as a history says it. */
  done: Message;
}

/** A staff action without its words. */
export interface BareAction<State extends string = string, Action extends string = string> {
  fields: readonly ActionField[];
  /** The states in which it is what a desk would usually do next. */
  primaryIn?: readonly State[];
  /** What somebody must be allowed to do it: `workOnRequests` where it is not said. */
  permission?: Permission;
  /** Only the node orders it, never a button. */
  byRule?: true;
  /** Only with the parcel in hand, whose line of the rota the scan names: never a button. */
  atScanner?: true;
  /** What was to be told and has not gone out yet is withdrawn with it. */
  withdraws?: true;
  /** Possible only while nobody was told of what it takes back. */
  onlyUnsaid?: true;
  /** The steps that it takes back, on the state to which they led. */
  undoes?: readonly Action[];
  /** The button that this belongs to; the node decides which of them an order means. */
  variantOf?: Action;
  /** What decides for a variant. */
  when?:
    | 'noPartnerLeft'
    | 'brokerGoesOn'
    | 'nobodyAsked'
    | 'noMessageWished'
    | 'messageWaits'
    | 'fitsLenderDate'
    | 'lenderCheckedIn'
    | 'isOverdue'
    | 'someStayLost';
}

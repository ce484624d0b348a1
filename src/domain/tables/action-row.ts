import type { Message } from '../../words/message.js';
import type { Permission } from '../staff/permissions.js';
import type { ActionField } from './action-fields.js';
import type { EventFacts } from './state-machine.js';

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
  /** Possible only while nobody was notified of what it takes back. */
  onlyUnsaid?: true;
  /** The steps that it takes back, on the state to which they led. */
  undoes?: readonly Action[];
  /** The action of which this is what the history calls it under the facts `when`: no button of its own. */
  variantOf?: Action;
  when?: EventFacts;
}

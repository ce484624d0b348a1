import type { ActionField } from './action-fields.js';
import type { Permission } from './permissions.js';

/** A staff action as desks know it. The tables say where it is possible and what follows. */
export interface ActionRow<State extends string = string, Action extends string = string> {
  /** The button's words, as in Alma. */
  label: string;
  french: string;
  fields: readonly ActionField[];
  /** The states in which it is what a desk would usually do next. */
  primaryIn?: readonly State[];
  /** What somebody must be allowed to do it: `workOnRequests` where it is not said. */
  permission?: Permission;
  /** Only the node orders it, never a button. */
  byRule?: true;
  /** The button that this belongs to; the node decides which of them an order means. */
  variantOf?: Action;
  /** What decides for a variant. */
  when?:
    | 'noPartnerLeft'
    | 'nobodyAsked'
    | 'noMessageWished'
    | 'messageWaits'
    | 'neverLent'
    | 'neverLentAndMessageWaits'
    | 'fitsLenderDate'
    | 'lenderCheckedIn';
}

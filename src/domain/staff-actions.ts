/** What a desk may do now: one button for each action of the table, variants behind the button they belong to. */

import type { Wording } from '../words/message.js';
import type { ActionField } from './action-fields.js';
import type { ActionRow } from './action-row.js';
import { borrowingActionRows } from './borrowing-actions.js';
import { lendingActionRows } from './lending-actions.js';
import { type ActionName, type Service, type Side, type StateName, tableFor } from './tables.js';

export type { ActionField } from './action-fields.js';
export type { ActionRow } from './action-row.js';

/** All actions by side and name. */
export const actionRows: Record<Side, Readonly<Partial<Record<ActionName, ActionRow>>>> = {
  borrowing: borrowingActionRows,
  lending: lendingActionRows,
};

/** Whether this side has an action of that name: names come from forms and programs. */
export const isAction = (side: Side, name: string): name is ActionName => Object.hasOwn(actionRows[side], name);

export function actionRow(side: Side, name: string): ActionRow | undefined {
  return isAction(side, name) ? actionRows[side][name] : undefined;
}

/** All actions of a side, in the order of their table. */
const namesOf = (side: Side): ActionName[] => Object.keys(actionRows[side]).filter((name) => isAction(side, name));

export interface Allowed {
  name: ActionName;
  label: Wording;
  fields: ActionField[];
  /** The state the request goes to. */
  to: StateName;
  primary: boolean;
  /** Its form is shown before it is ordered: the button's words end in “…”. */
  asks: boolean;
  /** Of an undo: the step that it takes back, and until when that is possible where the time is short. */
  undoes?: { action: string; version: number; until?: string };
}

/** An optional note is no reason to ask before the usual next step. */
const noteNames = ['note', 'internalNote'];

/** The usual next step at once: a doubt of the node is asked about when there is one. */
const asksOnlyInDoubt: ReadonlySet<string> = new Set<ActionName>(['returnToPartner']);

const asksFirst = (action: ActionName, primary: boolean, fields: readonly ActionField[]): boolean =>
  !primary ||
  (!asksOnlyInDoubt.has(action) && fields.some(({ name, required }) => required || !noteNames.includes(name)));

/**
 * The buttons of a state, the usual one first, without those that the partner's workflow profile leaves out. Permission is
 * not asked here.
 */
export function allowedActions(
  side: Side,
  service: Service,
  state: StateName,
  leftOut?: ReadonlySet<string>,
): Allowed[] {
  const rows = tableFor(side, service)[state] ?? {};
  const buttons = namesOf(side).flatMap((name): Allowed[] => {
    const row = actionRow(side, name);
    if (!row || row.byRule || row.atScanner || row.variantOf || leftOut?.has(name)) return [];
    const taken = [name, ...variantsOf(side, name)].find((each) => rows[each]);
    if (!taken) return [];
    const { label } = row;
    const fields = actionRow(side, taken)?.fields ?? row.fields;
    const primary = row.primaryIn?.includes(state) ?? false;
    const to = rows[taken]?.to ?? state;
    return [{ name, label, fields: [...fields], to, primary, asks: asksFirst(name, primary, fields) }];
  });
  return buttons.sort((one, other) => Number(other.primary) - Number(one.primary));
}

/** The same buttons with that step as the usual one, where it can be done: an open mark asks for it in place of the state's own. */
export function askedFirst(actions: Allowed[], asked: string | undefined): Allowed[] {
  if (!actions.some(({ name }) => name === asked)) return actions;
  return actions
    .map((each) => ({
      ...each,
      primary: each.name === asked,
      asks: asksFirst(each.name, each.name === asked, each.fields),
    }))
    .sort((one, other) => Number(other.primary) - Number(one.primary));
}

/** What the node knows when it decides what an order means. */
export interface Circumstances {
  /** A partner has the request at present. */
  asked?: boolean;
  /** A partner of the rota has not been asked yet. */
  partnerLeft?: boolean;
  /** The partner asks libraries of its own one after the other, and it is known which of them speaks now. */
  brokerGoesOn?: boolean;
  /** The partner's workflow profile wishes a message for this step. */
  messageWished?: boolean;
  /** What an undo takes back has not gone out yet. */
  messageWaits?: boolean;
  /** A renewal that a rule of this library grants without asking the lender. */
  fitsLenderDate?: boolean;
  /** It was due back before now. */
  isOverdue?: boolean;
  /** The last the lender said is that the loan is completed. */
  lenderCheckedIn?: boolean;
  /** Of several volumes some stay lost when the others go on. */
  someStayLost?: boolean;
  /** The parcel is in hand, and it is known which partner's it is. */
  parcelInHand?: boolean;
  /** The node itself orders it: also what no button is for. */
  byRule?: boolean;
  /** Actions that the partner's workflow profile takes away, with their variants. */
  leftOut?: ReadonlySet<string>;
}

/**
 * The event that an order stands for: the action itself or the variant that fits the circumstances; where only one of
 * them has a row, that one. `undefined`: not possible in this state, or not for staff.
 */
export function chooseVariant(
  side: Side,
  service: Service,
  state: StateName,
  action: string,
  circumstances: Circumstances = {},
): ActionName | undefined {
  if (!isAction(side, action)) return undefined;
  const row = actionRow(side, action);
  if (!row || row.variantOf || circumstances.leftOut?.has(action)) return undefined;
  if ((row.byRule && !circumstances.byRule) || (row.atScanner && !circumstances.parcelInHand)) return undefined;
  const rows = tableFor(side, service)[state] ?? {};
  const possible = [action, ...variantsOf(side, action)].filter((name) => rows[name]);
  return possible.find((name) => fits(actionRow(side, name)?.when, circumstances)) ?? possible[0];
}

function fits(
  when: ActionRow['when'],
  { asked, partnerLeft, messageWished, messageWaits = false, ...known }: Circumstances,
): boolean {
  if (when === 'fitsLenderDate') return known.fitsLenderDate === true;
  if (when === 'isOverdue') return known.isOverdue === true;
  if (when === 'someStayLost') return known.someStayLost === true;
  if (when === 'lenderCheckedIn') return known.lenderCheckedIn === true;
  if (when === 'messageWaits') return messageWaits;
  if (when === 'nobodyAsked') return asked === false;
  if (when === 'brokerGoesOn') return known.brokerGoesOn === true;
  if (when === 'noPartnerLeft') return partnerLeft === false && !known.brokerGoesOn;
  if (when === 'noMessageWished') return messageWished === false;
  return false;
}

/** By side and action: every step and every view asks. */
const variants = new Map<string, readonly ActionName[]>();

function variantsOf(side: Side, name: ActionName): readonly ActionName[] {
  const key = `${side} ${name}`;
  const known = variants.get(key);
  if (known) return known;
  const found = namesOf(side).filter((each) => actionRow(side, each)?.variantOf === name);
  variants.set(key, found);
  return found;
}

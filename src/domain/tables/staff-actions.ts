/** What a desk may do now: one button for each action of the table, variants behind the button they belong to. */

import type { Wording } from '../../words/message.js';
import type { ActionField } from './action-fields.js';
import type { ActionRow } from './action-row.js';
import { borrowingActionRows } from './borrowing-actions.js';
import type { HistoryEvent } from './events.js';
import { lendingActionRows } from './lending-actions.js';
import { type EventFacts, entriesOf, fits } from './state-machine.js';
import { type ActionName, type OrderName, type Service, type Side, type StateName, tableFor } from './tables.js';

export type { ActionField } from './action-fields.js';
export type { ActionRow } from './action-row.js';

/** All actions and their variants by side and name. */
export const actionRows: Record<Side, Readonly<Partial<Record<OrderName, ActionRow<StateName, OrderName>>>>> = {
  borrowing: borrowingActionRows,
  lending: lendingActionRows,
};

/** Whether an order of this side is called so: names come from histories, forms and programs. */
export const isOrderName = (side: Side, name: string): name is OrderName => Object.hasOwn(actionRows[side], name);

/** Whether this side has an action of that name: names come from forms and programs. A variant is none. */
export const isAction = (side: Side, name: string): name is ActionName =>
  actionRow(side, name) !== undefined && actionRow(side, name)?.variantOf === undefined;

export function actionRow(side: Side, name: string): ActionRow<StateName, OrderName> | undefined {
  return isOrderName(side, name) ? actionRows[side][name] : undefined;
}

/** All actions of a side, in the order of their table. */
const namesOf = (side: Side): ActionName[] =>
  Object.keys(actionRows[side]).flatMap((name) => (isAction(side, name) ? [name] : []));

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
  undoes?: { action: HistoryEvent; version: number; until?: string };
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
    if (!row || row.byRule || row.atScanner || leftOut?.has(name)) return [];
    const entries = entriesOf(rows[name]);
    const usual = entries.find(({ when }) => !when) ?? entries[0];
    if (!usual) return [];
    const { label } = row;
    const fields = actionRow(side, orderName(side, name, usual.when))?.fields ?? row.fields;
    const primary = row.primaryIn?.includes(state) ?? false;
    const { to = state } = usual;
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

/** Who orders, and what somebody else has left out: for whom an action is possible at all. */
export interface OrderedBy {
  /** The parcel is in hand, and it is known which partner's it is. */
  parcelInHand?: boolean;
  /** The node itself orders it: also what no button is for. */
  byRule?: boolean;
  /** Actions that the partner's workflow profile takes away, with their variants. */
  leftOut?: ReadonlySet<string>;
}

/** An order as the table takes it, and what a history calls it. */
export interface ChosenOrder {
  action: ActionName;
  facts: EventFacts;
  name: OrderName;
}

/**
 * What an order means: the entry that fits the facts, or the only one that there is. `undefined`: not possible in this
 * state, or not for staff.
 */
export function chooseVariant(
  side: Side,
  service: Service,
  state: StateName,
  action: string,
  facts: EventFacts = {},
  { byRule, parcelInHand, leftOut }: OrderedBy = {},
): ChosenOrder | undefined {
  if (!isAction(side, action) || leftOut?.has(action)) return undefined;
  const row = actionRow(side, action);
  if ((row?.byRule && !byRule) || (row?.atScanner && !parcelInHand)) return undefined;
  const entries = entriesOf(tableFor(side, service)[state]?.[action]);
  const entry = entries.find((each) => fits(each, facts)) ?? entries[0];
  if (!entry) return undefined;
  const { when = {} } = entry;
  return { action, facts: when, name: orderName(side, action, when) };
}

/** What a history calls an order under these facts. */
export const orderName = (side: Side, action: ActionName, facts: EventFacts = {}): OrderName =>
  variantsOf(side, action).find((name) => fits({ when: actionRow(side, name)?.when }, facts)) ?? action;

/** By side and action: every step and every view asks. */
const variants = new Map<string, readonly OrderName[]>();

function variantsOf(side: Side, action: ActionName): readonly OrderName[] {
  const key = `${side} ${action}`;
  const known = variants.get(key);
  if (known) return known;
  const found = Object.keys(actionRows[side]).flatMap((name) =>
    isOrderName(side, name) && actionRow(side, name)?.variantOf === action ? [name] : [],
  );
  variants.set(key, found);
  return found;
}

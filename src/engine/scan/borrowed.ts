/** An item of another library under the scanner: received, shelved, taken back or sent home. */
import { type ScanStep, scanStep } from '../../domain/fulfilment/scan.js';
import { doesHere, doneElsewhere } from '../../domain/fulfilment/scan-places.js';
import { actionRow, allowedActions } from '../../domain/staff-actions.js';
import { stateRow } from '../../domain/states.js';
import { act } from '../desk/act.js';
import { deskOf } from '../desk/desk-of.js';
import { viewOf } from '../desk/views.js';
import type { House } from '../house.js';
import type { HoldView, TemporaryItemView } from '../local/circulation.js';
import type { Outcome } from '../local/outcome.js';
import type { ActOutcome, Actor, RequestView } from '../ports.js';
import type { Loan } from '../records.js';
import type { ScanAnswer, ScanOrder, ScanRoom } from './index.js';

export async function borrowed(
  room: ScanRoom,
  found: { loan: Loan; item?: TemporaryItemView },
  given: ScanOrder,
  actor: Actor,
): Promise<ScanAnswer> {
  const { house } = room;
  const { loan } = found;
  const { request } = loan;
  const here = (await house.local.circulation.items({ request: request.id, limit: 2 })).items;
  const item = found.item ?? (here.length === 1 ? here[0] : undefined);
  const desk = deskOf(house, actor);
  const library = await libraryOf(house, desk);
  const held = item && (await holdOf(house, item.barcode));
  const hold = held && factsOf(held);
  const { label, french } = stateRow('borrowing', request.state);
  const step = scanStep({
    takes: allowedActions('borrowing', request.serviceType, request.state).map(({ name }) => name),
    state: request.state,
    label: { text: label, french },
    partner: (await house.book.get(request.partnerCode ?? ''))?.name ?? 'the lender',
    shipped: request.facts.items?.length ?? 0,
    here: here.length,
    ...(item ? { item } : {}),
    ...(hold ? { hold } : {}),
    ...(library === undefined ? {} : { library }),
  });
  const { does, ...said } = step;
  if (does !== 'nothing' && (given.look || !doesHere(does, given.at)))
    return { kind: 'told', told: { ...doneElsewhere(does), request: await viewOf(house, loan, actor.desk) } };
  const outcome = await carryOut(room, loan, step, item?.barcode ?? '', desk, given, actor);
  if (outcome && outcome.kind !== 'done') return { kind: 'refused', outcome };
  const now = (await house.views.loan(request.id)) ?? loan;
  // Whoever returns items has the parcel before them: back from the patron and home is one scan there.
  if (does === 'takeBack' && given.at === 'return' && now.request.state === 'returnedByPatron')
    return borrowed(room, { loan: now }, given, actor);
  const did = does === 'nothing' ? {} : { did: does };
  const kept = await keptFor(house, request.id, item?.barcode);
  const told = { ...did, ...said, ...(kept ? { hold: kept } : {}), request: await viewOf(house, now, actor.desk) };
  return { kind: 'told', told };
}

/** The hold as it now is: of the item, or of the one item of the request. */
async function keptFor({ local }: House, request: string, barcode?: string): Promise<HoldView | undefined> {
  const items = barcode ? [{ barcode }] : (await local.circulation.items({ request, limit: 2 })).items;
  const [only] = items;
  if (!only || items.length > 1) return undefined;
  return (await local.circulation.holds({ barcode: only.barcode, limit: 1 })).items[0];
}

async function carryOut(
  { house, circulation, lastStep }: ScanRoom,
  loan: Loan,
  { does }: ScanStep,
  barcode: string,
  desk: string,
  given: ScanOrder,
  actor: Actor,
): Promise<ActOutcome | undefined> {
  const { id, version } = loan.request;
  const order = (action: string) => {
    const fields = fieldsFor(action, given);
    return act(house, { id, action, seenVersion: version, fields, actor: { ...actor, desk } }, lastStep);
  };
  const said = async (outcome: Outcome<unknown>) => asAct(outcome, await viewOf(house, loan, actor.desk));
  switch (does) {
    case 'receive':
      return order('receive');
    case 'sendHome':
      return order('returnToPartner');
    case 'takeBack':
      return said(await circulation.returnLoan({ barcode, desk }, actor, new Date()));
    case 'shelve':
      return said(await circulation.putOnHoldShelf({ barcode, desk }, actor, new Date()));
    case 'nothing':
      return undefined;
  }
}

/** Of what was ticked and written beside the scanner, that which the form of the step has. */
function fieldsFor(action: string, given: ScanOrder): Record<string, unknown> {
  const known = new Set(actionRow('borrowing', action)?.fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => known.has(name) && value !== undefined));
}

function asAct(outcome: Outcome<unknown>, request: RequestView): ActOutcome {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done', request };
    case 'notNow':
      return { kind: 'notAllowed', request, reason: outcome.reason };
    default:
      return outcome;
  }
}

async function libraryOf(house: House, desk: string): Promise<string | undefined> {
  const libraries = await house.local.libraries.list(new Date());
  return libraries.find(({ desks }) => desks.some(({ code }) => code === desk))?.code;
}

async function holdOf(house: House, barcode: string): Promise<HoldView | undefined> {
  const [hold] = (await house.local.circulation.holds({ barcode, limit: 1 })).items;
  const [expired] = hold ? [] : (await house.local.circulation.holds({ barcode, shelf: 'expired', limit: 1 })).items;
  return hold ?? expired;
}

function factsOf({ status, pickupLibrary, patronName, patron: id }: HoldView) {
  const patron = patronName ?? id;
  return { status, pickupLibrary, ...(patron ? { patron } : {}) };
}

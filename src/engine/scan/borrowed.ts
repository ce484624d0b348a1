/** An item of another library under the scanner: received, shelved, taken back or sent home. */

import type { HoldView } from '../../contract/local-views.js';
import type { RequestView } from '../../contract/request-views.js';
import type { PatronLetter, ScanOrder } from '../../contract/scan-operations.js';
import { type ScanStep, scanStep } from '../../domain/fulfilment/scan.js';
import { doesHere, doneElsewhere } from '../../domain/fulfilment/scan-places.js';
import { defined } from '../../domain/request/defined.js';
import { isNotForLoan } from '../../domain/request/loan-conditions.js';
import { actionRow, allowedActions } from '../../domain/tables/staff-actions.js';
import { isFinal, stateRow } from '../../domain/tables/states.js';
import type { ActionName } from '../../domain/tables/tables.js';
import { isMessage, type Message, message, say } from '../../words/index.js';
import { act } from '../desk/act.js';
import { deskOf, deskRefusal } from '../desk/desk-of.js';
import { viewOf } from '../desk/views.js';
import type { EngineContext } from '../engine-context.js';
import { volumesAtMost } from '../fulfilment/lend.js';
import type { Actor } from '../model/actor.js';
import type { Outcome } from '../model/local/outcome.js';
import type { ActOutcome } from '../model/orders.js';
import type { Loan } from '../model/records.js';
import type { ScanAnswer, ScanGiven } from '../model/scan.js';
import { atLibrary } from '../step/at-library.js';
import { type FoundBorrowing, foundIn } from './find.js';
import type { ScanRoom } from './index.js';
import { askWhichLibrary, partnerNameOf, stray } from './stray.js';
import { isPassedOver, whoseParcel } from './whose-parcel.js';

export async function borrowed(
  room: ScanRoom,
  found: FoundBorrowing,
  given: ScanGiven,
  actor: Actor,
): Promise<ScanAnswer> {
  const { context } = room;
  const { loan } = found;
  const { request } = loan;
  const here = (await context.local.circulation.items({ request: request.id, limit: volumesAtMost })).items;
  const lines = whoseParcel(found, given, here.length > 0);
  const [line, ...others] = lines;
  if (others.length > 0) return askWhichLibrary(room, loan, lines, actor);
  const takes = allowedActions('borrowing', request.serviceType, request.state).map(({ name }) => name);
  const isAway = here.some(({ status }) => status === 'onLoan' || status === 'lost');
  const isOver = isFinal('borrowing', request.state) && !isAway && !takes.includes('receive');
  if (line?.requestingAgencyRequestId && (isPassedOver(loan, line) || (isOver && line.askedAt))) {
    if (given.lendsOnly) return leftToOperator(room, loan, actor);
    const { reply: _, line: __, ...rest } = given;
    const goOn = (now: Loan) =>
      borrowed(room, { kind: 'borrowing', loan: now, lines: [] }, { ...rest, line: line.position }, actor);
    return stray(room, { loan, line, isHere: here.length > 0 }, given, actor, goOn);
  }
  const item = found.item ?? (here.length === 1 ? here[0] : undefined);
  const desk = deskOf(await atLibrary(context, request.owner), actor);
  const library = await libraryOf(context, desk);
  const held = item && (await holdOf(context, item.barcode));
  const hold = held && factsOf(held);
  const goesHomeElsewhere = !takes.includes('returnToPartner')
    ? undefined
    : given.lendsOnly
      ? message('scanned.operatorReturns', { partner: await partnerNameOf(context, request.partnerCode) })
      : await homeElsewhere(context, loan, desk, actor);
  const step = scanStep({
    takes,
    state: request.state,
    label: stateRow('borrowing', request.state).label,
    partner: (await context.book.get(request.partnerCode ?? ''))?.name ?? 'the lender',
    shipped: request.facts.items?.length ?? 0,
    here: here.length,
    out: here.filter(({ status }) => status === 'onLoan').length,
    lost: here.filter(({ status }) => status === 'lost').length,
    ...(item ? { item } : {}),
    ...(hold ? { hold } : {}),
    ...(library === undefined ? {} : { library }),
    ...(goesHomeElsewhere ? { goesHomeElsewhere } : {}),
  });
  const { does, ...said } = step;
  if (does === 'receive' && given.lendsOnly) return leftToOperator(room, loan, actor);
  if (does !== 'nothing' && (given.look || !doesHere(does, given.at)))
    return { kind: 'told', told: { ...doneElsewhere(does), request: await viewOf(context, loan, actor.desk) } };
  if (does === 'receive' && given.reply === 'askPartner') return askPartner(room, loan, given, actor);
  const outcome = await carryOut(room, loan, step, item?.barcode ?? '', desk, given, actor);
  if (outcome && outcome.kind !== 'done') return { kind: 'refused', outcome };
  const now = (await context.views.loan(request.id)) ?? loan;
  // Whoever returns items has the parcel before them: back from the patron and home is one scan there.
  const isHome =
    goesHome.has(now.request.state) && !here.some((each) => each.barcode !== item?.barcode && each.status === 'onLoan');
  if (does === 'takeBack' && given.at === 'return' && isHome && !goesHomeElsewhere)
    return borrowed(room, await foundIn(context, now, given.code), given, actor);
  const did = does === 'nothing' ? {} : { did: does };
  const kept = await keptFor(context, request.id, item?.barcode);
  const letter = does === 'receive' || does === 'shelve' ? await patronLetterOf(context, request.id) : undefined;
  const told = {
    ...did,
    ...said,
    ...(kept ? { hold: kept } : {}),
    ...(letter ? { patronLetter: letter } : {}),
    request: await viewOf(context, now, actor.desk),
  };
  return { kind: 'told', told };
}

/** Nothing is done: it is not the loan desk's. */
async function leftToOperator({ context }: ScanRoom, loan: Loan, actor: Actor): Promise<ScanAnswer> {
  const request = await viewOf(context, loan, actor.desk);
  return { kind: 'told', told: { text: message('scanned.operatorDoes'), request } };
}

/** How far the letter is that tells the patron of it; none is written where nobody wanted one. */
async function patronLetterOf({ local }: EngineContext, request: string): Promise<PatronLetter | undefined> {
  const { items } = await local.letters.list({ request, limit: 50 });
  const letter = items.find(({ code }) => code === 'onHoldShelf');
  if (!letter || letter.status === 'withdrawn') return undefined;
  const isQueued = letter.mail?.status === 'waiting' || letter.mail?.status === 'sending';
  return letter.status === 'waiting' && isQueued ? 'queued' : letter.status;
}

/** What is back goes on to its lender; of several volumes also when one of them is lost. */
const goesHome: ReadonlySet<string> = new Set(['returnedByPatron', 'lostReported', 'declaredLost', 'lostAndFeePaid']);

/** The lender has not shipped it: it is put aside, and the lender is asked. */
async function askPartner(
  { context, lastStep }: ScanRoom,
  { request: { id, version, partnerCode } }: Loan,
  { note }: ScanOrder,
  actor: Actor,
): Promise<ScanAnswer> {
  const fields = { note: note ?? say(message('said.arrivedUnannounced'), context.settings.language) };
  const outcome = await act(context, { id, action: 'generalMessage', seenVersion: version, fields, actor }, lastStep);
  if (outcome.kind !== 'done') return { kind: 'refused', outcome };
  const from = await partnerNameOf(context, partnerCode);
  const text = message('scanned.putAside', { from });
  return { kind: 'told', told: { did: 'putAside', text, partner: from, request: outcome.request } };
}

/** The hold as it now is: of the item, or of the one item of the request. */
async function keptFor({ local }: EngineContext, request: string, barcode?: string): Promise<HoldView | undefined> {
  const items = barcode ? [{ barcode }] : (await local.circulation.items({ request, limit: 2 })).items;
  const [only] = items;
  if (!only || items.length > 1) return undefined;
  return (await local.circulation.holds({ barcode: only.barcode, limit: 1 })).items[0];
}

async function carryOut(
  { context, circulation, lastStep }: ScanRoom,
  loan: Loan,
  { does }: ScanStep,
  barcode: string,
  desk: string,
  given: ScanOrder,
  actor: Actor,
): Promise<ActOutcome | undefined> {
  const { id, version } = loan.request;
  const order = (action: ActionName) => {
    const fields = fieldsFor(action, given);
    return act(context, { id, action, seenVersion: version, fields, actor: { ...actor, desk } }, lastStep);
  };
  const said = async (outcome: Outcome<unknown>) => asAct(outcome, await viewOf(context, loan, actor.desk));
  switch (does) {
    case 'receive':
      /** The lender's conditions keep it in the library: received so, without a question. */
      return order(isNotForLoan(loan.request.facts.conditions) ? 'receiveNotForLoan' : 'receive');
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

/** Of what was ticked and written next to the scanner, that which the form of the step has. */
function fieldsFor(action: ActionName, given: ScanOrder): Record<string, unknown> {
  const known = new Set(actionRow('borrowing', action)?.fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(defined(given)).filter(([name]) => known.has(name)));
}

function asAct(outcome: Outcome<unknown>, request: RequestView): ActOutcome {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done', request };
    case 'notNow':
      return { kind: 'notAllowed', request, reason: outcome.reason };
    case 'doubt':
      return { kind: 'warned', about: 'doubt', request, reason: outcome.reason };
    default:
      return outcome;
  }
}

/** Why the item does not go home from this desk, and which desk sends it (FG8). */
async function homeElsewhere(
  context: EngineContext,
  { request }: Loan,
  desk: string,
  actor: Actor,
): Promise<Message | undefined> {
  const order = {
    side: 'borrowing',
    action: 'returnToPartner',
    actor: { ...actor, desk },
    owner: request.owner,
  } as const;
  const reason = await deskRefusal(context, order, context.local);
  return isMessage(reason) ? reason : undefined;
}

async function libraryOf(context: EngineContext, desk: string): Promise<string | undefined> {
  const libraries = await context.local.libraries.list(new Date());
  return libraries.find(({ desks }) => desks.some(({ code }) => code === desk))?.code;
}

async function holdOf(context: EngineContext, barcode: string): Promise<HoldView | undefined> {
  const [hold] = (await context.local.circulation.holds({ barcode, limit: 1 })).items;
  const [expired] = hold ? [] : (await context.local.circulation.holds({ barcode, shelf: 'expired', limit: 1 })).items;
  return hold ?? expired;
}

function factsOf({ status, pickupLibrary, pickupName, patronName, patron: id }: HoldView) {
  const patron = patronName ?? id;
  return { status, pickupLibrary, pickupName, ...(patron ? { patron } : {}) };
}

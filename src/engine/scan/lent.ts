/** An item of ours under the scanner, or the slip of a lending request. */

import type { RequestView } from '../../contract/request-views.js';
import type { ScanOrder } from '../../contract/scan-operations.js';
import type { ScanDeed } from '../../domain/fulfilment/scan-places.js';
import { doesHere, doneElsewhere, scanDeeds } from '../../domain/fulfilment/scan-places.js';
import { allowedActions } from '../../domain/tables/staff-actions.js';
import { stateRow } from '../../domain/tables/states.js';
import { type Code, message } from '../../words/message.js';
import { act } from '../desk/act.js';
import { viewOf } from '../desk/views.js';
import type { Actor } from '../model/actor.js';
import type { LendingScan } from '../model/lending-desk.js';
import type { Loan } from '../model/records.js';
import type { ScanAnswer } from '../model/scan.js';
import { choiceOf } from './choices.js';
import type { ScanRoom } from './index.js';
import { stillOnLoan } from './still-on-loan.js';

const deeds: Record<'checkedIn' | 'partlyBack' | 'moved' | 'shipped' | 'home', ScanDeed> = {
  checkedIn: 'checkIn',
  partlyBack: 'partlyBack',
  moved: 'move',
  shipped: 'ship',
  home: 'home',
};

/** What the lending desk is shown after a scan. */
const words: Record<Exclude<LendingScan['kind'], 'nothing' | 'elsewhere'>, Code> = {
  checkedIn: 'scanned.checkedIn',
  partlyBack: 'scanned.partlyBack',
  moved: 'scanned.moved',
  shipped: 'scanned.shipped',
  home: 'scanned.homeAfterEnd',
  wanted: 'scanned.wanted',
  several: 'scanned.several',
};

export async function lendingItem(room: ScanRoom, order: ScanOrder, actor: Actor): Promise<ScanAnswer> {
  const { code, request, note, internalNote, printSlip, confirmed, at, look } = order;
  const only = look ? [] : scanDeeds.filter((deed) => doesHere(deed, at));
  const given = Object.entries({ request, note, internalNote, printSlip, confirmed }).filter(
    ([, value]) => value !== undefined,
  );
  const scanned = await room.lending.scan({ barcode: code, only, ...Object.fromEntries(given) }, actor);
  return told(room, scanned, actor);
}

async function told({ context }: ScanRoom, scanned: LendingScan, actor: Actor): Promise<ScanAnswer> {
  if (scanned.kind === 'nothing') return { kind: 'unknown', what: 'code' };
  if (scanned.kind === 'elsewhere') {
    const loan = await context.views.loan(scanned.request);
    const request = loan ? { request: await viewOf(context, loan, actor.desk) } : {};
    return { kind: 'told', told: { ...doneElsewhere(scanned.deed), ...request } };
  }
  const text = message(words[scanned.kind]);
  if ('requests' in scanned) {
    const loans = await Promise.all(scanned.requests.map(({ request }) => context.views.loan(request)));
    return { kind: 'told', told: { text, choices: loans.flatMap((loan) => (loan ? [choiceOf(loan)] : [])) } };
  }
  const did = deeds[scanned.kind];
  if (scanned.kind === 'home') {
    const loan = await context.views.loan(scanned.request);
    return {
      kind: 'told',
      told: { did, text, ...(loan ? { request: await viewOf(context, loan, actor.desk) } : {}) },
    };
  }
  const { outcome } = scanned;
  if (outcome.kind !== 'done') return { kind: 'refused', outcome };
  const back = scanned.kind === 'checkedIn' ? wordsBack(outcome.request) : text;
  return { kind: 'told', told: { did, text: back, request: outcome.request } };
}

const wordsBack = ({ attention }: RequestView) =>
  message(attention.some(({ reason }) => reason === 'damaged') ? 'scanned.checkedInDamaged' : 'scanned.checkedIn');

/** The slip alone: what came back is checked in; what is to leave needs its own barcode. */
export async function lendingSlip(
  { context, lastStep }: ScanRoom,
  loan: Loan,
  { note, internalNote, confirmed, at, look }: ScanOrder,
  actor: Actor,
): Promise<ScanAnswer> {
  const { id, version, state, serviceType } = loan.request;
  const takes = allowedActions('lending', serviceType, state).map(({ name }) => name);
  if (takes.includes('checkIn')) {
    if (look || !doesHere('checkIn', at))
      return { kind: 'told', told: { ...doneElsewhere('checkIn'), request: await viewOf(context, loan, actor.desk) } };
    const doubt = confirmed ? undefined : await stillOnLoan(context, loan);
    if (doubt) {
      const request = await viewOf(context, loan, actor.desk);
      return { kind: 'refused', outcome: { kind: 'warned', about: 'doubt', request, reason: doubt } };
    }
    const fields = { ...(note ? { note } : {}), ...(internalNote ? { internalNote } : {}) };
    const outcome = await act(context, { id, action: 'checkIn', seenVersion: version, fields, actor }, lastStep);
    if (outcome.kind !== 'done') return { kind: 'refused', outcome };
    return { kind: 'told', told: { did: 'checkIn', text: wordsBack(outcome.request), request: outcome.request } };
  }
  const sendsFile = serviceType === 'Copy' && takes.includes('shipDigitally');
  if ((takes.includes('ship') || sendsFile) && !doesHere('ship', at))
    return { kind: 'told', told: { ...doneElsewhere('ship'), request: await viewOf(context, loan, actor.desk) } };
  const told = sendsFile
    ? { text: message('scanned.copyToUpload'), next: 'shipDigitally' }
    : takes.includes('ship')
      ? { text: message('scanned.itemToo'), next: 'ship' }
      : { text: message('scanned.nothing', { state: stateRow('lending', state).label }) };
  return { kind: 'told', told: { ...told, request: await viewOf(context, loan, actor.desk) } };
}

import {
  IconAlertOctagon,
  IconArrowBackUp,
  IconBan,
  IconBandage,
  IconBook2,
  IconBookOff,
  IconCalendarDue,
  IconCircleCheck,
  IconCircleX,
  IconClipboardList,
  IconClock,
  IconClockX,
  IconExternalLink,
  IconFileAlert,
  IconFileCheck,
  IconFileDownload,
  IconHandStop,
  IconHome2,
  IconHourglass,
  IconInbox,
  IconPackage,
  IconPackageImport,
  IconReceipt2,
  IconRefreshAlert,
  IconRotateClockwise,
  IconScale,
  IconSearchOff,
  IconSend,
  IconThumbUp,
  IconTruckDelivery,
  IconTruckReturn,
  IconUserCheck,
  IconUserExclamation,
} from '@tabler/icons-react';
import type { BorrowingState } from '../../domain/tables/borrowing.js';
import { borrowingStateRows } from '../../domain/tables/borrowing-states.js';
import type { LendingState } from '../../domain/tables/lending.js';
import { lendingStateRows } from '../../domain/tables/lending-states.js';
import type { StateRow } from '../../domain/tables/state-row.js';
import type { StateName } from '../../domain/tables/tables.js';
import type { Wording } from '../../words/message.js';
import { filledTones, type Tone } from '../theme/tones.js';

export type Side = 'borrowing' | 'lending';
export type Look = readonly [tone: Tone, icon: typeof IconClock];

const borrowing: Record<BorrowingState, Look> = {
  created: ['act', IconClipboardList],
  pendingApproval: ['act', IconUserExclamation],
  locateFailed: ['act', IconSearchOff],
  localHolding: ['act', IconHome2],
  badCitation: ['act', IconFileAlert],
  readyToSend: ['act', IconSend],
  requestSent: ['wait', IconClock],
  requestAccepted: ['wait', IconThumbUp],
  retryLater: ['wait', IconClock],
  willSupply: ['wait', IconPackage],
  conditional: ['act', IconScale],
  shippedPhysically: ['move', IconTruckDelivery],
  shippedDigitally: ['move', IconFileDownload],
  copyShipped: ['move', IconTruckDelivery],
  receivedPhysically: ['here', IconPackageImport],
  receivedNotForLoan: ['here', IconBookOff],
  receivedDigitally: ['done', IconFileCheck],
  copyReceived: ['done', IconFileCheck],
  loaned: ['here', IconBook2],
  mediatedRenewal: ['act', IconRotateClockwise],
  renewRequested: ['wait', IconRotateClockwise],
  renewed: ['here', IconRotateClockwise],
  renewNotAccepted: ['stop', IconCircleX],
  recalled: ['stop', IconArrowBackUp],
  overdue: ['stop', IconCalendarDue],
  returnedByPatron: ['act', IconPackage],
  returnedToPartner: ['move', IconTruckReturn],
  passedOn: ['move', IconTruckDelivery],
  lostReported: ['stop', IconAlertOctagon],
  declaredLost: ['stop', IconReceipt2],
  lostAndFeePaid: ['done', IconReceipt2],
  damagedReported: ['stop', IconBandage],
  cancelRequested: ['wait', IconHourglass],
  cancelNotAccepted: ['act', IconCircleX],
  cancelledByPartner: ['done', IconCircleX],
  cancelledByPatron: ['done', IconCircleX],
  cancelledByStaff: ['done', IconCircleX],
  rejectedByPartner: ['act', IconBan],
  expired: ['done', IconClockX],
  externallyObtained: ['done', IconExternalLink],
  filledLocally: ['done', IconHome2],
  requestCompleted: ['done', IconCircleCheck],
  completedWithoutReturn: ['done', IconReceipt2],
};

const lending: Record<LendingState, Look> = {
  created: ['act', IconInbox],
  locateFailed: ['act', IconSearchOff],
  beingProcessed: ['act', IconClipboardList],
  willSupply: ['act', IconPackage],
  conditional: ['wait', IconScale],
  retryPossible: ['wait', IconRefreshAlert],
  shippedPhysically: ['move', IconTruckDelivery],
  shippedDigitally: ['done', IconFileDownload],
  receivedByPartner: ['here', IconUserCheck],
  renewRequested: ['act', IconRotateClockwise],
  recalled: ['wait', IconArrowBackUp],
  overdue: ['stop', IconCalendarDue],
  returnedByPartner: ['move', IconTruckReturn],
  passedOn: ['move', IconTruckDelivery],
  cancelRequested: ['act', IconHandStop],
  cancelled: ['done', IconCircleX],
  rejected: ['done', IconBan],
  expired: ['done', IconClockX],
  lostReported: ['stop', IconAlertOctagon],
  lostAndFeeCommunicated: ['stop', IconReceipt2],
  damaged: ['stop', IconBandage],
  requestCompleted: ['done', IconCircleCheck],
  completedWithoutReturn: ['done', IconReceipt2],
};

const looks: Record<Side, Readonly<Record<string, Look>>> = { borrowing, lending };
const rows: Record<Side, Readonly<Record<string, StateRow>>> = {
  borrowing: borrowingStateRows,
  lending: lendingStateRows,
};

/** How a status is shown on its side: the same word may differ, because colour says whose turn it is. */
export const lookOf = (side: Side, state: string): Look => looks[side][state] ?? ['wait', IconClock];

/** What a person here is to do something about: a filled status, and a button in the colour of links. */
export const isOurTurn = ({ side, state }: { side: Side; state: string }): boolean =>
  filledTones.includes(lookOf(side, state)[0]);

/** What a status is called, in the language of the page. One that this page does not know yet is called by its name. */
export const statusRow = (
  side: Side,
  state: string,
): Pick<StateRow, 'final' | 'turn' | 'onItsWay'> & { label: Wording } =>
  rows[side][state] ?? { label: state, turn: 'partner' };

/** Every status of a side, in the order of a loan. */
export const statusesOf = (side: Side): StateName[] => Object.keys(rows[side]) as StateName[];

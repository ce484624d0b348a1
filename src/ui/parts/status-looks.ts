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
import type { BorrowingState } from '../../domain/borrowing.js';
import { borrowingStateRows } from '../../domain/borrowing-states.js';
import type { LendingState } from '../../domain/lending.js';
import { lendingStateRows } from '../../domain/lending-states.js';
import type { StateRow } from '../../domain/state-row.js';
import type { Tone } from '../theme/tones.js';

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
  willSupply: ['wait', IconPackage],
  conditional: ['act', IconScale],
  shippedPhysically: ['move', IconTruckDelivery],
  shippedDigitally: ['move', IconFileDownload],
  receivedPhysically: ['here', IconPackageImport],
  receivedNotForLoan: ['here', IconBookOff],
  receivedDigitally: ['done', IconFileCheck],
  loaned: ['here', IconBook2],
  mediatedRenewal: ['act', IconRotateClockwise],
  renewRequested: ['wait', IconRotateClockwise],
  renewed: ['here', IconRotateClockwise],
  renewNotAccepted: ['stop', IconCircleX],
  recalled: ['stop', IconArrowBackUp],
  overdue: ['stop', IconCalendarDue],
  returnedByPatron: ['act', IconPackage],
  returnedToPartner: ['move', IconTruckReturn],
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
  requestCompleted: ['done', IconCircleCheck],
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

/** What a status is called, in both languages. One that this page does not know yet is called by its name. */
export const statusRow = (side: Side, state: string): Pick<StateRow, 'label' | 'french' | 'final' | 'turn'> =>
  rows[side][state] ?? { label: state, french: state, turn: 'partner' };

/** Every status of a side, in the order of a loan. */
export const statusesOf = (side: Side): string[] => Object.keys(rows[side]);

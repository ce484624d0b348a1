/** The closed code lists of ISO 18626, both schema versions (1.2 = 2017 edition, 2021-2 = 2021 edition). */

export const isoVersions = ['1.2', '2021-2'] as const;
export type IsoVersion = (typeof isoVersions)[number];

export const messageKinds = [
  'request',
  'requestConfirmation',
  'supplyingAgencyMessage',
  'supplyingAgencyMessageConfirmation',
  'requestingAgencyMessage',
  'requestingAgencyMessageConfirmation',
] as const;
export type MessageKind = (typeof messageKinds)[number];
/** The three kinds that start something and are answered by a confirmation. */
export type InitiatingKind = 'request' | 'supplyingAgencyMessage' | 'requestingAgencyMessage';

const actions1_2 = [
  'StatusRequest',
  'Received',
  'Cancel',
  'Renew',
  'ShippedReturn',
  'ShippedForward',
  'Notification',
] as const;
const statuses1_2 = [
  'RequestReceived',
  'ExpectToSupply',
  'WillSupply',
  'Loaned',
  'Overdue',
  'Recalled',
  'RetryPossible',
  'Unfilled',
  'CopyCompleted',
  'LoanCompleted',
  'CompletedWithoutReturn',
  'Cancelled',
] as const;

/** cc-action: what a requesting agency message asks or tells. `HoldReturn` and `Lost` exist in 2021-2 only. */
export const actions = [...actions1_2, 'HoldReturn', 'Lost'] as const;
export type Action = (typeof actions)[number];
/** cc-status: the supplier's view. `HoldReturn` and `ReleaseHoldReturn` exist in 2021-2 only. */
export const statuses = [...statuses1_2, 'HoldReturn', 'ReleaseHoldReturn'] as const;
export type Status = (typeof statuses)[number];

/** The closed lists that differ between the versions. */
export const actionsOf: Record<IsoVersion, readonly Action[]> = { '1.2': actions1_2, '2021-2': actions };
export const statusesOf: Record<IsoVersion, readonly Status[]> = { '1.2': statuses1_2, '2021-2': statuses };

export const reasonsForMessage = [
  'RequestResponse',
  'StatusRequestResponse',
  'RenewResponse',
  'CancelResponse',
  'StatusChange',
  'Notification',
] as const;
export type ReasonForMessage = (typeof reasonsForMessage)[number];

export const messageStatuses = ['OK', 'ERROR'] as const;
export type MessageStatus = (typeof messageStatuses)[number];

export const errorTypes = [
  'UnsupportedActionType',
  'UnsupportedReasonForMessageType',
  'UnrecognisedDataElement',
  'UnrecognisedDataValue',
  'BadlyFormedMessage',
] as const;
export type ErrorType = (typeof errorTypes)[number];

export const requestTypes = ['New', 'Retry', 'Reminder'] as const;
export type RequestType = (typeof requestTypes)[number];

export const requestSubTypes = [
  'BookingRequest',
  'MultipleItemRequest',
  'PatronRequest',
  'TransferRequest',
  'SupplyingLibrarysChoice',
] as const;
export type RequestSubType = (typeof requestSubTypes)[number];

export const serviceTypes = ['Copy', 'Loan', 'CopyOrLoan'] as const;
export type ServiceType = (typeof serviceTypes)[number];

export const yesNo = ['Y', 'N'] as const;
export type YesNo = (typeof yesNo)[number];

export const preferredEditions = ['MostRecentEdition', 'ThisEdition', 'AnyEdition'] as const;
export type PreferredEdition = (typeof preferredEditions)[number];

/** The closed code lists of ISO 18626, both schema versions (1.2 = 2017 edition, 2021-2 = 2021 edition). */

export const isoVersions = ['1.2', '2021-2'] as const;
export type IsoVersion = (typeof isoVersions)[number];

export const isoMessageKinds = [
  'request',
  'requestConfirmation',
  'supplyingAgencyMessage',
  'supplyingAgencyMessageConfirmation',
  'requestingAgencyMessage',
  'requestingAgencyMessageConfirmation',
] as const;
export type MessageKind = (typeof isoMessageKinds)[number];
/** The three kinds that start something and are answered by a confirmation. */
export const initiatingKinds = ['request', 'supplyingAgencyMessage', 'requestingAgencyMessage'] as const;
export type InitiatingKind = (typeof initiatingKinds)[number];

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
export const actionsOfVersion: Record<IsoVersion, readonly Action[]> = { '1.2': actions1_2, '2021-2': actions };
export const statusesOfVersion: Record<IsoVersion, readonly Status[]> = { '1.2': statuses1_2, '2021-2': statuses };

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

export const yesNoCodes = ['Y', 'N'] as const;
export type YesNo = (typeof yesNoCodes)[number];

export const preferredEditions = ['MostRecentEdition', 'ThisEdition', 'AnyEdition'] as const;
export type PreferredEdition = (typeof preferredEditions)[number];

/**
 * The open lists, 2017 edition: anything may be sent, these are the official spellings. `scheme` names the list on the
 * wire; it is optional there, and the 2021 edition's own lists are not public.
 */
const openCodeList = 'http://illtransactions.org/ISO18626/OpenCodeList/';
const formats = [
  'Blu-ray',
  'Braille',
  'CassetteTape',
  'CD',
  'CD-ROM',
  'Daisy-ROM',
  'DVD',
  'JPEG',
  'LargePrint',
  'LP',
  'Microform',
  'MP3',
  'Multimedia',
  'PaperCopy',
  'PDF',
  'Printed',
  'Tape',
  'TIFF',
  'VHS',
] as const;

export const openLists = {
  /** ICOLC (consortia) came in 2021. */
  agencyIdType: { scheme: `${openCodeList}AgencyIdTypeList-V1.0`, codes: ['ISIL', 'DNUCNI', 'ICOLC'] },
  bibliographicItemIdentifierCode: {
    scheme: `${openCodeList}BibliographicItemIdCodeList-V1.0`,
    codes: ['ISBN', 'ISSN', 'ISMN'],
  },
  bibliographicRecordIdentifierCode: {
    scheme: `${openCodeList}BibliographicRecordIdCodeList-V1.0`,
    codes: ['AMICUS', 'BL', 'FAUST', 'JNB', 'LA', 'LCCN', 'Medline', 'NCID', 'OCLC', 'PID', 'PMID', 'TP'],
  },
  billingMethod: {
    scheme: `${openCodeList}BillingMethodList-V1.0`,
    codes: ['Account', 'FreeOfCharge', 'Invoice', 'Other', 'ReciprocityAgreement'],
  },
  copyrightCompliance: {
    scheme: `${openCodeList}CopyrightComplianceList-V1.0`,
    codes: [
      'AU-CopyRCatS183ComW',
      'AU-CopyRCatS183State',
      'AU-CopyrightActS49',
      'AU-CopyrightActS50-1',
      'AU-CopyrightActS50-7A',
      'AU-CopyrightActS50-7B',
      'AU-CopyrightCleared',
      'AU-GenBus',
      'NZ-CopyrightActS54',
      'NZ-CopyrightActS55',
      'UK-CopyRFeePaid',
      'UK-FairDealing',
      'US-CCG',
      'US-CCL',
      'Other',
    ],
  },
  /** The list is called so, without `List`. */
  electronicAddressType: {
    scheme: `${openCodeList}ElectronicAddressType-V1.0`,
    codes: ['Email', 'FTP', 'Chat', 'Skype'],
  },
  preferredFormat: { scheme: `${openCodeList}PreferredFormatList-V1.0`, codes: formats },
  deliveredFormat: { scheme: `${openCodeList}DeliveredFormatList-V1.0`, codes: formats },
  loanCondition: {
    scheme: `${openCodeList}LoanConditionList-V1.0`,
    codes: ['LibraryUseOnly', 'NoReproduction', 'SignatureRequired', 'SpecCollSupervReq', 'WatchLibraryUseOnly'],
  },
  patronType: {
    scheme: `${openCodeList}PatronTypeList-V1.0`,
    codes: ['Adult', 'Child', 'Faculty', 'GraduateStudent', 'Researcher', 'Staff', 'Student', 'UnderGraduateStudent'],
  },
  paymentMethod: {
    scheme: `${openCodeList}PaymentMethodList-V1.0`,
    codes: ['BankTransfer', 'CreditCard', 'DebitCard', 'EFTS', 'IBS', 'IIBS', 'IFLAVoucher', 'IFM', 'LAPS', 'Paypal'],
  },
  publicationType: {
    scheme: `${openCodeList}PublicationTypeList-V1.0`,
    codes: [
      'ArchiveMaterial',
      'Article',
      'AudioBook',
      'Book',
      'Chapter',
      'ConferenceProc',
      'Game',
      'GovernmentPubl',
      'Image',
      'Journal',
      'Manuscript',
      'Map',
      'Movie',
      'MusicRecording',
      'MusicScore',
      'Newspaper',
      'Patent',
      'Report',
      'SoundRecording',
      'Thesis',
    ],
  },
  reasonRetry: {
    scheme: `${openCodeList}ReasonRetryList-V1.0`,
    codes: [
      'AtBindery',
      'CostExceedsMaxCost',
      'LoanPossible',
      'NotCurrentAvailableForILL',
      'NotFoundAsCited',
      'OnLoan',
      'OnOrder',
      'ReqDelDateNotPossible',
      'ReqDelMethodNotSupp',
    ],
  },
  reasonUnfilled: {
    scheme: `${openCodeList}ReasonUnfilledList-V1.0`,
    codes: ['NonCirculating', 'NotAvailableForILL', 'NotHeld', 'NotOnShelf', 'PolicyProblem', 'PoorCondition'],
  },
  /** Called `deliveryMethod` in the reading model. */
  sentVia: {
    scheme: `${openCodeList}SentViaList-V1.0`,
    codes: ['ArticleExchange', 'Ariel', 'Email', 'FTP', 'Mail', 'Odyssey', 'URL'],
  },
  serviceLevel: {
    scheme: `${openCodeList}ServiceLevelList-V1.0`,
    codes: ['Express', 'Normal', 'Rush', 'SecondaryMail', 'Standard', 'Urgent'],
  },
} as const;
export type OpenList = keyof typeof openLists;
export type OpenCode<List extends OpenList> = (typeof openLists)[List]['codes'][number];

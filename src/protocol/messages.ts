/**
 * The six ISO 18626 messages as one discriminated union: the reading model of both schema versions.
 * Names are the schema's element names. Lists hold what 2021-2 repeats; 1.2 writes their first member.
 * What 1.2 keeps in `messageInfo` (offeredCosts, retryAfter, retryBefore) lives in `retryInfo` here; its
 * `preferredFormat`/`deliveredFormat` are `itemFormat`, its `sentVia` is `deliveryMethod`.
 * Dates are ISO 8601 UTC text with `Z`; numbers stay text, so `007` stays `007`.
 */
import type {
  Action,
  ErrorType,
  MessageStatus,
  PreferredEdition,
  ReasonForMessage,
  RequestSubType,
  RequestType,
  ServiceType,
  Status,
  YesNo,
} from './codes.js';
import type { Extras } from './extras.js';

/** An open code (schema type SVP): a value and, seldom, the scheme it is taken from. */
export interface CodedValue {
  value: string;
  scheme?: string;
}

/** An agency symbol, e.g. type `ISIL`, value `CA-OOALG`. */
export interface AgencyId {
  type: CodedValue;
  value: string;
}

/** An amount as decimal text (`12.50`) and its ISO 4217 currency. */
export interface Costs {
  currencyCode?: CodedValue;
  monetaryValue: string;
}

export interface ElectronicAddress {
  electronicAddressType?: CodedValue;
  electronicAddressData: string;
}
export interface PhysicalAddress {
  line1?: string;
  line2?: string;
  locality?: string;
  postalCode?: string;
  region?: CodedValue;
  country?: CodedValue;
}
export type Address =
  | { electronicAddress: ElectronicAddress; physicalAddress?: undefined }
  | { physicalAddress: PhysicalAddress; electronicAddress?: undefined };

export interface RequestingAgencyAuthentication {
  accountId?: string;
  securityCode?: string;
}

/** The header of the three initiating messages. A request of 2021-2 may name no supplier. */
export interface Header {
  supplyingAgencyId?: AgencyId;
  requestingAgencyId: AgencyId;
  consortialId?: AgencyId;
  multipleItemRequestId?: string;
  timestamp?: string;
  requestingAgencyRequestId: string;
  supplyingAgencyRequestId?: string;
  requestingAgencyAuthentication?: RequestingAgencyAuthentication;
}

export interface BibliographicItemId {
  bibliographicItemIdentifierCode?: CodedValue;
  bibliographicItemIdentifier: string;
}
export interface BibliographicRecordId {
  bibliographicRecordIdentifierCode?: CodedValue;
  bibliographicRecordIdentifier: string;
}
export interface BibliographicInfo {
  supplierUniqueRecordId?: string;
  title?: string;
  author?: string;
  authorId?: string;
  subtitle?: string;
  seriesTitle?: string;
  edition?: string;
  titleOfComponent?: string;
  authorOfComponent?: string;
  volume?: string[];
  issue?: string;
  pagesRequested?: string;
  estimatedNoPages?: string;
  bibliographicItemId?: BibliographicItemId[];
  sponsor?: string;
  informationSource?: string;
  bibliographicRecordId?: BibliographicRecordId[];
}
export interface PublicationInfo {
  publisher?: string;
  publisherId?: string;
  publicationType?: CodedValue;
  publicationDate?: string;
  placeOfPublication?: string;
}
export interface ServiceInfo {
  requestType?: RequestType;
  requestSubType?: RequestSubType[];
  requestingAgencyPreviousRequestId?: string;
  serviceType: ServiceType;
  serviceLevel?: CodedValue;
  itemFormat?: CodedValue;
  needBeforeDate?: string;
  copyrightCompliance?: CodedValue;
  anyEdition?: YesNo;
  preferredEdition?: PreferredEdition;
  loanCondition?: CodedValue[];
  startDate?: string;
  endDate?: string;
  note?: string;
}
export interface SupplierInfo {
  sortOrder?: string;
  supplierCode?: AgencyId;
  supplierDescription?: string;
  bibliographicRecordId?: BibliographicRecordId;
  callNumber?: string;
  summaryHoldings?: string;
  availabilityNote?: string;
}
export interface RequestedDeliveryInfo {
  sortOrder?: string;
  address?: Address;
  deliveryMethod?: CodedValue;
  courierName?: CodedValue;
}
export interface RequestingAgencyInfo {
  name?: string;
  contactName?: string;
  address?: Address[];
}
export interface PatronInfo {
  patronId?: string;
  surname?: string;
  givenName?: string;
  patronType?: CodedValue;
  sendToPatron?: YesNo;
  address?: Address[];
}
export interface BillingInfo {
  paymentMethod?: CodedValue;
  maximumCosts?: Costs;
  billingMethod?: CodedValue;
  billingName?: string;
  address?: Address;
}

export interface Request {
  kind: 'request';
  header: Header;
  bibliographicInfo: BibliographicInfo;
  publicationInfo?: PublicationInfo;
  serviceInfo?: ServiceInfo;
  supplierInfo?: SupplierInfo[];
  requestedDeliveryInfo?: RequestedDeliveryInfo[];
  requestingAgencyInfo?: RequestingAgencyInfo;
  patronInfo?: PatronInfo;
  billingInfo?: BillingInfo;
  extras?: Extras;
}

export interface MessageInfo {
  reasonForMessage: ReasonForMessage;
  answerYesNo?: YesNo;
  note?: string;
  reasonUnfilled?: CodedValue;
  reasonRetry?: CodedValue;
}
/** `status` absent means unchanged (an empty `<status/>` on the wire). */
export interface StatusInfo {
  status?: Status;
  expectedDeliveryDate?: string;
  dueDate?: string;
  lastChange?: string;
}
export interface RetryInfo {
  loanCondition?: CodedValue[];
  edition?: string[];
  itemFormat?: CodedValue[];
  volume?: string[];
  serviceType?: ServiceType;
  serviceLevel?: CodedValue[];
  deliveryMethod?: CodedValue[];
  courierName?: CodedValue[];
  offeredCosts?: Costs[];
  paymentMethod?: CodedValue[];
  retryBefore?: string;
  retryAfter?: string;
}
/** `url` is 2021-2's `URL`; a 1.2 message carries a link in `itemId` with delivery method `URL`. */
export interface DeliveryInfo {
  dateSent?: string;
  itemId?: string[];
  url?: string;
  deliveryMethod?: CodedValue;
  address?: Address;
  sentToPatron?: boolean;
  loanCondition?: CodedValue[];
  itemFormat?: CodedValue;
  serviceType?: ServiceType;
  deliveryCosts?: Costs[];
  paymentMethod?: CodedValue;
}
export interface ShippingInfo {
  courierName?: CodedValue;
  trackingId?: string[];
  insurance?: YesNo;
  insuranceThirdParty?: YesNo;
  thirdPartyName?: string;
  insuranceCosts?: Costs[];
}
export interface ReturnInfo {
  returnAgencyId?: AgencyId;
  name?: string;
  physicalAddress?: PhysicalAddress;
}
export interface SupplyingAgencyMessage {
  kind: 'supplyingAgencyMessage';
  header: Header;
  messageInfo: MessageInfo;
  statusInfo: StatusInfo;
  retryInfo?: RetryInfo;
  deliveryInfo?: DeliveryInfo;
  shippingInfo?: ShippingInfo;
  returnInfo?: ReturnInfo;
  extras?: Extras;
}

export interface RequestingAgencyMessage {
  kind: 'requestingAgencyMessage';
  header: Header;
  action: Action;
  note?: string;
  extras?: Extras;
}

export interface ErrorData {
  errorType: ErrorType;
  errorValue?: string;
}
export interface ConfirmationHeader {
  supplyingAgencyId?: AgencyId;
  requestingAgencyId?: AgencyId;
  timestamp?: string;
  requestingAgencyRequestId?: string;
  multipleItemRequestId?: string;
  timestampReceived?: string;
  messageStatus: MessageStatus;
}
export interface RequestConfirmation {
  kind: 'requestConfirmation';
  confirmationHeader: ConfirmationHeader;
  errorData?: ErrorData[];
}
export interface SupplyingAgencyMessageConfirmation {
  kind: 'supplyingAgencyMessageConfirmation';
  confirmationHeader: ConfirmationHeader;
  reasonForMessage?: ReasonForMessage;
  errorData?: ErrorData[];
}
export interface RequestingAgencyMessageConfirmation {
  kind: 'requestingAgencyMessageConfirmation';
  confirmationHeader: ConfirmationHeader;
  action?: Action;
  errorData?: ErrorData[];
}

export type InitiatingMessage = Request | SupplyingAgencyMessage | RequestingAgencyMessage;
export type Confirmation =
  | RequestConfirmation
  | SupplyingAgencyMessageConfirmation
  | RequestingAgencyMessageConfirmation;
export type IsoMessage = InitiatingMessage | Confirmation;

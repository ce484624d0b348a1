/** What a message is about, apart from what is new in it. */
import type { IsoVersion, Status } from '../protocol/codes.js';
import type { LostCaseFacts } from '../protocol/extras.js';
import type {
  AgencyId,
  BibliographicInfo,
  BillingInfo,
  Header,
  PatronInfo,
  PublicationInfo,
  RequestedDeliveryInfo,
  RequestingAgencyInfo,
  ReturnInfo,
  ServiceInfo,
  SupplierInfo,
} from '../protocol/messages.js';

/** The conversation as it is when a message is composed. Times are ISO 8601 UTC text. */
export interface Situation {
  side: 'borrowing' | 'lending';
  version: IsoVersion;
  requestingAgency: AgencyId;
  supplyingAgency: AgencyId;
  requestingAgencyRequestId: string;
  supplyingAgencyRequestId?: string;
  /** Lending: nothing was answered yet. */
  firstAnswer: boolean;
  /** Lending: the status as it is now. */
  currentStatus: Status;
  timestamp: string;
  /** When the status last changed. */
  lastChange: string;
  bibliographicInfo: BibliographicInfo;
  publicationInfo?: PublicationInfo;
  serviceInfo?: ServiceInfo;
  requestedDeliveryInfo?: RequestedDeliveryInfo[];
  requestingAgencyInfo?: RequestingAgencyInfo;
  /** What is known of the lender's holding. */
  supplierInfo?: SupplierInfo[];
  /** The set that the request belongs to. */
  multipleItemRequestId?: string;
  /** Only where the partner may have it. */
  patronInfo?: PatronInfo;
  billingInfo?: BillingInfo;
  dueDate?: string;
  expectedDeliveryDate?: string;
  /** Lending: where the item goes home to. */
  returnInfo?: ReturnInfo;
  /** The lost case as it is now. */
  lostCase?: LostCaseFacts;
}

export function headerOf(situation: Situation): Header {
  const { supplyingAgency, requestingAgency, timestamp, requestingAgencyRequestId, supplyingAgencyRequestId } =
    situation;
  return {
    supplyingAgencyId: supplyingAgency,
    requestingAgencyId: requestingAgency,
    timestamp,
    requestingAgencyRequestId,
    ...(situation.multipleItemRequestId ? { multipleItemRequestId: situation.multipleItemRequestId } : {}),
    ...(supplyingAgencyRequestId ? { supplyingAgencyRequestId } : {}),
  };
}

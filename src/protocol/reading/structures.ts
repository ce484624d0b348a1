/**
 * The structures of both schema versions in one table each: children in schema order, with the names and places of 1.2
 * where they differ from 2021-2's. `in1_2: false` is 2021-2 only, `most1_2: 1` is repeatable in 2021-2 only.
 */
import { preferredEditions, requestSubTypes, requestTypes, serviceTypes, yesNoCodes } from '../codes.js';
import type * as model from '../messages.js';
import { type KindOf, leaves, many, one, oneOf, structure } from './fields.js';

const { amount, code, date, flag, id, integer, line, note, plainIn2021 } = leaves;
const newer = { in1_2: false } as const;
const yesOrNo = oneOf(yesNoCodes);
const serviceType = oneOf(serviceTypes);

// --- used in several places ---

export const agencyId = structure<model.AgencyId>({
  type: one(code, { element: 'agencyIdType', always: true }),
  value: one(id, { element: 'agencyIdValue', needed: true }),
});

const costs = structure<model.Costs>({
  currencyCode: one(code),
  monetaryValue: one(amount, { needed: true }),
});

const electronicAddress = structure<model.ElectronicAddress>({
  electronicAddressType: one(code),
  electronicAddressData: one(line, { needed: true }),
});

const physicalAddress = structure<model.PhysicalAddress>({
  line1: one(line),
  line2: one(line),
  locality: one(line),
  postalCode: one(line),
  region: one(plainIn2021),
  country: one(code),
});

/** Exactly one of the two; the reader sees to it. */
const address = structure<{
  electronicAddress?: model.ElectronicAddress;
  physicalAddress?: model.PhysicalAddress;
}>({
  electronicAddress: one(electronicAddress),
  physicalAddress: one(physicalAddress),
}) as KindOf<model.Address>;
export const isAddress = (kind: unknown): boolean => kind === address;

export const authentication = structure<model.RequestingAgencyAuthentication>({
  accountId: one(id),
  securityCode: one(line),
});

const bibliographicRecordId = structure<model.BibliographicRecordId>({
  bibliographicRecordIdentifierCode: one(code),
  bibliographicRecordIdentifier: one(id, { needed: true }),
});

// --- request ---

const bibliographicItemId = structure<model.BibliographicItemId>(
  {
    bibliographicItemIdentifierCode: one(code),
    bibliographicItemIdentifier: one(id, { needed: true }),
  },
  ['bibliographicItemIdentifier', 'bibliographicItemIdentifierCode'],
);

export const bibliographicInfo = structure<model.BibliographicInfo>({
  supplierUniqueRecordId: one(id),
  title: one(line),
  author: one(line),
  authorId: one(id, newer),
  subtitle: one(line),
  seriesTitle: one(line),
  edition: one(line),
  titleOfComponent: one(line),
  authorOfComponent: one(line),
  volume: many(line, { most1_2: 1 }),
  issue: one(line),
  pagesRequested: one(line),
  estimatedNoPages: one(line),
  bibliographicItemId: many(bibliographicItemId),
  sponsor: one(line),
  informationSource: one(line),
  bibliographicRecordId: many(bibliographicRecordId),
});

export const publicationInfo = structure<model.PublicationInfo>({
  publisher: one(line),
  publisherId: one(id, newer),
  publicationType: one(code),
  publicationDate: one(line),
  placeOfPublication: one(line),
});

export const serviceInfo = structure<model.ServiceInfo>({
  requestType: one(oneOf(requestTypes)),
  requestSubType: many(oneOf(requestSubTypes), { most1_2: 3 }),
  requestingAgencyPreviousRequestId: one(id),
  serviceType: one(serviceType, { must: true }),
  serviceLevel: one(code),
  itemFormat: one(code, { in1_2: 'preferredFormat' }),
  needBeforeDate: one(date),
  copyrightCompliance: one(code),
  anyEdition: one(yesOrNo),
  preferredEdition: one(oneOf(preferredEditions), newer),
  loanCondition: many(code, newer),
  startDate: one(date),
  endDate: one(date),
  note: one(note),
});

export const supplierInfo = structure<model.SupplierInfo>({
  sortOrder: one(integer),
  supplierCode: one(agencyId),
  supplierDescription: one(line),
  bibliographicRecordId: one(bibliographicRecordId),
  callNumber: one(line),
  summaryHoldings: one(line),
  availabilityNote: one(line),
});

export const requestedDeliveryInfo = structure<model.RequestedDeliveryInfo>({
  sortOrder: one(integer),
  address: one(address),
  deliveryMethod: one(code, newer),
  courierName: one(code, newer),
});

export const requestingAgencyInfo = structure<model.RequestingAgencyInfo>({
  name: one(line),
  contactName: one(line),
  address: many(address),
});

export const patronInfo = structure<model.PatronInfo>({
  patronId: one(line),
  surname: one(line),
  givenName: one(line),
  patronType: one(code),
  sendToPatron: one(yesOrNo),
  address: many(address),
});

export const billingInfo = structure<model.BillingInfo>({
  paymentMethod: one(code),
  maximumCosts: one(costs),
  billingMethod: one(code),
  billingName: one(line),
  address: one(address),
});

// --- supplying agency message ---

/** What 1.2 keeps in messageInfo and 2021-2 in retryInfo: the model has it in `retryInfo` only. */
export const movedToMessageInfo = ['offeredCosts', 'retryAfter', 'retryBefore'] as const;
export type MessageInfoOnTheWire = model.MessageInfo & Pick<model.RetryInfo, (typeof movedToMessageInfo)[number]>;

const older = { in2021: false } as const;
/** `messageInfo` as the wire has it. */
export function messageInfo(reasonForMessage: KindOf<model.MessageInfo['reasonForMessage']>) {
  return structure<MessageInfoOnTheWire>({
    reasonForMessage: one(reasonForMessage, { must: true }),
    answerYesNo: one(yesOrNo),
    note: one(note),
    reasonUnfilled: one(code),
    reasonRetry: one(code),
    offeredCosts: many(costs, { ...older, most1_2: 1 }),
    retryAfter: one(date, older),
    retryBefore: one(date, older),
  });
}

export const retryInfo = structure<model.RetryInfo>({
  loanCondition: many(code),
  edition: many(line),
  itemFormat: many(code),
  volume: many(line),
  serviceType: one(serviceType),
  serviceLevel: many(code),
  deliveryMethod: many(code),
  courierName: many(code),
  offeredCosts: many(costs),
  paymentMethod: many(code),
  retryBefore: one(date),
  retryAfter: one(date),
});

export const deliveryInfo = structure<model.DeliveryInfo>({
  dateSent: one(date),
  itemId: many(line, { most1_2: 1 }),
  url: one(line, { element: 'URL', in1_2: false }),
  deliveryMethod: one(code, { in1_2: 'sentVia' }),
  address: one(address, newer),
  sentToPatron: one(flag),
  loanCondition: many(code, { most1_2: 1 }),
  itemFormat: one(code, { in1_2: 'deliveredFormat' }),
  serviceType: one(serviceType, newer),
  deliveryCosts: many(costs, { most1_2: 1 }),
  paymentMethod: one(code, newer),
});

export const shippingInfo = structure<model.ShippingInfo>({
  courierName: one(code),
  trackingId: many(line),
  insurance: one(yesOrNo),
  insuranceThirdParty: one(yesOrNo),
  thirdPartyName: one(line),
  insuranceCosts: many(costs),
});

export const returnInfo = structure<model.ReturnInfo>({
  returnAgencyId: one(agencyId),
  name: one(line),
  physicalAddress: one(physicalAddress),
});

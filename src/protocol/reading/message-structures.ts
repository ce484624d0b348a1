/** The six messages: their headers, which differ by message and version, and what is below them. */
import { actions, errorTypes, type MessageKind, messageStatuses, reasonsForMessage, statuses } from '../codes.js';
import type * as model from '../messages.js';
import { leaves, many, one, oneOf, type Structure, structure } from './fields.js';
import {
  agencyId,
  authentication,
  bibliographicInfo,
  billingInfo,
  deliveryInfo,
  type MessageInfoOnTheWire,
  messageInfo,
  patronInfo,
  publicationInfo,
  requestedDeliveryInfo,
  requestingAgencyInfo,
  retryInfo,
  returnInfo,
  serviceInfo,
  shippingInfo,
  supplierInfo,
} from './structures.js';

const { date, day, id, note } = leaves;
const nowhere = { in1_2: false, in2021: false } as const;
const only1_2 = { in2021: false } as const;
const only2021 = { in1_2: false } as const;
const action = oneOf(actions, 'UnsupportedActionType');
const reason = oneOf(reasonsForMessage, 'UnsupportedReasonForMessageType');

const requestHeader = structure<model.Header>({
  supplyingAgencyId: one(agencyId),
  requestingAgencyId: one(agencyId, { must: true }),
  consortialId: one(agencyId, only2021),
  multipleItemRequestId: one(id, { emptyIn1_2: true }),
  timestamp: one(date),
  requestingAgencyRequestId: one(id, { must: true }),
  supplyingAgencyRequestId: one(id, only1_2),
  requestingAgencyAuthentication: one(authentication),
});

const supplyingAgencyMessageHeader = structure<model.Header>({
  supplyingAgencyId: one(agencyId, { must: true }),
  requestingAgencyId: one(agencyId, { must: true }),
  consortialId: one(agencyId, nowhere),
  multipleItemRequestId: one(id, { ...only1_2, emptyIn1_2: true }),
  timestamp: one(date),
  requestingAgencyRequestId: one(id, { must: true }),
  supplyingAgencyRequestId: one(id),
  requestingAgencyAuthentication: one(authentication, only1_2),
});

const requestingAgencyMessageHeader = structure<model.Header>({
  supplyingAgencyId: one(agencyId, { must: true }),
  requestingAgencyId: one(agencyId, { must: true }),
  consortialId: one(agencyId, only2021),
  multipleItemRequestId: one(id, { ...only1_2, emptyIn1_2: true }),
  timestamp: one(date),
  requestingAgencyRequestId: one(id, { must: true }),
  supplyingAgencyRequestId: one(id),
  requestingAgencyAuthentication: one(authentication),
});

const confirmationHeader = structure<model.ConfirmationHeader>({
  supplyingAgencyId: one(agencyId),
  requestingAgencyId: one(agencyId),
  timestamp: one(date),
  requestingAgencyRequestId: one(id),
  multipleItemRequestId: one(id, only1_2),
  timestampReceived: one(date),
  messageStatus: one(oneOf(messageStatuses), { must: true }),
});

const errorData = structure<model.ErrorData>({
  errorType: one(oneOf(errorTypes), { otherwise: 'BadlyFormedMessage' }),
  errorValue: one(note),
});
const errors = many(errorData, { most1_2: 1 });

/** Empty means unchanged, so nothing in it is mandatory for a reader. */
const statusInfo = structure<model.StatusInfo>({
  status: one(oneOf(statuses)),
  expectedDeliveryDate: one(date),
  dueDate: one(day),
  lastChange: one(date),
});

type OnTheWire<T> = Omit<T, 'kind' | 'extras'>;
type SupplyingOnTheWire = Omit<OnTheWire<model.SupplyingAgencyMessage>, 'messageInfo'> & {
  messageInfo: MessageInfoOnTheWire;
};

const request = structure<OnTheWire<model.Request>>({
  header: one(requestHeader, { must: true }),
  bibliographicInfo: one(bibliographicInfo, { always: true }),
  publicationInfo: one(publicationInfo),
  serviceInfo: one(serviceInfo),
  supplierInfo: many(supplierInfo),
  requestedDeliveryInfo: many(requestedDeliveryInfo),
  requestingAgencyInfo: one(requestingAgencyInfo),
  patronInfo: one(patronInfo),
  billingInfo: one(billingInfo),
});

const supplyingAgencyMessage = structure<SupplyingOnTheWire>({
  header: one(supplyingAgencyMessageHeader, { must: true }),
  messageInfo: one(messageInfo(reason), { must: true }),
  statusInfo: one(statusInfo, { always: true }),
  retryInfo: one(retryInfo, only2021),
  deliveryInfo: one(deliveryInfo),
  shippingInfo: one(shippingInfo, only2021),
  returnInfo: one(returnInfo),
});

const requestingAgencyMessage = structure<OnTheWire<model.RequestingAgencyMessage>>({
  header: one(requestingAgencyMessageHeader, { must: true }),
  action: one(action, { must: true }),
  note: one(note),
});

const inConfirmations = { confirmationHeader: one(confirmationHeader, { must: true }) };

/** A message kind's structure, below the envelope. */
export const messages: Record<MessageKind, Structure> = {
  request,
  requestConfirmation: structure<OnTheWire<model.RequestConfirmation>>({ ...inConfirmations, errorData: errors }),
  supplyingAgencyMessage,
  supplyingAgencyMessageConfirmation: structure<OnTheWire<model.SupplyingAgencyMessageConfirmation>>({
    ...inConfirmations,
    reasonForMessage: one(reason),
    errorData: errors,
  }),
  requestingAgencyMessage,
  requestingAgencyMessageConfirmation: structure<OnTheWire<model.RequestingAgencyMessageConfirmation>>({
    ...inConfirmations,
    action: one(action),
    errorData: errors,
  }),
};

/**
 * Every element of ISO 18626, both schema versions: where it is kept, where it is seen, what it is written from. The
 * reader keeps by this table, the request's page lists by it, and ELEMENTS.md for partners is printed from it.
 */
import type { ElementPlace, ElementRow, Form, Shown } from './row.js';

type Written = ElementRow['written'];
type Kept = ElementRow['kept'];
/** `kept` is completed with the element's name, unless the row says another place. */
interface Cell {
  at?: ElementPlace;
  label?: string;
  form?: Form;
  seen?: string;
  kept?: Kept;
  written?: Written;
  whole?: true;
}

const text: Form = { as: 'text' };
const day: Form = { as: 'day' };
const moment: Form = { as: 'moment' };
const money: Form = { as: 'money' };
const yesNo: Form = { as: 'yesNo' };
const agency: Form = { as: 'agency' };
const address: Form = { as: 'address' };
const identifier: Form = { as: 'identifier' };
const code = (list: Extract<Form, { as: 'code' }>['list']): Form => ({ as: 'code', list });

/** The rows of one structure. What a cell leaves out is as `usual` says. */
function under(
  structure: string,
  usual: { kept: string | { elsewhere: string }; at: ElementPlace; written: Written },
  cells: Record<string, Cell>,
): ElementRow[] {
  return Object.entries(cells).map(([name, cell]): ElementRow => {
    const kept = cell.kept ?? (typeof usual.kept === 'string' ? `${usual.kept}.${name}` : usual.kept);
    const shown: Shown | { elsewhere: string } =
      cell.seen === undefined
        ? { at: cell.at ?? usual.at, label: cell.label ?? name, form: cell.form ?? text }
        : { elsewhere: cell.seen };
    const written = cell.written ?? usual.written;
    return { element: `${structure}/${name}`, ...(cell.whole ? { whole: true } : {}), kept, shown, written };
  });
}

const log = { elsewhere: 'the message itself, in the log of messages' };
const inXml = 'the message as XML';

const parties: Record<string, Cell> = {
  supplyingAgencyId: {
    whole: true,
    kept: { elsewhere: 'the line of the rota' },
    seen: 'the partner, at the head of the page',
    written: 'the symbols of lender and borrower',
  },
  requestingAgencyId: {
    whole: true,
    kept: { elsewhere: 'the line of the rota' },
    seen: 'the partner, at the head of the page',
    written: 'the symbols of lender and borrower',
  },
};
const headerOfAnswers: Record<string, Cell> = {
  ...parties,
  multipleItemRequestId: { kept: log, seen: inXml, written: 'the set of the request' },
  timestamp: { kept: log, seen: 'the time of the message in the conversation', written: 'the time of sending' },
  requestingAgencyRequestId: {
    kept: { elsewhere: 'the line of the rota' },
    seen: 'External Identifier',
    written: 'the External Identifier',
  },
  supplyingAgencyRequestId: {
    kept: { elsewhere: 'the line of the rota' },
    seen: inXml,
    written: 'the lender’s number, once it has told it',
  },
};
const authentication: Record<string, Cell> = {
  accountId: {
    kept: log,
    seen: inXml,
    written: 'the account that the partner wishes in each message',
  },
  securityCode: {
    kept: { elsewhere: 'nowhere: it is compared, and *** is kept' },
    seen: 'nowhere',
    written: 'the account that the partner wishes in each message',
  },
};
const inHeader = { kept: log, at: 'request', written: { never: '' } } as const;

const form = 'the request form';

const request: ElementRow[] = [
  ...under(
    'request/header',
    { ...inHeader, written: form },
    {
      ...parties,
      consortialId: {
        whole: true,
        form: agency,
        label: 'consortium',
        kept: 'facts.asked.consortialId',
        written: { never: 'requests go to one library at a time' },
      },
      multipleItemRequestId: { label: 'set', kept: 'facts.asked.multipleItemRequestId' },
      timestamp: headerOfAnswers['timestamp'] as Cell,
      requestingAgencyRequestId: headerOfAnswers['requestingAgencyRequestId'] as Cell,
      supplyingAgencyRequestId: headerOfAnswers['supplyingAgencyRequestId'] as Cell,
    },
  ),
  ...under('request/header/requestingAgencyAuthentication', inHeader, authentication),
  ...under(
    'request/bibliographicInfo',
    { kept: 'citation.bibliographic', at: 'request', written: form },
    {
      supplierUniqueRecordId: {
        label: 'supplierRecordId',
        written: 'the request form',
      },
      title: {},
      subtitle: {},
      titleOfComponent: {},
      author: {},
      authorOfComponent: {},
      authorId: { written: { never: 'our catalogue and our form have no ISNI' } },
      seriesTitle: {},
      edition: {},
      volume: {},
      issue: {},
      pagesRequested: {},
      estimatedNoPages: { written: { never: 'staff give the pages' } },
      bibliographicItemId: { whole: true, form: identifier },
      bibliographicRecordId: { whole: true, form: identifier },
      sponsor: { written: { never: 'staff write it in the note' } },
      informationSource: { written: { never: 'staff write it in the note' } },
    },
  ),
  ...under(
    'request/publicationInfo',
    { kept: 'citation.publication', at: 'request', written: form },
    {
      publisher: {},
      publisherId: { written: { never: 'our catalogue and our form have no ISNI' } },
      placeOfPublication: {},
      publicationDate: {},
      publicationType: { form: code('publicationType') },
    },
  ),
  ...under(
    'request/serviceInfo',
    { kept: 'citation.service', at: 'request', written: form },
    {
      requestType: {
        kept: { elsewhere: 'the history: a new request, another try, or a reminder' },
        seen: 'the history',
        written:
          'New at Send, Retry when conditions are accepted or the citation was corrected, Reminder at Remind; to systems that take it for a second request a StatusRequest',
      },
      requestSubType: {
        form: code('requestSubType'),
        written: 'the request form: a patron, a booking (dates), a set, the lender’s choice',
      },
      requestingAgencyPreviousRequestId: {
        label: 'previousRequest',
        written: 'the External Identifier, in a Retry',
      },
      serviceType: { form: code('serviceType') },
      serviceLevel: { form: code('serviceLevel') },
      itemFormat: { form: code('preferredFormat') },
      needBeforeDate: { form: day },
      copyrightCompliance: { form: code('copyrightCompliance') },
      anyEdition: { form: yesNo, written: 'the edition wish, where the partner reads version 1.2' },
      preferredEdition: { form: code('preferredEdition') },
      loanCondition: {
        form: code('loanCondition'),
        label: 'acceptedConditions',
        written: 'the conditions that staff accept, in the Retry',
      },
      startDate: { form: day },
      endDate: { form: day },
      note: { label: 'requestNote' },
    },
  ),
  ...under(
    'request/supplierInfo',
    {
      kept: 'facts.asked.supplierInfo',
      at: 'request',
      written: { never: 'the lender knows its holdings; its record number goes with the citation' },
    },
    {
      sortOrder: { label: 'supplierOrder' },
      supplierCode: { whole: true, form: agency, label: 'supplierCode' },
      supplierDescription: {},
      bibliographicRecordId: { whole: true, form: identifier, label: 'supplierRecord' },
      callNumber: {},
      summaryHoldings: {},
      availabilityNote: {},
    },
  ),
  ...under(
    'request/requestedDeliveryInfo',
    { kept: 'citation.delivery', at: 'request', written: 'the request form' },
    {
      sortOrder: {
        kept: 'citation.delivery.sortOrder',
        seen: 'the order of the delivery addresses',
        written: 'the order of the addresses',
      },
      address: {
        whole: true,
        form: address,
        label: 'deliveryAddress',
        written:
          'the request form, else the address and e-mail of our library; for copies the patron’s e-mail where the partner is told it',
      },
      deliveryMethod: { form: code('sentVia'), label: 'wishedMethod' },
      courierName: { label: 'wishedCourier', written: { never: 'the lender chooses its courier' } },
    },
  ),
  ...under(
    'request/requestingAgencyInfo',
    { kept: 'facts.asked.requestingAgencyInfo', at: 'requester', written: 'our library’s record' },
    {
      name: { label: 'agencyName' },
      contactName: { label: 'agencyContact', written: { never: 'the names of our staff stay here' } },
      address: { whole: true, form: address, label: 'agencyAddress' },
    },
  ),
  ...under(
    'request/patronInfo',
    { kept: 'facts.asked.patronInfo', at: 'requester', written: 'the patron, where the partner is told' },
    {
      patronId: { label: 'theirPatronId' },
      surname: { label: 'theirPatronSurname' },
      givenName: { label: 'theirPatronGivenName' },
      patronType: { form: code('patronType'), written: { never: 'groups of patrons are our own' } },
      sendToPatron: { form: yesNo, written: { never: 'items come to the library' } },
      address: { whole: true, form: address, label: 'theirPatronAddress' },
    },
  ),
  ...under(
    'request/billingInfo',
    { kept: 'citation.billing', at: 'request', written: form },
    {
      paymentMethod: { form: code('paymentMethod') },
      maximumCosts: { whole: true, form: money },
      billingMethod: { form: code('billingMethod') },
      billingName: { written: { never: 'the library that asks is billed' } },
      address: {
        whole: true,
        form: address,
        label: 'billingAddress',
        written: { never: 'the library that asks is billed' },
      },
    },
  ),
];

const supplier: ElementRow[] = [
  ...under('supplyingAgencyMessage/header', inHeader, headerOfAnswers),
  ...under('supplyingAgencyMessage/header/requestingAgencyAuthentication', inHeader, authentication),
  ...under(
    'supplyingAgencyMessage/messageInfo',
    { kept: 'facts', at: 'fulfilment', written: '' },
    {
      reasonForMessage: {
        kept: { elsewhere: 'the history' },
        seen: 'the step in the conversation',
        written: 'the step: the answer to a request, a renewal or a cancel, or news',
      },
      answerYesNo: {
        kept: { elsewhere: 'the history' },
        seen: 'the step in the conversation',
        written: 'what staff, or a rule, answered',
      },
      note: { kept: { elsewhere: 'the history' }, seen: 'the conversation', written: 'the note of the dialog' },
      reasonUnfilled: { form: code('reasonUnfilled'), written: 'the reason chosen in Reject' },
      reasonRetry: { form: code('reasonRetry'), written: 'the reason chosen in Conditional or in Offer another try' },
    },
  ),
  ...under(
    'supplyingAgencyMessage/statusInfo',
    { kept: 'facts', at: 'fulfilment', written: '' },
    {
      status: {
        kept: { elsewhere: 'the state of the request' },
        seen: 'the status of the request',
        written: 'the state of the request',
      },
      expectedDeliveryDate: { form: day, written: 'Will Supply' },
      dueDate: { form: day, kept: 'dueDay', label: 'lenderDue', written: 'Ship, Renew and Recall' },
      lastChange: { kept: log, seen: inXml, written: 'the time of the step' },
    },
  ),
  ...under(
    'supplyingAgencyMessage/retryInfo',
    { kept: 'facts.supplied.retryInfo', at: 'fulfilment', written: { never: 'staff say it in the note' } },
    {
      loanCondition: { form: code('loanCondition'), label: 'offeredConditions', written: 'Conditional' },
      edition: { label: 'offeredEdition' },
      itemFormat: { form: code('deliveredFormat'), label: 'offeredFormat' },
      volume: { label: 'offeredVolume' },
      serviceType: { form: code('serviceType'), label: 'offeredService' },
      serviceLevel: { form: code('serviceLevel'), label: 'offeredLevel' },
      deliveryMethod: { form: code('sentVia'), label: 'offeredMethod' },
      courierName: { label: 'offeredCourier' },
      offeredCosts: { whole: true, form: money, label: 'offeredPrice', written: 'Conditional' },
      paymentMethod: { form: code('paymentMethod'), label: 'offeredPayment' },
      retryBefore: { form: day, label: 'answerBy', written: 'Conditional' },
      retryAfter: { form: day, label: 'askAgainAfter', written: 'Offer another try' },
    },
  ),
  ...under(
    'supplyingAgencyMessage/deliveryInfo',
    { kept: 'facts.supplied.deliveryInfo', at: 'fulfilment', written: 'Ship' },
    {
      dateSent: { form: moment, written: 'the time of Ship' },
      itemId: { kept: 'facts.items', form: { as: 'items' }, label: 'items' },
      url: { kept: 'facts.url', seen: 'Attachments', written: 'Ship Digitally' },
      deliveryMethod: { form: code('sentVia') },
      address: { whole: true, form: address, label: 'sentTo', written: 'the delivery address of the request' },
      sentToPatron: { form: yesNo, written: { never: 'items go to the library' } },
      loanCondition: { form: code('loanCondition'), label: 'conditions', written: 'the conditions agreed on' },
      itemFormat: { form: code('deliveredFormat'), label: 'deliveredFormat', written: 'Ship Copy on Paper' },
      serviceType: {
        form: code('serviceType'),
        label: 'deliveredService',
        written: 'what was shipped: the volume or a copy',
      },
      deliveryCosts: { whole: true, form: money },
      paymentMethod: {
        form: code('paymentMethod'),
        label: 'deliveryPayment',
        written: { never: 'costs are settled as the partners agreed' },
      },
    },
  ),
  ...under(
    'supplyingAgencyMessage/shippingInfo',
    { kept: 'facts.supplied.shippingInfo', at: 'fulfilment', written: 'Ship' },
    {
      courierName: { label: 'courier' },
      trackingId: { label: 'tracking' },
      insurance: { form: yesNo, written: { never: 'we do not insure parcels singly' } },
      insuranceThirdParty: { form: yesNo, written: { never: 'we do not insure parcels singly' } },
      thirdPartyName: { written: { never: 'we do not insure parcels singly' } },
      insuranceCosts: { whole: true, form: money, written: { never: 'we do not insure parcels singly' } },
    },
  ),
  ...under(
    'supplyingAgencyMessage/returnInfo',
    {
      kept: 'facts.supplied.returnInfo',
      at: 'fulfilment',
      written: 'the library that owns the item, where the partner is told',
    },
    {
      returnAgencyId: { whole: true, form: agency, label: 'returnAgency' },
      name: { kept: 'facts.returnAddress', seen: 'the return address' },
      physicalAddress: { whole: true, kept: 'facts.returnAddress', label: 'returnAddress' },
    },
  ),
];

const requester: ElementRow[] = [
  ...under('requestingAgencyMessage/header', inHeader, {
    ...headerOfAnswers,
    consortialId: {
      whole: true,
      kept: log,
      seen: inXml,
      written: { never: 'requests go to one library at a time' },
    },
  }),
  ...under('requestingAgencyMessage/header/requestingAgencyAuthentication', inHeader, authentication),
  ...under('requestingAgencyMessage', inHeader, {
    action: {
      kept: { elsewhere: 'the history' },
      seen: 'the step in the conversation',
      written:
        'the step: Received, ShippedReturn, ShippedForward (Pass on), Renew, Cancel, StatusRequest, HoldReturn (Keep the item for now), Lost, Notification',
    },
    note: { kept: { elsewhere: 'the history' }, seen: 'the conversation', written: 'the note of the dialog' },
  }),
];

const answered = { kept: { elsewhere: 'the log of deliveries' }, seen: 'the confirmation, with its message' };
const confirmation = (kind: string, more: Record<string, Cell>): ElementRow[] => [
  ...under(`${kind}/confirmationHeader`, inHeader, {
    supplyingAgencyId: { ...answered, whole: true, written: 'as it came' },
    requestingAgencyId: { ...answered, whole: true, written: 'as it came' },
    timestamp: { ...answered, written: 'the time of the answer' },
    requestingAgencyRequestId: { ...answered, written: 'as it came' },
    multipleItemRequestId: { ...answered, written: { never: 'version 2021-2 has no place for it' } },
    timestampReceived: { ...answered, written: 'the timestamp of the message' },
    messageStatus: { ...answered, written: 'OK when it is stored, ERROR when it is refused' },
  }),
  ...under(`${kind}/errorData`, inHeader, {
    errorType: { ...answered, written: 'why it is refused' },
    errorValue: { ...answered, written: 'the element and its value, in words' },
  }),
  ...under(kind, inHeader, more),
];

/** In the order of the page. */
export const elementRows: readonly ElementRow[] = [
  ...request,
  ...supplier,
  ...requester,
  ...confirmation('requestConfirmation', {}),
  ...confirmation('supplyingAgencyMessageConfirmation', {
    reasonForMessage: { ...answered, written: 'as it came' },
  }),
  ...confirmation('requestingAgencyMessageConfirmation', { action: { ...answered, written: 'as it came' } }),
];

/** A form as the request keeps it: what partners read in the protocol's words, the rest among the request's facts. */

import { endOfLocalDate } from '../../domain/fulfilment/local-days.js';
import { defined } from '../../domain/request/defined.js';
import type { Service } from '../../domain/tables/tables.js';
import type { RequestSubType } from '../../protocol/codes.js';
import type { BibliographicInfo, BillingInfo, RequestedDeliveryInfo, ServiceInfo } from '../../protocol/messages.js';
import type { PostalAddress } from '../model/local/libraries.js';
import type { CitationRecord, RequestFacts, RequestFormFacts } from '../model/records.js';
import type { CitationDraft, LocalDraft } from '../model/request-draft.js';

/** The request's citation and note, without the patron. */
export function citationFrom(
  draft: CitationDraft & { serviceType: Service; patron?: unknown },
  timeZone: string,
): CitationRecord {
  return {
    title: draft.title,
    author: draft.author,
    bibliographic: {
      title: draft.title,
      author: draft.author,
      supplierUniqueRecordId: draft.supplierRecordId,
      subtitle: draft.subtitle,
      seriesTitle: draft.seriesTitle,
      edition: draft.edition,
      titleOfComponent: draft.titleOfComponent,
      authorOfComponent: draft.authorOfComponent,
      volume: draft.volume ? [draft.volume] : undefined,
      issue: draft.issue,
      pagesRequested: draft.pagesRequested,
      ...numbersFrom(draft),
    },
    publication: {
      publisher: draft.publisher,
      placeOfPublication: draft.placeOfPublication,
      publicationDate: draft.publicationDate,
      publicationType: code(draft.publicationType ?? (draft.serviceType === 'Copy' ? 'Article' : 'Book')),
    },
    service: {
      requestType: 'New',
      requestSubType: subTypesOf(draft),
      serviceType: draft.serviceType,
      serviceLevel: code(draft.serviceLevel),
      itemFormat: code(draft.requestedMedia),
      needBeforeDate: endOf(draft.needBeforeDate, timeZone),
      copyrightCompliance: code(draft.copyrightCompliance),
      preferredEdition: draft.preferredEdition,
      startDate: startOf(draft.startDate, timeZone),
      endDate: endOf(draft.endDate, timeZone),
      note: draft.note,
    } satisfies ServiceInfo,
    billing: billingFrom(draft),
    delivery: deliveryFrom(draft),
  };
}

/** What of the form has no place in a message. */
export function formFactsFrom({
  lastInterestDate,
  allowOtherFormats,
  agreeToCopyright,
  ownerLibrary,
}: LocalDraft): RequestFormFacts {
  return defined({ lastInterestDate, allowOtherFormats, agreeToCopyright, ownerLibrary });
}

/** The form's fields again, as they can be changed. */
export function citationDraftOf(
  { title, author, bibliographic, publication, service, billing, delivery, patron, pickupLocation }: CitationRecord,
  { form = {}, asked = {} }: Pick<RequestFacts, 'form' | 'asked'> = {},
): CitationDraft & LocalDraft {
  const numbered = (wanted: string) =>
    bibliographic.bibliographicItemId?.find((id) => id.bibliographicItemIdentifierCode?.value === wanted)
      ?.bibliographicItemIdentifier;
  const recorded = (wanted: string) =>
    bibliographic.bibliographicRecordId?.find((id) => id.bibliographicRecordIdentifierCode?.value === wanted)
      ?.bibliographicRecordIdentifier;
  const most = billing?.maximumCosts;
  const { ownerLibrary, lastInterestDate, allowOtherFormats, agreeToCopyright } = form;
  return {
    title,
    author,
    isbn: numbered('ISBN'),
    issn: numbered('ISSN'),
    doi: numbered('DOI'),
    pmid: recorded('PMID'),
    oclc: recorded('OCLC'),
    lccn: recorded('LCCN'),
    publisher: publication?.publisher,
    placeOfPublication: publication?.placeOfPublication,
    publicationDate: publication?.publicationDate,
    publicationType: publication?.publicationType?.value,
    subtitle: bibliographic.subtitle,
    seriesTitle: bibliographic.seriesTitle,
    supplierRecordId: bibliographic.supplierUniqueRecordId,
    edition: bibliographic.edition,
    volume: bibliographic.volume?.join(', '),
    issue: bibliographic.issue,
    titleOfComponent: bibliographic.titleOfComponent,
    authorOfComponent: bibliographic.authorOfComponent,
    pagesRequested: bibliographic.pagesRequested,
    serviceLevel: service?.serviceLevel?.value,
    requestedMedia: service?.itemFormat?.value,
    needBeforeDate: service?.needBeforeDate,
    preferredEdition: service?.preferredEdition,
    suppliersChoice: service?.requestSubType?.includes('SupplyingLibrarysChoice') || undefined,
    copyrightCompliance: service?.copyrightCompliance?.value,
    startDate: service?.startDate,
    endDate: service?.endDate,
    set: asked.multipleItemRequestId,
    deliveryMethod: delivery?.find((each) => each.deliveryMethod)?.deliveryMethod?.value,
    paymentMethod: billing?.paymentMethod?.value,
    billingMethod: billing?.billingMethod?.value,
    note: service?.note,
    maximumCosts: most ? { amount: most.monetaryValue, currency: most.currencyCode?.value ?? '' } : undefined,
    shipTo: shipToOf(delivery),
    patron,
    pickupLocation,
    ownerLibrary,
    lastInterestDate,
    allowOtherFormats,
    agreeToCopyright,
  };
}

export const deliveryTo = ({ region, country, ...lines }: PostalAddress): RequestedDeliveryInfo[] => [
  { address: { physicalAddress: { ...lines, region: code(region), country: code(country) } } },
];

function shipToOf(delivery: RequestedDeliveryInfo[] | undefined): PostalAddress | undefined {
  const address = delivery?.find((each) => each.address?.physicalAddress)?.address?.physicalAddress;
  if (!address) return undefined;
  const { region, country, line1 = '', ...lines } = address;
  return { line1, ...lines, region: region?.value, country: country?.value };
}

const code = (value: string | undefined) => (value ? { value } : undefined);

function endOf(date: string | undefined, timeZone: string): string | undefined {
  if (!date) return undefined;
  const end = date.length === 10 ? endOfLocalDate(date, timeZone) : new Date(date);
  // A date that is none is refused by its field; the rota and the search for the same wish need the rest of the draft.
  return Number.isNaN(end.getTime()) ? undefined : end.toISOString();
}

/** The first moment of the day here. */
function startOf(date: string | undefined, timeZone: string): string | undefined {
  if (!date || date.length > 10) return endOf(date, timeZone);
  const before = new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000);
  const end = Number.isNaN(before.getTime()) ? undefined : endOf(before.toISOString().slice(0, 10), timeZone);
  return end && new Date(Date.parse(end) + 1000).toISOString();
}

/** What kind of request it is beside a new one; version 1.2 has room for three. */
function subTypesOf(draft: CitationDraft & { patron?: unknown }): RequestSubType[] | undefined {
  const all: [RequestSubType, unknown][] = [
    ['PatronRequest', draft.patron],
    ['BookingRequest', draft.startDate ?? draft.endDate],
    ['MultipleItemRequest', draft.set],
    ['SupplyingLibrarysChoice', draft.suppliersChoice],
  ];
  const said = all.flatMap(([name, given]) => (given ? [name] : []));
  return said.length > 0 ? said : undefined;
}

function billingFrom({ maximumCosts, paymentMethod, billingMethod }: CitationDraft): BillingInfo | undefined {
  if (!maximumCosts && !paymentMethod && !billingMethod) return undefined;
  return {
    ...(paymentMethod ? { paymentMethod: { value: paymentMethod } } : {}),
    ...(maximumCosts
      ? {
          maximumCosts: { monetaryValue: maximumCosts.amount, currencyCode: { value: maximumCosts.currency } },
        }
      : {}),
    ...(billingMethod ? { billingMethod: { value: billingMethod } } : {}),
  };
}

/** A method without an address goes with the address that the library's record gives. */
function deliveryFrom({ shipTo, deliveryMethod }: CitationDraft): RequestedDeliveryInfo[] | undefined {
  const method = deliveryMethod ? { deliveryMethod: { value: deliveryMethod } } : {};
  if (shipTo) return deliveryTo(shipTo).map((each) => ({ ...each, ...method }));
  return deliveryMethod ? [method] : undefined;
}

/** Numbers of the work itself, and those of a catalogue's record of it. */
function numbersFrom(draft: CitationDraft): Partial<BibliographicInfo> {
  const { isbn, issn, doi } = draft;
  const items = Object.entries({ ISBN: isbn, ISSN: issn, DOI: doi }).flatMap(([value, number]) =>
    number ? [{ bibliographicItemIdentifierCode: { value }, bibliographicItemIdentifier: number.trim() }] : [],
  );
  const records = Object.entries({ OCLC: draft.oclc, LCCN: draft.lccn, PMID: draft.pmid }).flatMap(([value, number]) =>
    number ? [{ bibliographicRecordIdentifierCode: { value }, bibliographicRecordIdentifier: number.trim() }] : [],
  );
  return {
    ...(items.length > 0 ? { bibliographicItemId: items } : {}),
    ...(records.length > 0 ? { bibliographicRecordId: records } : {}),
  };
}

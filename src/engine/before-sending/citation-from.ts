/** A form as the request keeps it: what partners read in the protocol's words, the rest among the request's facts. */
import { endOfLocalDate } from '../../domain/fulfilment/local-days.js';
import type { BibliographicInfo, RequestedDeliveryInfo, ServiceInfo } from '../../protocol/messages.js';
import type { CitationDraft, LocalDraft } from '../desk/request-draft.js';
import type { PostalAddress } from '../local/libraries.js';
import type { CitationRecord, RequestFormFacts } from '../records.js';

/** The request's citation and note, without the patron. */
export function citationFrom(
  draft: CitationDraft & { serviceType: 'Loan' | 'Copy'; patron?: unknown },
  timeZone: string,
): CitationRecord {
  return {
    title: draft.title,
    author: draft.author,
    bibliographic: {
      title: draft.title,
      author: draft.author,
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
      requestSubType: draft.patron ? ['PatronRequest'] : undefined,
      serviceType: draft.serviceType,
      serviceLevel: code(draft.serviceLevel),
      itemFormat: code(draft.requestedMedia),
      needBeforeDate: needBefore(draft.needBeforeDate, timeZone),
      note: draft.note,
    } satisfies ServiceInfo,
    billing: draft.maximumCosts
      ? {
          maximumCosts: {
            monetaryValue: draft.maximumCosts.amount,
            currencyCode: { value: draft.maximumCosts.currency },
          },
        }
      : undefined,
    delivery: draft.shipTo ? deliveryTo(draft.shipTo) : undefined,
  };
}

/** What of the form has no place in a message. */
export function formFactsFrom({
  lastInterestDate,
  allowOtherFormats,
  agreeToCopyright,
  ownerLibrary,
}: LocalDraft): RequestFormFacts {
  const facts: RequestFormFacts = { lastInterestDate, allowOtherFormats, agreeToCopyright, ownerLibrary };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** The form's fields again, as they can be changed. */
export function draftOf(
  { title, author, bibliographic, publication, service, billing, delivery, patron, pickupLocation }: CitationRecord,
  form: RequestFormFacts = {},
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
    ...{ title, author, isbn: numbered('ISBN'), issn: numbered('ISSN'), doi: numbered('DOI') },
    ...{ pmid: recorded('PMID'), oclc: recorded('OCLC'), lccn: recorded('LCCN') },
    publisher: publication?.publisher,
    placeOfPublication: publication?.placeOfPublication,
    publicationDate: publication?.publicationDate,
    publicationType: publication?.publicationType?.value,
    edition: bibliographic.edition,
    volume: bibliographic.volume?.join(', '),
    issue: bibliographic.issue,
    titleOfComponent: bibliographic.titleOfComponent,
    authorOfComponent: bibliographic.authorOfComponent,
    pagesRequested: bibliographic.pagesRequested,
    serviceLevel: service?.serviceLevel?.value,
    requestedMedia: service?.itemFormat?.value,
    needBeforeDate: service?.needBeforeDate,
    note: service?.note,
    maximumCosts: most ? { amount: most.monetaryValue, currency: most.currencyCode?.value ?? '' } : undefined,
    shipTo: shipToOf(delivery),
    ...{ patron, pickupLocation, ownerLibrary, lastInterestDate, allowOtherFormats, agreeToCopyright },
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

function needBefore(date: string | undefined, timeZone: string): string | undefined {
  if (!date) return undefined;
  const end = date.length === 10 ? endOfLocalDate(date, timeZone) : new Date(date);
  // A date that is none is refused by its field; the rota and the search for the same wish need the rest of the draft.
  return Number.isNaN(end.getTime()) ? undefined : end.toISOString();
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

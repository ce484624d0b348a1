import type { Request } from '../../protocol/messages.js';
import type { CitationRecord } from '../model/records.js';

/** What a request asks for, as a lender keeps it. A Retry says all of it again, with what was mended. */
export function citationOf(message: Request): CitationRecord {
  const { bibliographicInfo } = message;
  return {
    title: bibliographicInfo.title ?? bibliographicInfo.titleOfComponent ?? '(no title)',
    author: bibliographicInfo.author,
    bibliographic: bibliographicInfo,
    publication: message.publicationInfo,
    service: message.serviceInfo,
    delivery: message.requestedDeliveryInfo,
    billing: message.billingInfo,
    patron: undefined,
  };
}

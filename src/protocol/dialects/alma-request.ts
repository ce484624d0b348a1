/** A request as Alma takes it: official codes in official spelling; price and addresses as text. */
import type { Request, ServiceInfo } from '../messages.js';
import { addressBlock, withLines, without } from './notes.js';

const itemIdCodes = ['ISBN', 'ISSN', 'ISMN'];
const recordIdCodes = ['AMICUS', 'BL', 'FAUST', 'JNB', 'LA', 'LCCN', 'Medline', 'NCID', 'OCLC', 'PID', 'PMID', 'TP'];
const serviceLevels = ['Express', 'Normal', 'Rush', 'SecondaryMail', 'Standard', 'Urgent'];

export function almaRequest(message: Request): Request {
  const { bibliographicInfo, serviceInfo, billingInfo, requestedDeliveryInfo = [] } = message;
  const itemIds = bibliographicInfo.bibliographicItemId?.flatMap((id) => {
    const value = official(itemIdCodes, id.bibliographicItemIdentifierCode?.value);
    return value ? [{ ...id, bibliographicItemIdentifierCode: { value } }] : [];
  });
  const recordIds = bibliographicInfo.bibliographicRecordId?.flatMap((id) => {
    const value = official(recordIdCodes, id.bibliographicRecordIdentifierCode?.value);
    return value ? [{ ...id, bibliographicRecordIdentifierCode: { value } }] : [];
  });
  const spelt: Request = {
    ...message,
    bibliographicInfo: {
      ...without(bibliographicInfo, 'bibliographicItemId', 'bibliographicRecordId'),
      ...(itemIds?.length ? { bibliographicItemId: itemIds } : {}),
      ...(recordIds?.length ? { bibliographicRecordId: recordIds } : {}),
    },
    ...(serviceInfo ? { serviceInfo: withKnownLevel(serviceInfo) } : {}),
  };
  const { monetaryValue, currencyCode } = billingInfo?.maximumCosts ?? {};
  const price = monetaryValue
    ? [`Maximum cost: ${[monetaryValue, currencyCode?.value].filter(Boolean).join(' ')}`]
    : [];
  const [shipTo] = requestedDeliveryInfo.flatMap(({ address }) => addressBlock('SHIP_TO', address?.physicalAddress));
  return withLines(spelt, [...price, ...(shipTo ? [shipTo] : [])]);
}

/** The list's spelling of a code, whatever its case; nothing when the list has no such code. */
function official(list: readonly string[], value = ''): string | undefined {
  return list.find((code) => code.toLowerCase() === value.toLowerCase());
}

function withKnownLevel(serviceInfo: ServiceInfo): ServiceInfo {
  const { serviceLevel } = serviceInfo;
  if (!serviceLevel) return serviceInfo;
  return { ...serviceInfo, serviceLevel: { value: official(serviceLevels, serviceLevel.value) ?? 'Standard' } };
}

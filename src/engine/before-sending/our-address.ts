/** Where an item shall go and who asks for it, from the record of our library that does. */

import type { LibraryView } from '../../contract/local-views.js';
import type { RequestDraft } from '../../contract/request-inputs.js';
import type { Address, RequestedDeliveryInfo } from '../../protocol/messages.js';
import type { CitationRecord, RequestFacts } from '../model/records.js';
import { deliveryTo } from './citation-from.js';

type Place = Pick<LibraryView, 'name' | 'address' | 'email'>;

/** What staff wrote goes before; else a loan goes to the library's address, a copy to its e-mail, then its address. */
export function withOurAddress(
  written: RequestedDeliveryInfo[] | undefined,
  serviceType: RequestDraft['serviceType'],
  library: Place | undefined,
): Pick<CitationRecord, 'delivery'> {
  if (written?.some(({ address }) => address)) return { delivery: written };
  const [{ deliveryMethod } = {}] = written ?? [];
  const postal = library?.address ? deliveryTo(library.address).flatMap(({ address }) => address ?? []) : [];
  const addresses = serviceType === 'Loan' ? postal : [...emailOf(library), ...postal];
  const delivery = addresses.map((address, at) => ({
    ...(addresses.length > 1 ? { sortOrder: String(at + 1) } : {}),
    address,
    ...(deliveryMethod ? { deliveryMethod } : {}),
  }));
  if (delivery.length > 0) return { delivery };
  return written ? { delivery: written } : {};
}

/** The library's name and addresses, and the set that the request belongs to. */
export function askedBy(library: Place | undefined, set: string | undefined): Pick<RequestFacts, 'asked'> {
  const address = library
    ? [
        ...(library.address ? deliveryTo(library.address).flatMap((each) => each.address ?? []) : []),
        ...emailOf(library),
      ]
    : [];
  const asked = {
    ...(library ? { requestingAgencyInfo: { name: library.name, ...(address.length > 0 ? { address } : {}) } } : {}),
    ...(set ? { multipleItemRequestId: set } : {}),
  };
  return Object.keys(asked).length > 0 ? { asked } : {};
}

const emailOf = (library: Place | undefined): Address[] =>
  library?.email
    ? [{ electronicAddress: { electronicAddressType: { value: 'Email' }, electronicAddressData: library.email } }]
    : [];

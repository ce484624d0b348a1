/** Where a borrower wants an item: the address in its request, which may be another than the directory's (R30). */
import { linesOfAddress } from '../../domain/partner/address-lines.js';
import type { Address, RequestedDeliveryInfo } from '../../protocol/messages.js';
import type { Loan } from '../model/records.js';

/** A line each, as it is written on the parcel; nothing when the borrower named no postal address. */
export function shipToOf({ citation, request }: Pick<Loan, 'citation' | 'request'>): string[] | undefined {
  const asked = [...(citation.delivery ?? [])].sort(byOrder).flatMap(({ address }) => linesOf(address));
  if (asked.length > 0) return asked;
  const said = request.facts.shipTo?.split('\n').filter((line) => line.trim() !== '');
  return said && said.length > 0 ? said : undefined;
}

const byOrder = (one: RequestedDeliveryInfo, other: RequestedDeliveryInfo): number =>
  Number(one.sortOrder ?? 0) - Number(other.sortOrder ?? 0);

function linesOf(address: Address | undefined): string[] {
  const postal = address && 'physicalAddress' in address ? address.physicalAddress : undefined;
  if (!postal) return [];
  const { line1, line2, locality, postalCode, region, country } = postal;
  return linesOfAddress({ line1, line2, locality, postalCode, region: region?.value, country: country?.value });
}

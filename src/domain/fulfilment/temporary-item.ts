/** The records that a received item gets for as long as it is here: suppressed, so that no catalogue shows them. */

export const temporaryItemStatuses = ['inTransit', 'onHoldShelf', 'onLoan', 'atDesk', 'lost'] as const;
export type TemporaryItemStatus = (typeof temporaryItemStatuses)[number];

/** What stands for an item until it comes: suppressed title and item with their place, and the hold of the patron. */
export interface ExpectedItem {
  request: string;
  externalId: string;
  /** The temporary barcode that the receipt gives, unless another one is scanned. */
  barcode: string;
  title: string;
  author?: string;
  /** Always: no catalogue shows it. */
  suppressed: boolean;
  library: string;
  location?: string;
  locationName?: string;
  itemPolicy?: string;
  since: string;
  hold: { patron?: string; patronName?: string; pickupLibrary: string; pickupName: string };
}

/** Items from a partner go to a location, with an item policy. Without a partner: items from everybody. */
export interface TemporaryItemRule {
  partner?: string;
  location: string;
  itemPolicy?: string;
}

/** Location and item policy of a received item by the first rule that fits; without a rule the library's location, no policy. */
export function temporaryItemPlace(
  rules: readonly TemporaryItemRule[],
  partner: string | undefined,
  libraryLocation: string | undefined,
): { location?: string; itemPolicy?: string } {
  const rule = rules.find((each) => each.partner === undefined || each.partner === partner);
  return rule ? { location: rule.location, itemPolicy: rule.itemPolicy } : { location: libraryLocation };
}

/** The barcode of a volume that has none of its own: the External ID of the request, numbered when there are several. */
export function temporaryBarcode(externalId: string, position: number, count: number): string {
  return count === 1 ? externalId : `${externalId}-${position}`;
}

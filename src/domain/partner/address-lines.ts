/** A postal address as it is written on a parcel. */
export interface Postal {
  line1?: string | undefined;
  line2?: string | undefined;
  locality?: string | undefined;
  region?: string | undefined;
  postalCode?: string | undefined;
  country?: string | undefined;
}

/** A line each. Two spaces are before the postal code, as Canada Post asks. */
export function linesOfAddress({ line1, line2, locality, region, postalCode, country }: Postal): string[] {
  const town = [locality, region].filter(Boolean).join(' ');
  const place = [town, postalCode].filter(Boolean).join('  ');
  return [line1, line2, place, country].filter((line): line is string => Boolean(line));
}

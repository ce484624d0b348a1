import type { PhysicalAddress } from '../messages.js';

const ends = { SHIP_TO: 'ST_END', RETURN_TO: 'RT_END' } as const;

/** An address as the block of lines that partners read in a note; nothing when there is no address. */
export function addressBlock(kind: keyof typeof ends, address: PhysicalAddress | undefined, name?: string): string[] {
  const lines = [name, ...addressLines(address)].filter((line) => line !== undefined && line !== '');
  return address && lines.length > 0 ? [`#${kind}#\n${lines.join('\n')}\n#${ends[kind]}#`] : [];
}

/** The address as on an envelope. */
export function addressLines(address: PhysicalAddress | undefined): string[] {
  if (!address) return [];
  const { line1, line2, locality, postalCode, region, country } = address;
  const town = [locality, region?.value, postalCode].filter(Boolean).join(' ');
  return [line1, line2, town, country?.value].filter((line): line is string => line !== undefined && line !== '');
}

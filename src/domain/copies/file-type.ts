/** What a file is, read from its first bytes: names and declared types are what somebody says of it. */

export const copyTypes = {
  pdf: { type: 'application/pdf', label: 'PDF', ending: 'pdf' },
  jpeg: { type: 'image/jpeg', label: 'JPEG', ending: 'jpg' },
  png: { type: 'image/png', label: 'PNG', ending: 'png' },
  tiff: { type: 'image/tiff', label: 'TIFF', ending: 'tif' },
} as const;
export type CopyKind = keyof typeof copyTypes;

/** So many first bytes tell what a file is. */
export const headBytes = 16;

const kinds = Object.keys(copyTypes) as CopyKind[];

/** The kind of file that begins like this; `undefined` for all that is not taken. */
export function kindOfFile(head: Uint8Array): CopyKind | undefined {
  return kinds.find((kind) => beginnings[kind].some((beginning) => startsWith(head, beginning)));
}

/** A wildcard: any byte. */
const any = -1;
const text = (letters: string): number[] => [...letters].map((letter) => letter.charCodeAt(0));

/** The signatures of the formats. A JPEG begins with a marker, a TIFF with its byte order and the number 42 (43: BigTIFF). */
const beginnings: Record<CopyKind, readonly (readonly number[])[]> = {
  pdf: ['1', '2'].map((version) => [...text('%PDF-'), ...text(version), ...text('.'), any]),
  jpeg: [[0xff, 0xd8, 0xff]],
  png: [[0x89, ...text('PNG\r\n'), 0x1a, 0x0a, 0, 0, 0, 0x0d, ...text('IHDR')]],
  tiff: [
    [...text('II'), 42, 0],
    [...text('MM'), 0, 42],
    [...text('II'), 43, 0],
    [...text('MM'), 0, 43],
  ],
};

const startsWith = (head: Uint8Array, beginning: readonly number[]): boolean =>
  head.length >= beginning.length && beginning.every((byte, at) => byte === any || head[at] === byte);

/** The row of a type that was stored; unknown types are nobody's. */
export const copyTypeOf = (type: string): (typeof copyTypes)[CopyKind] | undefined =>
  kinds.map((kind) => copyTypes[kind]).find((row) => row.type === type);

/** Shown by browsers themselves; a TIFF is downloaded. */
export const isShownInBrowser = (type: string): boolean => copyTypeOf(type) !== undefined && type !== 'image/tiff';

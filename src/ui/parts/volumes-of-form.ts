/** The volumes of a receipt between the form and what is sent. Pure: see test/ui/volumes-of-form.test.ts. */

export interface VolumeRow {
  barcode: string;
  /** `Vol. 1`; empty: it has only its number. */
  description: string;
  /** It is in the parcel. */
  isHere: boolean;
  isScanned: boolean;
  /** The lender named it: it can be missing, and is not removed. */
  isOfLender: boolean;
}

/** The rows of a text with one line a volume, `39345: v. 1`, as the node proposes it and the form keeps it. */
export const volumesIn = (text: string): VolumeRow[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, barcode = '', description = ''] = /^([^:]*):?(.*)$/.exec(line) ?? [];
      return {
        barcode: barcode.trim(),
        description: description.trim(),
        isHere: true,
        isScanned: false,
        isOfLender: barcode.trim() !== '',
      };
    });

/** What is received: the volumes that are here, one line each. */
export const linesOfVolumes = (rows: readonly VolumeRow[]): string =>
  rows
    .filter(({ isHere, barcode, description }) => isHere && (barcode.trim() || description.trim()))
    .map(({ barcode, description }) =>
      description.trim() ? `${barcode.trim()}: ${description.trim()}` : barcode.trim(),
    )
    .join('\n');

/** What the lender shipped and is not in the parcel, each by its name and barcode. */
export const missingVolumes = (rows: readonly VolumeRow[], nameOf: (number: number) => string): string[] =>
  rows.flatMap(({ isHere, barcode, description }, at) =>
    isHere ? [] : [`${description.trim() || nameOf(at + 1)} (${barcode})`],
  );

/** Reads the codes of a picture. Pure but for the program that reads them, which is made ready once. See test/ui/decode.test.ts. */
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';

/** What libraries stick on items, print on slips and cards, and publishers on books. */
const formats: NonNullable<ReaderOptions['formats']> = [
  'Codabar',
  'Code39',
  'Code128',
  'ITF',
  'EAN13',
  'EAN8',
  'UPCA',
  'QRCode',
  'DataMatrix',
];

/** `from`: the address of the program, or the program itself. */
export function prepareDecoder(from: { address: string } | { program: ArrayBuffer }): void {
  prepareZXingModule({
    overrides: 'address' in from ? { locateFile: () => from.address } : { wasmBinary: from.program },
  });
}

/** Red, green, blue and opacity of each point. */
export interface Picture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** The codes of a picture from the top, each once, as a scanner would type them. */
export async function codesIn(picture: Picture): Promise<string[]> {
  const found = await readBarcodes(picture as Parameters<typeof readBarcodes>[0], {
    formats,
    tryHarder: true,
    maxNumberOfSymbols: 4,
  });
  const fromTop = found.toSorted((one, other) => one.position.topLeft.y - other.position.topLeft.y);
  return [...new Set(fromTop.map(({ text }) => text).filter((text) => text !== ''))];
}

/** So long (ms) a code must be out of the picture before it counts again. */
const awayMs = 2000;

/** Of the codes of each picture those that are new: one that stays before the camera is scanned once. */
export function newCodes(now: () => number): (codes: readonly string[]) => string[] {
  const seen = new Map<string, number>();
  return (codes) => {
    const at = now();
    const fresh = codes.filter((code) => at - (seen.get(code) ?? Number.NEGATIVE_INFINITY) > awayMs);
    for (const code of codes) seen.set(code, at);
    return fresh;
  };
}

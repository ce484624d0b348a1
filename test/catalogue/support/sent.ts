import { splitIso2709 } from '../../../src/catalogue/marc/iso2709.js';
import type { RecordSent } from '../../../src/engine/catalogue/ports.js';
import { inPieces } from '../marc/records.js';

/** The records of a file as they are sent to a node. */
export async function sent(file: Uint8Array): Promise<RecordSent[]> {
  const records: RecordSent[] = [];
  for await (const { offset, bytes, trouble } of splitIso2709(inPieces(file, 1000)))
    records.push({
      place: offset,
      form: 'iso2709',
      data: Buffer.from(bytes).toString('base64'),
      ...(trouble ? { trouble } : {}),
    });
  return records;
}

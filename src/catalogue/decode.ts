/** A record as a catalogue keeps it: its bytes and in which form they are. */
import { type ReadRecord, readIso2709 } from './marc/iso2709.js';
import { marcIn } from './marc/marcxml.js';
import { readXml } from './xml.js';

export const recordForms = ['iso2709', 'marcxml'] as const;
export type RecordEncoding = (typeof recordForms)[number];

/** Reads the bytes of one record. */
export function decoded(form: RecordEncoding, bytes: Uint8Array): ReadRecord {
  if (form === 'iso2709') return readIso2709(bytes);
  const read = readXml(Buffer.from(bytes).toString('utf8'));
  if (read.kind === 'broken' || read.root.name !== 'record') return { kind: 'unreadable', trouble: 'notMarc' };
  const record = marcIn(read.root);
  return record.data.length > 0 ? { kind: 'read', record, remarks: [] } : { kind: 'unreadable', trouble: 'noFields' };
}

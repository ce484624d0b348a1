/** Asking another catalogue by SRU: the address to call, and what came back, whatever the server makes of the standard. */
import type { LocateProfile } from '../locate/profile.js';
import { marcIn } from '../marc/marcxml.js';
import type { MarcRecord } from '../marc/record.js';
import { childOf, childrenOf, descendants, readXml, textInElement, type XmlElement } from '../xml.js';
import { type Diagnostic, messageOf } from './diagnostics.js';

/** The question as an address. An address that has parameters of its own keeps them. */
export function addressFor(profile: LocateProfile, cql: string, maximumRecords: number): string {
  const url = new URL(profile.address);
  const asked: Record<string, string> = {
    version: profile.version,
    operation: 'searchRetrieve',
    query: cql,
    startRecord: '1',
    maximumRecords: String(maximumRecords),
    recordSchema: profile.schema,
    ...profile.parameters,
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  // Not every server reads a plus as a blank.
  url.search = url.search.replaceAll('+', '%20');
  return url.href;
}

export interface ForeignRecord {
  marc: MarcRecord;
  /** The record that tells of holdings beside it. */
  opac?: XmlElement;
}

export type SruAnswer =
  | { kind: 'records'; total: number; records: ForeignRecord[] }
  /**
   * `later`: the same may go well another time; `profile`: it was asked wrongly; `access`: it wants to know who asks;
   * `beginnings`: it does not search by the beginning of a word.
   */
  | {
      kind: 'diagnostic';
      fault: 'later' | 'profile' | 'access' | 'beginnings';
      diagnostic: Diagnostic;
      message: string;
    }
  | { kind: 'notSru'; detail: string };

/** Reads an answer by local names and by the records' own elements: what servers declare is not always so. */
export function readAnswer(bytes: Uint8Array): SruAnswer {
  const read = readXml(Buffer.from(bytes).toString('utf8'));
  if (read.kind === 'broken') return { kind: 'notSru', detail: read.detail };
  const root =
    read.root.name === 'searchRetrieveResponse'
      ? read.root
      : (descendants(read.root, 'searchRetrieveResponse').next().value as XmlElement | undefined);
  if (!root) return { kind: 'notSru', detail: read.root.name };
  const records = childrenOf(childOf(root, 'records'), 'record').flatMap(recordIn);
  const [said] = childrenOf(childOf(root, 'diagnostics'), 'diagnostic');
  if (said && records.length === 0) return diagnosed(said);
  const total = Number(textInElement(root, 'numberOfRecords') ?? records.length);
  return { kind: 'records', total: Number.isFinite(total) ? total : records.length, records };
}

/** Packed as text it is unpacked; a surrogate diagnostic is no record. */
function recordIn(record: XmlElement): ForeignRecord[] {
  const data = childOf(record, 'recordData');
  if (!data) return [];
  let inner = data.children[0];
  if (!inner && data.text.includes('<')) {
    const unpacked = readXml(data.text.trim());
    if (unpacked.kind === 'read') inner = unpacked.root;
  }
  if (!inner) return [];
  if (inner.name === 'opacRecord') {
    const marc = descendants(inner, 'record').next().value as XmlElement | undefined;
    return marc ? [{ marc: marcIn(marc), opac: inner }] : [];
  }
  const marc = inner.name === 'record' ? inner : (descendants(inner, 'record').next().value as XmlElement | undefined);
  return marc ? [{ marc: marcIn(marc) }] : [];
}

const transient = new Set([1, 2, 63]);
/** Masking is not supported, or this word is too short for it. */
const masking = new Set([28, 29]);

function diagnosed(element: XmlElement): SruAnswer {
  const code = Number(/\d{1,9}$/.exec(textInElement(element, 'uri') ?? '')?.[0] ?? 1);
  const details = textInElement(element, 'details')?.slice(0, 200);
  return {
    kind: 'diagnostic',
    fault: transient.has(code) ? 'later' : code === 3 ? 'access' : masking.has(code) ? 'beginnings' : 'profile',
    diagnostic: { code, ...(details ? { details } : {}) },
    message: (textInElement(element, 'message') ?? messageOf(code)).slice(0, 200),
  };
}

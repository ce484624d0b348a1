/** Asking another catalogue by SRU: the address to call, and what came back, whatever the server makes of the standard. */
import type { LocateProfile } from '../locate/profile.js';
import { marcIn } from '../marc/marcxml.js';
import type { MarcRecord } from '../marc/record.js';
import { childOf, childrenOf, descendants, readXml, textInElement, type XmlElement } from '../xml.js';
import { type Diagnostic, messageOf } from './diagnostics.js';

/** The question as an address. An address that has parameters of its own keeps them. */
export function addressFor(profile: LocateProfile, cql: string, maximumRecords: number, startRecord = 1): string {
  const url = new URL(profile.address);
  const asked: Record<string, string> = {
    version: profile.version,
    operation: 'searchRetrieve',
    query: cql,
    startRecord: String(startRecord),
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
  /** The record that tells of holdings next to it. */
  opac?: XmlElement;
}

/** Hits of which no record was read, and what the server said of the first. */
export interface SruUnread {
  count: number;
  diagnostic?: Diagnostic;
  message?: string;
}

export type SruAnswer =
  /** `unread`: what is in place of records that the server could not give; their number may be less than `total`. */
  | { kind: 'records'; total: number; records: ForeignRecord[]; unread?: SruUnread }
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
  const sent = childrenOf(childOf(root, 'records'), 'record');
  const records = sent.flatMap(recordIn);
  const [refusal] = childrenOf(childOf(root, 'diagnostics'), 'diagnostic');
  if (refusal && records.length === 0) return diagnosed(refusal);
  const said = Number(textInElement(root, 'numberOfRecords') ?? sent.length);
  const total = Number.isFinite(said) ? said : sent.length;
  const count = Math.max(sent.length, total) - records.length;
  return { kind: 'records', total, records, ...(count > 0 ? { unread: { count, ...surrogateIn(sent) } } : {}) };
}

/** What a server says in place of a record that it cannot give. */
function surrogateIn(sent: readonly XmlElement[]): Omit<SruUnread, 'count'> {
  for (const record of sent) {
    const data = childOf(record, 'recordData');
    const said = data && (descendants(data, 'diagnostic').next().value as XmlElement | undefined);
    if (said) {
      const { diagnostic, message } = toldBy(said);
      return { diagnostic, message };
    }
  }
  return {};
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
  const { diagnostic, message } = toldBy(element);
  const { code } = diagnostic;
  return {
    kind: 'diagnostic',
    fault: transient.has(code) ? 'later' : code === 3 ? 'access' : masking.has(code) ? 'beginnings' : 'profile',
    diagnostic,
    message,
  };
}

function toldBy(element: XmlElement): { diagnostic: Diagnostic; message: string } {
  const code = Number(/\d{1,9}$/.exec(textInElement(element, 'uri') ?? '')?.[0] ?? 1);
  const details = textInElement(element, 'details')?.slice(0, 200);
  return {
    diagnostic: { code, ...(details ? { details } : {}) },
    message: (textInElement(element, 'message') ?? messageOf(code)).slice(0, 200),
  };
}

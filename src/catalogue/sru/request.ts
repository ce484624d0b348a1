/** A question by SRU, however it came: in the address, as a form, or in a SOAP envelope; in version 1.1, 1.2 or 2.0. */
import { descendants, readXml, type XmlElement } from '../xml.js';
import { Diagnosed, type Diagnostic } from './diagnostics.js';

export const sruVersions = ['1.1', '1.2', '2.0'] as const;
export type SruVersion = (typeof sruVersions)[number];

export type SruParameters = Readonly<Record<string, string>>;

export interface SearchQuestion {
  operation: 'searchRetrieve';
  /** Exactly one of the two. */
  cql?: string;
  pqf?: string;
  startRecord: number;
  maximumRecords: number;
  schema: RecordSchema;
  escaping: 'xml' | 'string';
  sortKeys?: string;
}
export interface SruScan {
  operation: 'scan';
  scanClause: string;
  responsePosition: number;
  maximumTerms: number;
}
export interface ExplainQuestion {
  operation: 'explain';
}
export type SruQuestion = SearchQuestion | SruScan | ExplainQuestion;

/** A question, or what is wrong with it; either is answered in the version asked for. */
export interface SruAsked {
  version: SruVersion;
  /** The answer goes into an envelope. */
  soap: boolean;
  operation: SruQuestion['operation'];
  question?: SruQuestion;
  wrong?: Diagnostic;
}

export const recordSchemas = {
  marcxml: {
    uri: 'info:srw/schema/1/marcxml-v1.1',
    title: 'MARCXML',
    also: ['info:srw/schema/1/marcxml-1.1', 'marc21', 'marc21-xml', 'http://www.loc.gov/marc21/slim'],
  },
  dc: { uri: 'info:srw/schema/1/dc-v1.1', title: 'Dublin Core', also: ['oai_dc', 'http://purl.org/dc/elements/1.1/'] },
  opacxml: {
    uri: 'info:srw/schema/1/opacxml-v1.0',
    title: 'MARCXML with availability',
    also: ['opac', 'http://www.loc.gov/standards/iso20775/'],
  },
} as const;
export type RecordSchema = keyof typeof recordSchemas;

export const recordsAtMost = 100;
export const recordsUsually = 10;
const termsAtMost = 100;

/** Reads the parameters. Names are compared without case; those that begin with `x-` and are not known mean nothing. */
export function askedBySru(given: SruParameters, soap = false): SruAsked {
  const parameters = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name.toLowerCase(), value]])),
  );
  const { version, nearest } = versionOf(parameters['version']);
  // A query that is empty was asked all the same.
  const named = new Set([...Object.keys(parameters), ...Object.keys(given).map((name) => name.toLowerCase())]);
  const operation = operationOf(parameters['operation'], named);
  // What is none of ours is answered as a search is, with the diagnostic.
  const asked = { version, soap, operation: operation ?? 'searchRetrieve' };
  try {
    if (nearest) throw new Diagnosed(5, sruVersions.at(-1));
    if (!operation) throw new Diagnosed(4, parameters['operation']);
    return { ...asked, question: questionOf(operation, parameters) };
  } catch (error) {
    if (error instanceof Diagnosed) return { ...asked, wrong: error.diagnostic };
    throw error;
  }
}

/** Asked for nothing, the newest; for one that we do not have, the nearest, and it is said. */
function versionOf(said: string | undefined): { version: SruVersion; nearest?: true } {
  if (said === undefined) return { version: '2.0' };
  const exact = sruVersions.find((each) => each === said.trim());
  if (exact) return { version: exact };
  const number = Number.parseFloat(said);
  return { version: number < 1.2 ? '1.1' : number < 2 ? '1.2' : '2.0', nearest: true };
}

function operationOf(written: string | undefined, named: ReadonlySet<string>): SruQuestion['operation'] | undefined {
  const said = written?.toLowerCase();
  if (said === 'searchretrieve') return 'searchRetrieve';
  if (said === 'scan' || said === 'explain') return said;
  if (said !== undefined) return undefined;
  if (named.has('query') || named.has('x-pquery')) return 'searchRetrieve';
  return named.has('scanclause') ? 'scan' : 'explain';
}

function questionOf(operation: SruQuestion['operation'], parameters: SruParameters): SruQuestion {
  if (operation === 'explain') return { operation };
  if (operation === 'scan') {
    const { scanclause: scanClause } = parameters;
    if (scanClause === undefined) throw new Diagnosed(7, 'scanClause');
    return {
      operation,
      scanClause,
      responsePosition: numberIn(parameters, 'responsePosition', 1, 0),
      maximumTerms: Math.min(numberIn(parameters, 'maximumTerms', 20, 1), termsAtMost),
    };
  }
  const { query: cql, 'x-pquery': pqf, resultsetid } = parameters;
  if (resultsetid !== undefined) throw new Diagnosed(50);
  if (cql === undefined && pqf === undefined) throw new Diagnosed(7, 'query');
  const type = parameters['querytype']?.toLowerCase();
  if (type !== undefined && !['cql', 'searchterms', 'pqf'].includes(type)) throw new Diagnosed(6, 'queryType');
  const sortKeys = parameters['sortkeys'];
  return {
    operation,
    ...(pqf === undefined ? (type === 'pqf' ? { pqf: cql ?? '' } : { cql: cql ?? '' }) : { pqf }),
    startRecord: numberIn(parameters, 'startRecord', 1, 1),
    maximumRecords: Math.min(numberIn(parameters, 'maximumRecords', recordsUsually, 0), recordsAtMost),
    schema: schemaOf(parameters['recordschema']),
    escaping: escapingOf(parameters),
    ...(sortKeys === undefined ? {} : { sortKeys }),
  };
}

function numberIn(parameters: SruParameters, name: string, usual: number, least: number): number {
  const text = parameters[name.toLowerCase()]?.trim();
  if (text === undefined) return usual;
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < least) throw new Diagnosed(6, name);
  return value;
}

function schemaOf(said: string | undefined): RecordSchema {
  if (said === undefined) return 'marcxml';
  const wanted = said.trim().toLowerCase();
  const found = Object.entries(recordSchemas).find(
    ([name, { uri, also }]) => name === wanted || uri.toLowerCase() === wanted || also.some((each) => each === wanted),
  );
  if (!found) throw new Diagnosed(66, said);
  return found[0] as RecordSchema;
}

/** Version 2.0 has another name for it; there the old name means another thing. */
function escapingOf(parameters: SruParameters): 'xml' | 'string' {
  const packing = parameters['recordpacking']?.toLowerCase();
  const said =
    parameters['recordxmlescaping']?.toLowerCase() ??
    (packing === 'packed' || packing === 'unpacked' ? undefined : packing);
  if (said === undefined || said === 'xml') return 'xml';
  if (said === 'string') return 'string';
  throw new Diagnosed(71, said);
}

/** A question in a SOAP envelope, or without one; nothing when the document asks nothing. */
export function askedInXml(text: string): SruAsked | undefined {
  const read = readXml(text);
  if (read.kind === 'broken') return undefined;
  const found = requestIn(read.root);
  if (!found) return undefined;
  const parameters = Object.fromEntries(
    // By SOAP a prefix query has an element of its own.
    found.element.children.map(({ name, text: value }): [string, string] => [
      name.toLowerCase() === 'pquery' ? 'x-pquery' : name,
      value,
    ]),
  );
  return askedBySru({ version: '1.1', ...parameters, operation: found.operation }, true);
}

const operations = { searchRetrieveRequest: 'searchRetrieve', scanRequest: 'scan', explainRequest: 'explain' } as const;

function requestIn(root: XmlElement): { element: XmlElement; operation: string } | undefined {
  for (const [name, operation] of Object.entries(operations)) {
    const element = root.name === name ? root : descendants(root, name).next().value;
    if (element) return { element, operation };
  }
  return undefined;
}

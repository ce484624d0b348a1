/** Answers by SRU, in the order of elements and the namespace of the version asked for. */
import { escaped, said, xmlElement } from '../xml.js';
import { type Diagnostic, diagnosticUri, messageOf } from './diagnostics.js';
import { type RecordSchema, recordSchemas, type SearchQuestion, type SruAsked, type SruVersion } from './request.js';

const namespaces = {
  old: { answer: 'http://www.loc.gov/zing/srw/', diagnostic: 'http://www.loc.gov/zing/srw/diagnostic/' },
  new: {
    answer: 'http://docs.oasis-open.org/ns/search-ws/sruResponse',
    diagnostic: 'http://docs.oasis-open.org/ns/search-ws/diagnostic',
  },
};
const namespacesOf = (version: SruVersion) => (version === '2.0' ? namespaces.new : namespaces.old);
/** In version 2.0 a scan is a protocol of its own. */
const scanNamespace = 'http://docs.oasis-open.org/ns/search-ws/scan';

const roots = { searchRetrieve: 'searchRetrieveResponse', scan: 'scanResponse', explain: 'explainResponse' } as const;

function document({ version, operation, soap }: SruAsked, parts: readonly string[]): string {
  const answer = operation === 'scan' && version === '2.0' ? scanNamespace : namespacesOf(version).answer;
  const body = xmlElement(`zs:${roots[operation]}`, { 'xmlns:zs': answer }, [said('zs:version', version), ...parts]);
  if (!soap) return `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement(
    'SOAP:Envelope',
    { 'xmlns:SOAP': 'http://schemas.xmlsoap.org/soap/envelope/' },
    [xmlElement('SOAP:Body', {}, [body])],
  )}`;
}

const diagnosticAs = (version: SruVersion, { code, details }: Diagnostic): string =>
  xmlElement('diag:diagnostic', { 'xmlns:diag': namespacesOf(version).diagnostic }, [
    said('diag:uri', diagnosticUri(code)),
    said('diag:details', details),
    said('diag:message', messageOf(code)),
  ]);

/** Nothing was found, and this is why. */
export const answerWrong = (asked: SruAsked, diagnostic: Diagnostic): string =>
  document(asked, [
    ...(asked.operation === 'searchRetrieve' ? [said('zs:numberOfRecords', 0)] : []),
    xmlElement('zs:diagnostics', {}, [diagnosticAs(asked.version, diagnostic)]),
  ]);

export interface FoundAnswer {
  total: number;
  /** There are more than were counted. */
  atLeast: boolean;
  /** Written records, or why one of them could not be. */
  records: (string | Diagnostic)[];
}

export function answerSearch(
  asked: SruAsked,
  question: SearchQuestion,
  { total, atLeast, records }: FoundAnswer,
): string {
  const { version } = asked;
  const { startRecord, schema, escaping } = question;
  const next = startRecord + records.length;
  return document(asked, [
    said('zs:numberOfRecords', total),
    ...(records.length > 0
      ? [
          xmlElement(
            'zs:records',
            {},
            records.map((each, at) => recordAs(version, schema, escaping, each, startRecord + at)),
          ),
        ]
      : []),
    ...(records.length > 0 && next <= total ? [said('zs:nextRecordPosition', next)] : []),
    ...(version === '2.0'
      ? [said('zs:resultCountPrecision', `info:srw/vocabulary/resultCountPrecision/1/${atLeast ? 'minimum' : 'exact'}`)]
      : []),
  ]);
}

function recordAs(
  version: SruVersion,
  schema: RecordSchema,
  escaping: 'xml' | 'string',
  record: string | Diagnostic,
  position: number,
): string {
  const isGood = typeof record === 'string';
  const data = isGood ? record : diagnosticAs(version, record);
  return xmlElement('zs:record', {}, [
    said('zs:recordSchema', isGood ? recordSchemas[schema].uri : 'info:srw/schema/1/diagnostics-v1.1'),
    said(version === '2.0' ? 'zs:recordXMLEscaping' : 'zs:recordPacking', escaping),
    xmlElement('zs:recordData', {}, [escaping === 'string' ? escaped(data) : data]),
    said('zs:recordPosition', position),
  ]);
}

export interface TermShown {
  value: string;
  display?: string;
  count: number;
}

export const answerScan = (asked: SruAsked, terms: readonly TermShown[]): string =>
  document(asked, [
    ...(terms.length > 0
      ? [
          xmlElement(
            'zs:terms',
            {},
            terms.map(({ value, display, count }) =>
              xmlElement('zs:term', {}, [
                said('zs:value', value),
                said('zs:numberOfRecords', count),
                said('zs:displayTerm', display),
              ]),
            ),
          ),
        ]
      : []),
  ]);

export const explainUri = 'http://explain.z3950.org/dtd/2.0/';

export const answerExplain = (asked: SruAsked, explain: string, wrong?: Diagnostic): string =>
  document(asked, [
    xmlElement('zs:record', {}, [
      said('zs:recordSchema', explainUri),
      said(asked.version === '2.0' ? 'zs:recordXMLEscaping' : 'zs:recordPacking', 'xml'),
      xmlElement('zs:recordData', {}, [explain]),
    ]),
    ...(wrong ? [xmlElement('zs:diagnostics', {}, [diagnosticAs(asked.version, wrong)])] : []),
  ]);

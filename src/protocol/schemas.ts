/** The two XSDs of ISO 18626, compiled once each, which of them a message asks for, and the verdict they give. */
import { readFileSync } from 'node:fs';
import {
  type ErrorDetail,
  ParseOption,
  XmlDocument,
  XmlElement,
  XmlError,
  XmlLibError,
  XmlValidateError,
  XsdValidator,
} from 'libxml2-wasm';
import { programFile } from '../program-files.js';
import type { IsoVersion } from './codes.js';

/** The one namespace of both schema versions: it does not tell them apart. */
export const isoNamespace = 'http://illtransactions.org/2013/iso18626';

/** What an XSD says of a document. `problems` name element and line, never the value that was found there. */
export interface SchemaVerdict {
  valid: boolean;
  problems: string[];
}

const maxProblems = 10;
const closedToTheWorld =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_NOCDATA |
  ParseOption.XML_PARSE_SKIP_IDS |
  ParseOption.XML_PARSE_BIG_LINES;

/** Validates a whole document, as the writer made it, against the schema of `version`. XML that cannot be parsed is a problem too. */
export function validate(xml: string | Buffer, version: IsoVersion): SchemaVerdict {
  let document: XmlDocument | undefined;
  try {
    document = typeof xml === 'string' ? parseText(xml) : XmlDocument.fromBuffer(xml, { option: closedToTheWorld });
    return judge(document, version);
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return { valid: false, problems: [`not well-formed XML (line ${lineOfError(error)})`] };
  } finally {
    document?.dispose();
  }
}

/**
 * Parses text that is already decoded: no network, no files, no entity of the document's own, and an encoding named in
 * the declaration is ignored. The caller disposes the document. Throws XmlParseError when it is not well-formed.
 */
export function parseText(text: string): XmlDocument {
  const options = { encoding: 'utf-8', option: closedToTheWorld };
  // Bytes get into libxml2 in one piece, letters one by one; half a character has no bytes.
  if (text === '' || !text.isWellFormed()) return XmlDocument.fromString(text, options);
  return XmlDocument.fromBuffer(Buffer.from(text, 'utf8'), options);
}

/** The line on which a parse error stands; 0 when libxml2 does not say. */
export function lineOfError(error: XmlLibError): number {
  return error.details[0]?.line ?? 0;
}

/** The verdict of one version's schema on a parsed document, which stays the caller's to dispose. */
export function judge(document: XmlDocument, version: IsoVersion): SchemaVerdict {
  try {
    schemaOf(version).validate(document);
    return { valid: true, problems: [] };
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    const problems = error.details.slice(0, maxProblems).map((detail) => problemIn(document, detail));
    return { valid: false, problems: [...new Set(problems)] };
  }
}

const compiled = new Map<IsoVersion, XsdValidator>();

function schemaOf(version: IsoVersion): XsdValidator {
  const known = compiled.get(version);
  if (known) return known;
  const xsd = XmlDocument.fromBuffer(readFileSync(programFile('schemas', `iso18626-${version}.xsd`)), {
    option: closedToTheWorld,
  });
  try {
    const schema = XsdValidator.fromDoc(xsd);
    compiled.set(version, schema);
    return schema;
  } finally {
    xsd.dispose();
  }
}

function problemIn(document: XmlDocument, detail: ErrorDetail): string {
  const plain = detail.message.trim().replaceAll(`{${isoNamespace}}`, '');
  const [, element = '', attribute, rest = plain] =
    /^Element '([^']*)'(?:, attribute '([^']*)')?: ([\s\S]*)$/.exec(plain) ?? [];
  const place = pathOf(document, detail) ?? element;
  return `${place}${attribute ? `@${attribute}` : ''} (line ${detail.line}): ${withoutValue(rest)}`.slice(0, 400);
}

/** libxml2 quotes what it found; a note or a patron's name has no place in a log. */
function withoutValue(sentence: string): string {
  return sentence
    .replace(/^\[[^\]]*\] The value '[\s\S]*' is not an element of the set \{(.*)\}\.$/, 'is not one of $1.')
    .replace(
      /^'[\s\S]*' is not a valid value of (?:the atomic|the local atomic) type '(?:xs:)?([^']*)'\.$/,
      'is not a valid $1.',
    );
}

/**
 * The element names from the message kind down, e.g. `request/supplierInfo[2]/sortOrder`. libxml2 writes `*` for
 * elements of a default namespace: those are looked up, without their positions. It knows no prefix of the message when
 * it looks: beside a default namespace those are names in full.
 */
function pathOf(document: XmlDocument, { xpath }: ErrorDetail): string | undefined {
  if (!xpath) return undefined;
  const names = xpath.includes('*')
    ? namesAt(document, xpath)
    : xpath
        .slice(1)
        .replace(/[^/:]+:/g, '')
        .split('/');
  return names.length > 1 ? names.slice(1).join('/') : names[0];
}

const prefixed = /(?<=[/@])([^/@*[:]+:[^/@*[]+)/g;

function namesAt(document: XmlDocument, xpath: string): string[] {
  const names: string[] = [];
  try {
    for (let node = document.get(xpath.replace(prefixed, "*[name()='$1']")); node; node = node.parent) {
      if (node instanceof XmlElement) names.unshift(node.name);
    }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
  }
  return names;
}

/** Which elements of one version only were seen. `leansNewer`: habits that 1.2 peers have too, so they decide little. */
export interface VersionSigns {
  newer: boolean;
  older: boolean;
  leansNewer: boolean;
}

export function noSigns(): VersionSigns {
  return { newer: false, older: false, leansNewer: false };
}

/**
 * The schema version a message is written in. The label (`ill:version`) is asked first: `2021…` is 2021-2; `1`, `1.x`,
 * `v1_2…` is 1.2. Elements that exist in the other version only overrule it, since peers mislabel; when the structure
 * speaks for both, the label stands. Without a label that is known, what leans towards 2021-2 decides, else it is 1.2.
 */
export function versionInText(versionText: string | undefined, signs: VersionSigns): IsoVersion {
  if (signs.newer !== signs.older) return signs.newer ? '2021-2' : '1.2';
  return labelledVersion(versionText) ?? (signs.leansNewer && !signs.older ? '2021-2' : '1.2');
}

/** The version a label names, if it names one. */
export function labelledVersion(versionText = ''): IsoVersion | undefined {
  const label = versionText.trim();
  if (/^v?2021/i.test(label)) return '2021-2';
  return /^v?1(\D|$)/i.test(label) ? '1.2' : undefined;
}

const onlyNewer = /\b(retryInfo|shippingInfo|itemFormat|deliveryMethod|consortialId|preferredEdition)$/;
const onlyOlder =
  /\b(sentVia|deliveredFormat|preferredFormat|messageInfo\/offeredCosts|(request|supply)ingAgencyMessage\/header\/multipleItemRequestId)$/;

/** How the names end of which a place may tell something. */
export const telling =
  /(retryInfo|shippingInfo|itemFormat|deliveryMethod|consortialId|preferredEdition|sentVia|deliveredFormat|preferredFormat|offeredCosts|multipleItemRequestId|bibliographicItemIdentifier|URL)$/;

/** Notes what an element tells of the version by its place (`…/messageInfo/offeredCosts`) and the sibling before it. */
export function noteSigns(place: string, sibling: string | undefined, signs: VersionSigns): void {
  if (onlyNewer.test(place)) signs.newer = true;
  if (onlyOlder.test(place)) signs.older = true;
  const codeFirst = sibling === 'bibliographicItemIdentifierCode' && place.endsWith('/bibliographicItemIdentifier');
  if (codeFirst || place.endsWith('/deliveryInfo/URL')) signs.leansNewer = true;
}

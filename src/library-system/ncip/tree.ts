/** Reads the answer of a system as a tree of elements by their local names, whatever namespace they were written in. */
import { XMLParser } from 'fast-xml-parser';

/** Children by name, in order; `#text` is the element's own text. */
export interface NcipElement {
  readonly [name: string]: readonly (NcipElement | string)[];
}

export type TreeRead =
  | { kind: 'tree'; rootName: string; root: NcipElement }
  | { kind: 'not'; why: NotNcip; detail: string };
/** Why an answer cannot be read, as the section `systemProblem` names it. */
export type NotNcip = 'empty' | 'html' | 'notXml' | 'documentType' | 'tooDeep';

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: true,
  // An answer has the five entities of XML and no others; they are resolved where a text is read.
  processEntities: false,
  entityDecoder: {
    decode: (text: string) => text,
    reset() {},
    setXmlVersion() {},
    addInputEntities() {},
    setExternalEntities() {},
  },
  maxNestedTags: 60,
  isArray: () => true,
});

export function readAnswerTree(bytes: Uint8Array, contentType = ''): TreeRead {
  const text = decoded(bytes, contentType).trim();
  if (text === '') return { kind: 'not', why: 'empty', detail: '' };
  const detail = text.slice(0, 200);
  if (/^(<!--[\s\S]*?-->\s*)*(<!doctype\s+html|<html\b|<head\b|<body\b)/i.test(text))
    return { kind: 'not', why: 'html', detail: titleOfPage(text) ?? detail };
  if (!text.startsWith('<')) return { kind: 'not', why: 'notXml', detail };
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return { kind: 'not', why: 'documentType', detail };
  try {
    const document = parser.parse(text, true) as Record<string, unknown>;
    const rootName = Object.keys(document).find((name) => !name.startsWith('?') && !name.startsWith('#'));
    const [root] = (rootName === undefined ? [] : document[rootName]) as (NcipElement | string)[];
    if (rootName === undefined || root === undefined) return { kind: 'not', why: 'notXml', detail };
    return { kind: 'tree', rootName, root: typeof root === 'string' ? { '#text': [root] } : root };
  } catch (error) {
    const { message } = error as Error;
    return { kind: 'not', why: /nested/i.test(message) ? 'tooDeep' : 'notXml', detail: message.slice(0, 200) };
  }
}

/** As the answer says it is encoded; UTF-8 otherwise. */
function decoded(bytes: Uint8Array, contentType: string): string {
  const declaration = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const named =
    /encoding\s*=\s*["']([\w-]+)["']/.exec(declaration)?.[1] ?? /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

const titleOfPage = (text: string): string | undefined =>
  /<title[^>]*>([^<]{1,200})/i.exec(text)?.[1]?.trim() || undefined;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const resolved = (text: string): string =>
  text.replace(/&(#x[\dA-Fa-f]{1,6}|#\d{1,7}|\w+);/g, (whole, name: string) => {
    if (name[0] !== '#') return entities[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff && code > 0 ? String.fromCodePoint(code) : '';
  });

/** Children of this name; one that is only text comes as a branch with that text. */
export function branchesOf(branch: NcipElement | undefined, name: string): NcipElement[] {
  if (!branch || !Object.hasOwn(branch, name)) return [];
  return (branch[name] ?? []).map((each) => (typeof each === 'string' ? { '#text': [each] } : each));
}

/** The first that is found along the names. */
export function at(branch: NcipElement | undefined, ...path: string[]): NcipElement | undefined {
  return path.reduce<NcipElement | undefined>((found, name) => branchesOf(found, name)[0], branch);
}

/** The text along the names; undefined where there is none but blanks. */
export function textAt(branch: NcipElement | undefined, ...path: string[]): string | undefined {
  const found = at(branch, ...path);
  const text = (found?.['#text'] ?? []).map((each) => (typeof each === 'string' ? each : '')).join('');
  return resolved(text).replaceAll('\0', '').trim() || undefined;
}

export const has = (branch: NcipElement | undefined, name: string): boolean => branchesOf(branch, name).length > 0;

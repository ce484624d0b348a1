import type { ErrorType, IsoVersion } from '../codes.js';
import type { CodedValue, ErrorData } from '../messages.js';
import { type FieldKind, limits, type MessageField, type Structure } from './fields.js';
import { isAddress } from './structures.js';
import { attributeOf, type Branch, type ElementContent, reservedMark, textInNode } from './tree.js';
import { utcDate } from './utc-date.js';

export type Values = Record<string, unknown>;

/**
 * Reads a structure's children by their fixed names, whatever their order and whichever version's names they bear.
 * Undefined when nothing is left in it: an empty element says no more than a missing one.
 */
export function readStructure(
  structure: Structure,
  node: ElementContent,
  element: string,
  findings: Findings,
): Values | undefined {
  const branch = branchIn(node);
  const values: Values = {};
  const errorsBefore = findings.errors.length;
  let empty = true;
  for (const name of Object.keys(branch)) {
    const field = structure.byElement.get(name);
    const child = branch[name];
    if (!field) noteStranger(name, findings);
    else if (child !== undefined && readField(field, child, name, values, findings)) empty = false;
  }
  if (!findings.tidy) noteUntidiness(structure, branch, element, findings);
  return completed(structure, values, { empty, sound: findings.errors.length === errorsBefore }, element, findings);
}

/** Puts the field's value among `values`; false if there is none. */
function readField(
  field: MessageField,
  child: ElementContent,
  element: string,
  values: Values,
  findings: Findings,
): boolean {
  const given = Array.isArray(child) ? child : [child];
  if (given.length > limits.list) {
    refuse(findings, 'UnrecognisedDataValue', element, `more than ${limits.list} times`);
    return false;
  }
  const read = given.map((each) => readValue(field, each, element, findings)).filter((value) => value !== undefined);
  if (read.length === 0) return false;
  if (field.many) {
    const before = values[field.name];
    values[field.name] = Array.isArray(before) ? [...before, ...read] : read;
    return true;
  }
  if (read.length > 1 || field.name in values) tolerate(findings, element, 'given more than once, the first is used');
  values[field.name] ??= read[0];
  return true;
}

function readValue(field: MessageField, node: ElementContent, element: string, findings: Findings): unknown {
  if (field.is.kind !== 'structure') return readLeaf(field.is, node, element, findings) ?? field.otherwise;
  const values = readStructure(field.is, node, element, findings);
  return values && isAddress(field.is) ? oneAddress(values, findings) : values;
}

/** What has to be there whether it was sent or not, and whether the structure then says anything at all. */
function completed(
  { fields }: Structure,
  values: Values,
  { empty, sound }: { empty: boolean; sound: boolean },
  element: string,
  findings: Findings,
): Values | undefined {
  if (empty) return undefined;
  for (const field of fields) {
    if (field.name in values) continue;
    const name = field.element[findings.version] ?? field.name;
    if (field.always) {
      values[field.name] = field.is.kind === 'structure' ? {} : { value: '' };
      if (!findings.tidy) tolerate(findings, name, 'missing or empty');
    } else if (field.must && sound) refuse(findings, 'BadlyFormedMessage', name, 'missing');
    else if (field.needed) {
      if (sound) tolerate(findings, element, `without ${name}, left out`);
      return undefined;
    }
  }
  return values;
}

function branchIn(node: ElementContent): Branch {
  const first = Array.isArray(node) ? node[0] : node;
  return typeof first === 'object' ? first : {};
}

function noteStranger(name: string, findings: Findings): void {
  if (name.startsWith(reservedMark))
    refuse(findings, 'UnrecognisedDataElement', clipped(name.slice(1)), 'not an element of ISO 18626');
  else if (!name.startsWith('@_') && !findings.tidy)
    tolerate(
      findings,
      name === '#text' ? 'text' : clipped(name),
      name === '#text' ? 'between elements, ignored' : 'unknown here, ignored',
    );
}

function noteUntidiness({ byElement, order }: Structure, branch: Branch, element: string, findings: Findings): void {
  const { version } = findings;
  let last = -1;
  let ordered = true;
  for (const name of Object.keys(branch)) {
    const field = byElement.get(name);
    if (!field) continue;
    const place = field.element[version] === name ? order[version].indexOf(field) : undefined;
    if (place === undefined) tolerate(findings, name, `not in this place of version ${version}`);
    else if (place < last) ordered = false;
    last = Math.max(last, place ?? last);
  }
  if (!ordered) tolerate(findings, element, 'elements out of order');
  if (version === '1.2')
    for (const field of order['1.2'])
      if (field.emptyIn1_2 && !(field.name in branch)) tolerate(findings, field.name, 'missing');
}

function oneAddress(values: Values, findings: Findings): Values {
  if (!values['physicalAddress'] || !values['electronicAddress']) return values;
  tolerate(findings, 'address', 'both kinds in one, the physical one is used');
  return { physicalAddress: values['physicalAddress'] };
}

type Leaf = Exclude<FieldKind, Structure>;

/** The value of an element without children; undefined when it is empty, or when it was refused. */
function readLeaf(
  kind: Leaf,
  node: ElementContent,
  element: string,
  findings: Findings,
): string | boolean | CodedValue | undefined {
  const text = textInNode(node);
  if (text === undefined) {
    if (!findings.tidy && kind.kind !== 'text' && kind.kind !== 'code') tolerate(findings, element, 'empty');
    return undefined;
  }
  switch (kind.kind) {
    case 'text':
      return withinLimit(text, kind.max, element, findings);
    case 'code':
      return readCode(text, attributeOf(node, 'scheme'), element, findings);
    case 'oneOf':
      return readClosedCode(text, kind, element, findings);
    case 'date':
      return readDate(text, element, findings);
    case 'day':
      return readDate(text, element, findings, true);
    case 'amount':
      return readAmount(text, element, findings);
    case 'integer':
      return readInteger(text, element, findings);
    case 'flag':
      return readFlag(text, element, findings);
  }
}

function withinLimit(text: string, max: number, element: string, findings: Findings): string | undefined {
  if (text.length <= max) return text;
  return refuse(findings, 'UnrecognisedDataValue', element, `more than ${max} characters`);
}

function readCode(
  text: string,
  scheme: string | undefined,
  element: string,
  findings: Findings,
): CodedValue | undefined {
  const value = withinLimit(text, limits.code, element, findings);
  if (value === undefined) return undefined;
  if (scheme === undefined) return { value };
  if (scheme.length <= limits.scheme) return { value, scheme };
  return refuse(findings, 'UnrecognisedDataValue', `${element} scheme`, `more than ${limits.scheme} characters`);
}

const yes = ['y', 'yes', 'true', '1'];
const no = ['n', 'no', 'false', '0'];

function readClosedCode(
  text: string,
  { list, refusal }: Leaf & { kind: 'oneOf' },
  element: string,
  findings: Findings,
): string | undefined {
  if (list.includes(text)) return text;
  const said = text.trim().toLowerCase();
  const meant = list.includes('Y') && (yes.includes(said) ? 'Y' : no.includes(said) ? 'N' : undefined);
  const known = meant || list.find((value) => value.toLowerCase() === said);
  if (known) tolerate(findings, element, `"${clipped(text)}" read as ${known}`);
  return known ?? refuse(findings, refusal, element, clipped(text));
}

function readDate(text: string, element: string, findings: Findings, asDay = false): string | undefined {
  const trimmed = text.trim();
  const reading = utcDate(trimmed.slice(0, 60));
  if (reading.kind === 'wrong') return refuse(findings, 'UnrecognisedDataValue', element, clipped(text));
  const day = asDay ? reading.kind === 'date' && reading.day : undefined;
  if (reading.assumed) tolerate(findings, element, day ? 'no time of day, read as that day' : reading.assumed);
  else if (trimmed !== text) tolerate(findings, element, 'white space around the date');
  if (reading.kind !== 'date') return undefined;
  return day || reading.value;
}

/** `12,50` is read; `1,234` may be either of two amounts and is not guessed. A sum below zero says nothing here. */
function readAmount(text: string, element: string, findings: Findings): string | undefined {
  const trimmed = text.trim();
  if (/^-\d{1,12}(?:[.,]\d{0,6})?$/.test(trimmed)) {
    tolerate(findings, element, 'below zero, left out');
    return undefined;
  }
  const found = /^\+?(?=[.,]?\d)(\d{0,12})(?:([.,])(\d{0,6}))?$/.exec(trimmed);
  const [, units = '', separator, cents = ''] = found ?? [];
  if (!found || (separator === ',' && cents.length === 3))
    return refuse(findings, 'UnrecognisedDataValue', element, clipped(text));
  const amount = cents === '' ? units : `${units || '0'}.${cents}`;
  if (separator === ',') tolerate(findings, element, 'a decimal comma');
  else if (amount !== text) tolerate(findings, element, 'an unusual number format');
  return amount;
}

/** Numbers here only order things: one that cannot be read is left out. */
function readInteger(text: string, element: string, findings: Findings): string | undefined {
  const trimmed = text.trim();
  if (/^[+-]?\d{1,9}$/.test(trimmed)) return trimmed;
  tolerate(findings, element, 'not a whole number, left out');
  return undefined;
}

function readFlag(text: string, element: string, findings: Findings): boolean | undefined {
  const said = text.trim().toLowerCase();
  const value = yes.includes(said) ? true : no.includes(said) ? false : undefined;
  if (value === undefined) return refuse(findings, 'UnrecognisedDataValue', element, clipped(text));
  if (!['true', 'false', '1', '0'].includes(text)) tolerate(findings, element, `"${clipped(text)}" read as ${value}`);
  return value;
}

/** What reading one message brings to light besides the message itself. */
export interface Findings {
  version: IsoVersion;
  /** The schema found nothing wrong, so names, order and mandatory elements need no second look. */
  tidy: boolean;
  /** A confirmation: nobody confirms it, so what cannot be understood is left out instead of refused. */
  lenient: boolean;
  /** What a strict receiver would not have taken, one short sentence each, beginning with the element's name. */
  tolerances: Set<string>;
  errors: ErrorData[];
}

export function tolerate(findings: Findings, element: string, what: string): void {
  findings.tolerances.add(`${element}: ${what}`);
}

/** Refuses the message for one element, or leaves the element out of a confirmation. */
export function refuse(findings: Findings, errorType: ErrorType, element: string, what: string): undefined {
  if (findings.lenient) tolerate(findings, element, `${what}, left out`);
  else findings.errors.push({ errorType, errorValue: `${element}: ${what}` });
}

/** At most 40 characters of a value, never half a character. */
export function clipped(value: string): string {
  return [...value.slice(0, 82)].slice(0, 40).join('');
}

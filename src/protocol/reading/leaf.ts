import type { Code } from '../messages.js';
import { type Kind, limits, type Structure } from './fields.js';
import { clipped, type Findings, refuse, tolerate } from './findings.js';
import { attributeOf, type Node, textOf } from './tree.js';
import { utcDate } from './utc-date.js';

type Leaf = Exclude<Kind, Structure>;

/** The value of an element without children; undefined when it is empty, or when it was refused. */
export function readLeaf(
  kind: Leaf,
  node: Node,
  element: string,
  findings: Findings,
): string | boolean | Code | undefined {
  const text = textOf(node);
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

function readCode(text: string, scheme: string | undefined, element: string, findings: Findings): Code | undefined {
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

import { type Field, limits, type Structure } from './fields.js';
import { clipped, type Findings, refuse, tolerate } from './findings.js';
import { readLeaf } from './leaf.js';
import { isAddress } from './structures.js';
import { type Branch, type Node, reservedMark } from './tree.js';

export type Values = Record<string, unknown>;

/**
 * Reads a structure's children by their fixed names, whatever their order and whichever version's names they bear.
 * Undefined when nothing is left in it: an empty element says no more than a missing one.
 */
export function readStructure(
  structure: Structure,
  node: Node,
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
function readField(field: Field, child: Node, element: string, values: Values, findings: Findings): boolean {
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

function readValue(field: Field, node: Node, element: string, findings: Findings): unknown {
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

function branchIn(node: Node): Branch {
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

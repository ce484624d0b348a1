/** What a request's page lists of its messages, in the order of the table. */
import { addressLines } from '../../protocol/dialects/notes.js';
import type { Address, AgencyId, CodedValue, Costs, PhysicalAddress } from '../../protocol/messages.js';
import type { ElementPlace, Form } from './row.js';
import { elementRows } from './rows.js';

/** A value as data; the page says it in its reader's words. */
export interface ElementValue {
  kind: 'text' | 'code' | 'day' | 'moment' | 'money' | 'yesNo';
  /** The text, the code, the ISO 8601 date, the decimal amount, `Y` or `N`. */
  value: string;
  /** Of a code: the list whose words it has. */
  list?: string;
  /** Of money. */
  currency?: string;
  /** Of an identifier: what kind of number it is, `ISBN`. */
  name?: string;
}
export interface ElementView {
  /** `element.<label>` of the words. */
  label: string;
  at: ElementPlace;
  values: ElementValue[];
}

/** `request` as it is stored: `citation`, `facts` and the lender's `dueDay`. */
export function elementsOf(request: { citation: object; facts: object; dueDay?: string | undefined }): ElementView[] {
  const views: ElementView[] = [];
  for (const { path, label, at, form } of listed) {
    const found: unknown[] = [];
    collect(found, request, path, 0);
    if (found.length > 0) views.push({ label, at, values: found.flatMap((value) => inForm(value, form)) });
  }
  return views.filter(({ values }) => values.length > 0);
}

/** The rows of what a page lists, each with the steps of its path: taken apart once, for every answer goes through all of them. */
const listed = elementRows.flatMap(({ kept, shown }) =>
  typeof kept === 'string' && 'at' in shown ? [{ ...shown, path: kept.split('.') }] : [],
);

/** All values at a path, from its step `next` on: lists on the way are passed through, those at its end are taken apart. */
function collect(found: unknown[], from: unknown, path: readonly string[], next: number): void {
  if (from === undefined || from === null) return;
  if (Array.isArray(from)) {
    for (const each of from) collect(found, each, path, next);
    return;
  }
  const name = path[next];
  if (name === undefined) {
    if (from !== '') found.push(from);
  } else if (typeof from === 'object') collect(found, (from as Record<string, unknown>)[name], path, next + 1);
}

function inForm(value: unknown, form: Form): ElementValue[] {
  switch (form.as) {
    case 'text':
      return [{ kind: 'text', value: plain(value) }];
    case 'code':
      return plain(value) === ''
        ? []
        : [{ kind: 'code', value: plain(value), ...(form.list === 'none' ? {} : { list: form.list }) }];
    case 'day':
    case 'moment':
      return [{ kind: form.as, value: plain(value) }];
    case 'yesNo':
      return [{ kind: 'yesNo', value: value === true || value === 'Y' ? 'Y' : 'N' }];
    case 'money':
      return [moneyOf(value as Costs)];
    case 'agency':
      return [{ kind: 'text', value: symbolOf(value as AgencyId) }];
    case 'address':
      return linesOf(value as Address).map((line) => ({ kind: 'text', value: line }));
    case 'identifier':
      return [numberOf(value as Record<string, unknown>)];
    case 'items':
      return [{ kind: 'text', value: itemOf(value as { barcode?: string; name?: string; callNumber?: string }) }];
  }
}

/** A leaf is a text or a code with its value. */
const plain = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (value as CodedValue).value : String(value);

const moneyOf = ({ monetaryValue, currencyCode }: Costs): ElementValue => ({
  kind: 'money',
  value: monetaryValue,
  ...(currencyCode?.value ? { currency: currencyCode.value } : {}),
});

const symbolOf = ({ type, value }: AgencyId): string => (type.value ? `${type.value}:${value}` : value);

const linesOf = ({ electronicAddress, physicalAddress }: Address): string[] =>
  electronicAddress ? [electronicAddress.electronicAddressData] : addressLines(physicalAddress as PhysicalAddress);

/** Item and record numbers: the code says of which kind. */
function numberOf(value: Record<string, unknown>): ElementValue {
  const [number] = Object.values(value).filter((each) => typeof each === 'string');
  const [kind] = Object.values(value).filter((each) => typeof each === 'object');
  return { kind: 'text', value: String(number), ...(kind ? { name: (kind as CodedValue).value } : {}) };
}

const itemOf = ({ barcode, name, callNumber }: { barcode?: string; name?: string; callNumber?: string }): string =>
  [barcode, callNumber, name].filter(Boolean).join(' – ');

/** What a request's page lists of its messages, in the order of the table. */
import { addressLines } from '../../protocol/dialects/addresses.js';
import type { Address, AgencyId, Code, Costs, PhysicalAddress } from '../../protocol/messages.js';
import type { Form, Place } from './row.js';
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
  at: Place;
  values: ElementValue[];
}

/** `request` as it is stored: `citation`, `facts` and the lender's `dueDay`. */
export function elementsOf(request: { citation: object; facts: object; dueDay?: string | undefined }): ElementView[] {
  return elementRows.flatMap(({ kept, shown }) => {
    if (typeof kept !== 'string' || !('at' in shown)) return [];
    const values = at(request, kept.split('.')).flatMap((value) => inForm(value, shown.form));
    return values.length > 0 ? [{ label: shown.label, at: shown.at, values }] : [];
  });
}

/** All values at a path: lists on the way are passed through, those at its end are taken apart. */
function at(from: unknown, [name, ...rest]: string[]): unknown[] {
  if (Array.isArray(from)) return from.flatMap((each) => at(each, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return from === undefined || from === null || from === '' ? [] : [from];
  return typeof from === 'object' && from !== null ? at((from as Record<string, unknown>)[name], rest) : [];
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
  typeof value === 'object' && value !== null ? (value as Code).value : String(value);

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
  return { kind: 'text', value: String(number), ...(kind ? { name: (kind as Code).value } : {}) };
}

const itemOf = ({ barcode, name, callNumber }: { barcode?: string; name?: string; callNumber?: string }): string =>
  [barcode, callNumber, name].filter(Boolean).join(' – ');

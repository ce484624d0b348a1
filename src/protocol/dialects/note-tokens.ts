/**
 * What other systems put into notes for programs: tokens, kept as extras, and fields as words, `Condition: X, Cost: 12.50 USD`;
 * and items packed into an id.
 */
import type { Extras } from '../extras.js';
import type { CodedValue, Costs } from '../messages.js';

/** The tokens Interlend itself sends, to the partners that know them. */
export const reshareTokens = {
  addCondition: '#ReShareAddLoanCondition#',
  agree: '#ReShareLoanConditionAgreeResponse#',
  reject: '#ReShareLoanConditionRejectResponse#',
  sequence: (number: number) => `#seq:${number}#`,
} as const;

interface TokenRow {
  pattern: RegExp;
  means(value: string, second: string, known: Extras): Extras;
}

const rows: TokenRow[] = [
  { pattern: /#SHIP_TO#((?:(?!#SHIP_TO#)[\s\S])*?)#ST_END#/g, means: (address) => ({ shipTo: address.trim() }) },
  { pattern: /#RETURN_TO#((?:(?!#RETURN_TO#)[\s\S])*?)#RT_END#/g, means: (address) => ({ returnTo: address.trim() }) },
  { pattern: /#seq:(\d{1,15})#/g, means: (number) => ({ sequence: Number(number) }) },
  { pattern: /#lastSeq:(\d{1,15})#/g, means: (number) => ({ probeSequence: Number(number) }) },
  { pattern: /#ReShareAddLoanCondition#/g, means: () => ({ conditionAttached: true, offeredBy: 'token' }) },
  { pattern: /#ReShareSupplierAwaitingConditionConfirmation#/g, means: () => ({ awaitingConditionsAnswer: true }) },
  { pattern: /#ReShareSupplierConditionsAssumedAgreed#/g, means: () => ({ conditionsAssumedAgreed: true }) },
  { pattern: /#ReShareLoanConditionAgreeResponse#/g, means: () => ({ conditionsAnswer: 'accepted' }) },
  { pattern: /#ReShareLoanConditionRejectResponse#/g, means: () => ({ conditionsAnswer: 'refused' }) },
  {
    pattern: /#ReShareUpdatedField-([A-Za-z]+)[:-]([^#]*)#/g,
    means: (field, value, known) => ({ updatedFields: [...(known.updatedFields ?? []), { field, value }] }),
  },
  { pattern: /\btransferToCluster:([^\s#]+)/g, means: (cluster) => ({ transferToCluster: cluster }) },
  { pattern: /#ABORT#/g, means: () => ({ aborted: true }) },
];

/** The note without tokens, and what they said. A note without any comes back as it is, spaces and all. */
export function takeTokens(note: string): { note: string; extras: Extras } {
  const block = takeItemsBlock(note);
  let extras: Extras = block.items.length > 0 ? { items: block.items } : {};
  let text = block.note;
  for (const { pattern, means } of rows)
    text = text.replace(pattern, (_token, ...groups: unknown[]) => {
      extras = { ...extras, ...means(textOf(groups[0]), textOf(groups[1]), extras) };
      return '';
    });
  return text === note ? { note, extras } : { note: text.trim(), extras };
}

function textOf(group: unknown): string {
  return typeof group === 'string' ? group : '';
}

/** Fields that partners write into the note of a supplying agency message as words. */
interface WrittenFields {
  supplier?: string;
  vendor?: string;
  conditions: CodedValue[];
  costs: Costs[];
  /** The last day to answer an offer, `YYYY-MM-DD`. */
  answerBy?: string;
  url?: string;
  /** `Status: Unfilled` stood there. */
  unfilled?: true;
  reason?: string;
}

/**
 * Takes the fields out of a note. They stand at the start, after `, ` or on a line of their own; `Supplier:` and
 * `Vendor:` only at the start. A value that does not fit its field stays in the text.
 */
export function takeWrittenFields(note: string): { note: string; fields: WrittenFields } {
  const fields: WrittenFields = { conditions: [], costs: [] };
  const parts = note.split(/(, |\r?\n)/);
  const unfilled = parts.some((part) => /^Status: Unfilled$/i.test(part.trim()));
  let rest = '';
  for (let index = 0; index < parts.length; index += 2) {
    const part = parts[index] ?? '';
    const atStart = rest.trim() === '';
    if (takePart(part.trim(), fields, atStart, unfilled)) continue;
    rest += (atStart ? '' : (parts[index - 1] ?? '')) + part;
  }
  return rest === note ? { note, fields } : { note: rest.trim(), fields };
}

/** The last day to answer, as `takeWrittenFields` reads it. */
export const answerBy = (day: string): string => `Please answer by ${day}.`;

function takePart(part: string, fields: WrittenFields, atStart: boolean, unfilled: boolean): boolean {
  const [, day] = /^Please answer by (\d{4}-\d{2}-\d{2})\.$/.exec(part) ?? [];
  if (day) {
    fields.answerBy = day;
    return true;
  }
  const [, name, value = ''] = /^(Supplier|Vendor|Condition|Cost|URL|Status|Reason): (.+)$/.exec(part) ?? [];
  switch (name) {
    case 'Supplier':
      if (!atStart) return false;
      fields.supplier = withoutComma(value);
      return true;
    case 'Vendor':
      if (!atStart) return false;
      fields.vendor = withoutComma(value);
      return true;
    case 'Condition':
      fields.conditions.push({ value });
      return true;
    case 'Cost':
      return takeCost(value, fields);
    case 'URL':
      if (!/^https?:\/\/\S+$/i.test(value)) return false;
      fields.url = value;
      return true;
    case 'Status':
      if (unfilled) fields.unfilled = true;
      return unfilled;
    case 'Reason':
      if (unfilled) fields.reason = value;
      return unfilled;
    default:
      return false;
  }
}

/** A token stood after it. */
const withoutComma = (value: string): string => value.replace(/,\s*$/, '');

function takeCost(value: string, fields: WrittenFields): boolean {
  const [, amount, currency] = /^(\d+(?:[.,]\d+)?)(?: ([A-Za-z]{3}))?$/.exec(value) ?? [];
  if (amount === undefined) return false;
  const monetaryValue = amount.replace(',', '.');
  fields.costs.push(currency ? { currencyCode: { value: currency.toUpperCase() }, monetaryValue } : { monetaryValue });
  return true;
}

/** Conditions and costs as the words that `takeWrittenFields` reads. */
export function conditionWords(conditions: readonly CodedValue[] = [], costs: readonly Costs[] = []): string {
  return [
    ...conditions.map(({ value }) => `Condition: ${value}`),
    ...costs.map(
      ({ monetaryValue, currencyCode }) => `Cost: ${[monetaryValue, currencyCode?.value].filter(Boolean).join(' ')}`,
    ),
  ].join(', ');
}

// --- several items, or an item with its name and call number, in the one text that older messages have for an id ---
export type Item = NonNullable<Extras['items']>[number];

/** How commas in an item id are meant: always a list (Alma), or judged by what is between them. */
export type Commas = 'list' | 'judge';

/**
 * The items in one itemId, or undefined when it is a plain barcode and stays untouched. Known packings:
 * `name##callNumber##barcode`, `multivol:…###multivol:…`, the same with commas, and a comma list of barcodes.
 */
export function unpackItemId(itemId: string, commas: Commas): Item[] | undefined {
  const volumes = itemId.startsWith('multivol:')
    ? itemId.slice('multivol:'.length).split(/(?:###|,)multivol:/)
    : [itemId];
  const items = volumes.flatMap((volume) => unpackVolume(volume, commas) ?? []);
  if (items.length < volumes.length || items.some(({ barcode }) => barcode === '')) return undefined;
  return items.length === 1 && items[0]?.barcode === itemId ? undefined : items;
}

function unpackVolume(volume: string, commas: Commas): Item[] | undefined {
  if (volume.includes('##')) return named(volume.split('##'));
  const parts = volume.split(',').map((part) => part.trim());
  if (parts.length === 1) return [{ barcode: volume }];
  if (commas === 'list' || parts.every((part) => looksLikeBarcode(part, parts[0])))
    return parts.map((barcode) => ({ barcode }));
  return parts.length === 3 ? named(parts) : undefined;
}

function named(parts: string[]): Item[] | undefined {
  const [name = '', callNumber = '', barcode = ''] = parts;
  return parts.length === 3 ? [item(barcode, callNumber, name)] : undefined;
}

/** Barcodes of one library have one length, and digits; a title or a call number next to them does not. */
function looksLikeBarcode(part: string, first = ''): boolean {
  return /^[A-Za-z]*\d[\w-]*$/.test(part) && part.length === first.length;
}

function item(barcode: string, callNumber: string, name: string): Item {
  return { barcode, ...(name === '' ? {} : { name }), ...(callNumber === '' ? {} : { callNumber }) };
}

/** ReShare's packing. `#` cannot be escaped in it and becomes a space. */
export function packForReshare(items: readonly Item[]): string {
  const clean = (text = '') => text.replaceAll('#', ' ').trim();
  const volumes = items.map(
    ({ name, callNumber, barcode }) => `${clean(name)}##${clean(callNumber)}##${clean(barcode)}`,
  );
  const [only = ''] = volumes;
  if (volumes.length > 1) return volumes.map((volume) => `multivol:${volume}`).join('###');
  return items[0]?.name || items[0]?.callNumber ? only : (items[0]?.barcode ?? '');
}

const itemsStart = '#MultipleItems#';
const itemsEnd = '#MultipleItemsEnd#';

/** CrossLink's block: a line per item, `barcode|callNumber|name`, with `\` before `|` and `\`. */
export function itemsBlock(items: readonly Item[]): string {
  const escaped = (text = '') => text.replace(/[\\|]/g, '\\$&').replace(/[\r\n]+/g, ' ');
  const lines = items.map(({ barcode, callNumber, name }) => [barcode, callNumber, name].map(escaped).join('|'));
  return [itemsStart, ...lines, itemsEnd].join('\n');
}

/** The note without the block, and the items it listed. A line that cannot be read stays in the note. */
export function takeItemsBlock(note: string): { note: string; items: Item[] } {
  const start = note.indexOf(itemsStart);
  const end = note.indexOf(itemsEnd, start + itemsStart.length);
  if (start < 0 || end < 0) return { note, items: [] };
  const items: Item[] = [];
  const unread: string[] = [];
  for (const line of note.slice(start + itemsStart.length, end).split(/\r?\n/)) {
    const fields = [...line.matchAll(/((?:\\[\s\S]|[^\\|])*)(\||$)/g)].map(([, field = '']) =>
      field.replace(/\\([\s\S])/g, '$1'),
    );
    const [barcode = '', callNumber = '', name = ''] = fields;
    if (barcode.trim() !== '') items.push(item(barcode.trim(), callNumber, name));
    else if (line.trim() !== '') unread.push(line);
  }
  return { note: [note.slice(0, start), ...unread, note.slice(end + itemsEnd.length)].join(''), items };
}

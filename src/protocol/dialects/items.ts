/** Several items, or an item with its name and call number, in the one text that older messages have for an id. */
import type { Extras } from '../extras.js';

export type Item = NonNullable<Extras['items']>[number];

/** How commas in an item id are meant: always a list (Alma), or judged by what stands between them. */
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

/** Barcodes of one library have one length, and digits; a title or a call number beside them does not. */
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

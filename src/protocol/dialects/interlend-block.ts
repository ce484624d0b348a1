/**
 * What Interlend tells Interlend beyond ISO 18626: a block at the end of the note that people can read too.
 *
 *     Please handle with care.
 *
 *     --- Interlend ---
 *     Wished due date: 2026-12-01
 *     Lost case, fee: 85.00
 *     --- Interlend ---
 *
 * One fact a line, `Label: value`. In a value `\\` is a backslash, `\n` a line break, `\r` a carriage return, so every
 * text comes back exactly. Only a block at the very end counts; unknown labels are skipped. A note that ends
 * like a block by chance gets an empty one behind it.
 */
import { type CitedFieldName, citedFields, type Extras, type FileFacts, type LostCaseFacts } from '../extras.js';
import type { Item } from './note-tokens.js';

const mark = '--- Interlend ---';

interface Line {
  label: string;
  from(extras: Extras): readonly (string | undefined)[];
  into(value: string, extras: Extras): Extras;
}

const yes = (
  label: string,
  name: 'damaged' | 'activeNote' | 'conditionAttached' | 'awaitingConditionsAnswer' | 'mendedCitation' | 'expired',
): Line => ({
  label,
  from: (extras) => [extras[name] ? 'yes' : undefined],
  into: (_value, extras) => ({ ...extras, [name]: true }),
});
const text = (
  label: string,
  name: 'closure' | 'reason' | 'wishedDueDate' | 'undo' | 'conditionsAnswer' | 'holdReturn' | 'shipTo' | 'returnTo',
): Line => ({
  label,
  from: (extras) => [extras[name]],
  into: (value, extras) => ({ ...extras, [name]: value }),
});
const lost = (label: string, name: keyof LostCaseFacts): Line => ({
  label: `Lost case, ${label}`,
  from: (extras) => [extras.lostCase?.[name]],
  into: (value, extras) => ({ ...extras, lostCase: { ...extras.lostCase, [name]: value } }),
});
const file = (label: string, name: keyof FileFacts): Line => ({
  label: `File, ${label}`,
  from: (extras) => [extras.file?.[name]],
  into: (value, extras) => ({ ...extras, file: { ...extras.file, [name]: value } }),
});
const cited = (name: CitedFieldName): Line => ({
  label: `Citation, ${citedFields[name]}`,
  from: (extras) => [extras.changedCitation?.[name]],
  into: (value, extras) => ({ ...extras, changedCitation: { ...extras.changedCitation, [name]: value } }),
});
const item: Line = {
  label: 'Item',
  from: (extras) => (extras.items ?? []).map(itemText),
  into: (value, extras) => ({ ...extras, items: [...(extras.items ?? []), itemOf(value)] }),
};

const lines: Line[] = [
  text('Wished due date', 'wishedDueDate'),
  text('Reason', 'reason'),
  lost('reported by', 'reportedBy'),
  lost('lost by', 'where'),
  lost('why', 'why'),
  lost('fee', 'fee'),
  lost('currency', 'currency'),
  lost('invoice', 'invoice'),
  lost('state', 'state'),
  lost('reported at', 'reportedAt'),
  lost('declared at', 'declaredAt'),
  lost('fee communicated at', 'feeCommunicatedAt'),
  lost('paid at', 'paidAt'),
  lost('waived at', 'waivedAt'),
  lost('found at', 'foundAt'),
  lost('closed at', 'closedAt'),
  yes('Damaged', 'damaged'),
  text('Takes back', 'undo'),
  text('Conditions', 'conditionsAnswer'),
  yes('Conditions attached', 'conditionAttached'),
  yes('Conditions wait for an answer', 'awaitingConditionsAnswer'),
  yes('Citation mended', 'mendedCitation'),
  ...(Object.keys(citedFields) as CitedFieldName[]).map(cited),
  text('Return', 'holdReturn'),
  yes('Expired', 'expired'),
  yes('Active note', 'activeNote'),
  item,
  text('Closed', 'closure'),
  file('reference', 'reference'),
  file('name', 'name'),
  file('type', 'type'),
  file('bytes', 'bytes'),
  file('SHA-256', 'sha256'),
  text('Ship to', 'shipTo'),
  text('Return to', 'returnTo'),
];

/** The note with the facts below it. */
export function withBlock(note: string, extras: Extras): string {
  const facts = lines.flatMap(({ label, from }) =>
    from(extras).flatMap((value) => (value === undefined ? [] : [`${label}: ${escaped(value)}`])),
  );
  if (facts.length === 0 && takeBlock(note).note === note) return note;
  return `${note}${note === '' ? '' : '\n\n'}${[mark, ...facts, mark].join('\n')}`;
}

/** The note without its block, and the facts. A note without one comes back as it is. */
export function takeBlock(note: string): { note: string; extras: Extras } {
  const end = note.trimEnd();
  const body = end.endsWith(`\r\n${mark}`) ? end.replaceAll('\r\n', '\n') : end;
  if (!body.endsWith(`\n${mark}`)) return { note, extras: {} };
  const all = body.slice(0, -mark.length - 1).split('\n');
  const start = all.lastIndexOf(mark);
  if (start < 0) return { note, extras: {} };
  let extras: Extras = {};
  for (const line of all.slice(start + 1)) {
    const colon = line.indexOf(': ');
    const known = lines.find(({ label }) => label === line.slice(0, colon));
    if (known) extras = known.into(unescaped(line.slice(colon + 2)), extras);
  }
  return { note: all.slice(0, start).join('\n').replace(/\n$/, ''), extras };
}

const letters: Record<string, string> = { n: '\n', r: '\r' };
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
function unescaped(value: string): string {
  return value.replace(/\\([\\nr])/g, (_pair, letter: string) => letters[letter] ?? letter);
}

/** `barcode | call number | name`, with `\\` before a bar or backslash of the text. */
function itemText({ barcode, callNumber, name }: Item): string {
  return [barcode, callNumber, name].map((part) => (part ?? '').replace(/[\\|]/g, '\\$&')).join(' | ');
}
function itemOf(value: string): Item {
  const [barcode = '', callNumber = '', name = ''] = value.split(' | ').map((part) => part.replace(/\\([\\|])/g, '$1'));
  return { barcode, ...(callNumber === '' ? {} : { callNumber }), ...(name === '' ? {} : { name }) };
}

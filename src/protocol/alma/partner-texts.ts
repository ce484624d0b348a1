/** Alma's partner records as its partner API gives them, XML or JSON, one or a list. */
import { XMLParser } from 'fast-xml-parser';
import { type Message, message } from '../../words/message.js';

export type AlmaRecords =
  | { kind: 'read'; records: Record<string, unknown>[] }
  | { kind: 'unreadable'; problem: Message };

/** XML comes out in the shape of the JSON: a code with its description is `{ value, desc }`. */
export function readAlmaPartners(text: string): AlmaRecords {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  if (trimmed === '') return unreadable(message('refusedFile.empty'));
  return trimmed.startsWith('<') ? fromXml(trimmed) : fromJson(trimmed);
}

const unreadable = (problem: Message): AlmaRecords => ({ kind: 'unreadable', problem });

function fromJson(text: string): AlmaRecords {
  try {
    return recordsIn(JSON.parse(text));
  } catch (error) {
    return unreadable(message('refusedFile.noJson', { error: (error as Error).message }));
  }
}

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  maxNestedTags: 50,
});

function fromXml(text: string): AlmaRecords {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return unreadable(message('refusedFile.entities'));
  try {
    const { partners, partner } = parser.parse(text, true) as { partners?: unknown; partner?: unknown };
    return recordsIn(plain(partners ?? (partner === undefined ? undefined : { partner })));
  } catch (error) {
    return unreadable(message('refusedFile.noXml', { error: (error as Error).message }));
  }
}

function recordsIn(read: unknown): AlmaRecords {
  const holder = Array.isArray(read) ? { partner: read } : (read as { partner?: unknown; partner_details?: unknown });
  const found = isObject(holder) ? (holder.partner_details ? [holder] : listOf(holder.partner)) : [];
  const records = found.filter(isObject) as Record<string, unknown>[];
  return records.length > 0 ? { kind: 'read', records } : unreadable(message('refusedFile.noPartnerRecord'));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One where a list may be, as XML has it, is a list of one. */
const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null || value === '' ? [] : Array.isArray(value) ? value : [value];

/** Attributes become fields; text with a description becomes `{ value, desc }`. */
function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);
  if (!isObject(node)) return node;
  const entries = Object.entries(node).map(([name, value]) => [nameOf(name), plain(value)] as const);
  return Object.fromEntries(entries.filter(([name]) => name !== '__proto__'));
}

const nameOf = (name: string): string => (name === '#text' ? 'value' : name.replace(/^@_/, ''));

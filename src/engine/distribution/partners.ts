import type { PartnerChange, PartnerDraft } from '../../contract/partner-schemas.js';
import type { DirectoryRecord } from '../../domain/distribution/directory-file.js';
import { languages } from '../../domain/fulfilment/patron.js';
import { type PartnerFieldName, type PartnerFieldType, partnerFieldRows } from '../../domain/partner/fields.js';
import { addressUses, expiryTypes } from '../../domain/partner/records.js';
import { isoVersions } from '../../protocol/codes.js';
import { message } from '../../words/message.js';
import { agencyOf, sameSymbol } from '../directory/partner-book.js';
import { addPartner, changePartner } from '../directory/partners.js';
import type { Outcome } from '../model/local/outcome.js';
import type { PartnerSymbol } from '../model/partners.js';
import type { PartnerRecord } from '../model/records.js';
import { doneWith, notNowBecause } from './answers.js';
import {
  booleanSchema,
  codeSchema,
  countSchema,
  type FileSection,
  knownValues,
  lineSchema,
  listSchema,
  type SectionContext,
  type StoredRecord,
  textIn,
} from './section.js';

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const ownAffairs: readonly PartnerFieldName[] = ['networks', 'networksAlone', 'notes', 'practice', 'automaticAnswers'];

/**
 * Partners with all that is no secret. Whose calls are let in without a credential, and what colleagues noted among
 * themselves, is each library's own: no file says it, and none tells it.
 */
export const partnerSection: FileSection = {
  name: 'partners',
  thing: 'partner',
  says: 'Libraries that lend to and borrow from each other. Secrets are never in the file.',
  fields: {
    code: codeSchema,
    name: lineSchema,
    status: { enum: ['active', 'inactive'] },
    symbols: { ...listSchema(closed({ type: lineSchema, value: lineSchema }, ['type', 'value'])), minItems: 1 },
    url: lineSchema,
    dialect: lineSchema,
    isoVersion: { enum: isoVersions },
    borrowingProfile: codeSchema,
    lendingProfile: codeSchema,
    ...Object.fromEntries(sharedFields().map((name) => [name, schemaOf(partnerFieldRows[name].type)])),
  },
  required: ['code', 'name', 'symbols', 'dialect'],
  needs: {
    if: { required: ['byEmail'], properties: { byEmail: { const: true } } },
    else: { required: ['url'] },
  },
  // Where messages, letters and parcels go, and what is said of patrons.
  careful: ['url', 'symbols', 'byEmail', 'contacts', 'addresses', 'speaksFor', 'sendRequesterInformation'],
  proposes: true,
  keyOf: (record) => textIn(record, 'code'),
  titleOf: (record) => textIn(record, 'name'),
  read: async ({ context }) =>
    (await context.book.all()).filter(({ symbols }) => symbols.length > 0).map(storedPartner),
  write: (sectionContext, record, stored) =>
    stored ? change(sectionContext, record, stored) : add(sectionContext, record),
  remove,
};

/** The fields of a partner that are shared, beside those that every partner has. */
export function sharedFields(): PartnerFieldName[] {
  return (Object.keys(partnerFieldRows) as PartnerFieldName[]).filter((name) => !ownAffairs.includes(name));
}

/** Whether a record is this library itself, by its symbols. */
export const isOurselves = (record: DirectoryRecord, symbols: readonly string[]): boolean =>
  symbolsIn(record).some(({ type, value }) => symbols.some((ours) => sameSymbol(ours, `${type}:${value}`)));

const symbolsIn = (record: DirectoryRecord) => (record['symbols'] ?? []) as PartnerSymbol[];

function storedPartner(partner: PartnerRecord): StoredRecord {
  const { code: key, name, status, dialect, isoVersion, borrowingProfile, lendingProfile } = partner;
  const url = partner.byEmail ? undefined : partner.url;
  const symbols = partner.symbols.map((symbol) => {
    const { type, value } = agencyOf(symbol);
    return { type: type.value, value };
  });
  const profiles = { borrowingProfile: borrowingProfile?.code, lendingProfile: lendingProfile?.code };
  const shared = Object.fromEntries(sharedFields().map((field) => [field, (partner as DirectoryRecordOf)[field]]));
  return {
    key,
    id: key,
    ...(partner.practice ? { isOwn: true } : {}),
    record: knownValues({ code: key, name, status, symbols, url, dialect, isoVersion, ...profiles, ...shared }),
  };
}
type DirectoryRecordOf = { [N in PartnerFieldName]?: unknown };

async function add({ context, directory, by }: SectionContext, record: DirectoryRecord): Promise<Outcome<unknown>> {
  const { status, ...draft } = record;
  const outcome = await addPartner(context, directory, draft as unknown as PartnerDraft, by);
  if (outcome.kind === 'invalid') return outcome;
  if (status === 'inactive') {
    const changed = await changePartner(context, directory, outcome.partner.code, { status }, by);
    if (changed.kind !== 'changed') return changed;
  }
  return doneWith({ partner: outcome.partner.code, token: outcome.token });
}

async function change(
  { context, directory, by, importId }: SectionContext,
  record: DirectoryRecord,
  stored: StoredRecord,
): Promise<Outcome<unknown>> {
  const names = [...new Set([...Object.keys(record), ...Object.keys(stored.record)])];
  const wished = names
    .filter((name) => name !== 'code' && JSON.stringify(record[name]) !== JSON.stringify(stored.record[name]))
    // What the file takes back is as it is for a partner of whom nothing is said.
    .map((name) => [name, record[name] ?? partnerFieldRows[name as PartnerFieldName]?.default ?? null])
    // Who is written to keeps the address that it was called at, should it be called again.
    .filter(([name, value]) => name !== 'url' || value !== null);
  const wanted = Object.fromEntries(wished) as PartnerChange;
  const outcome = await changePartner(context, directory, stored.id, wanted, by, importId);
  return outcome.kind === 'changed' ? doneWith(outcome.partner.code) : outcome;
}

async function remove({ context, directory }: SectionContext, { id }: StoredRecord): Promise<Outcome<unknown>> {
  const outcome = await directory.removePartner(id);
  context.book.forget();
  if (outcome.kind === 'removed') return doneWith(undefined);
  if (outcome.kind === 'unknown') return outcome;
  const named = outcome.requests.map(({ externalId }) => externalId).join(', ');
  return notNowBecause(message('refusedDirectory.openRequests', { requests: named, more: outcome.more }));
}

function closed(properties: Record<string, object>, required: string[]) {
  return { type: 'object', required, additionalProperties: false, properties };
}

function schemaOf(type: PartnerFieldType): object {
  const schemas: Record<PartnerFieldType, object> = {
    yesNo: booleanSchema,
    days: countSchema,
    seconds: countSchema,
    count: countSchema,
    date: day,
    line: lineSchema,
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    amount: { type: 'string', pattern: '^\\d{1,9}(\\.\\d{1,2})?$' },
    zone: lineSchema,
    expiry: { enum: expiryTypes },
    language: { enum: languages },
    contacts: listSchema(
      closed({ name: lineSchema, role: lineSchema, email: lineSchema, phone: lineSchema, preferred: booleanSchema }, [
        'name',
      ]),
    ),
    addresses: listSchema(
      closed(
        {
          uses: listSchema({ enum: addressUses }),
          line1: lineSchema,
          line2: lineSchema,
          locality: lineSchema,
          postalCode: lineSchema,
          region: lineSchema,
          country: lineSchema,
          note: lineSchema,
          preferred: booleanSchema,
        },
        ['uses', 'line1'],
      ),
    ),
    notes: listSchema(closed({ text: lineSchema }, ['text'])),
    networks: listSchema(lineSchema),
    symbols: listSchema(lineSchema),
    periods: listSchema(closed({ from: day, until: day, note: lineSchema }, ['from', 'until'])),
  };
  return schemas[type];
}

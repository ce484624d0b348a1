/** What the tables know for the letters of a request and its patron, at this moment of the transaction. */
import type { Pool } from 'pg';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { TemporaryItemStatus } from '../../domain/fulfilment/temporary-item.js';
import type { KnownFacts } from '../../domain/letters/letters.js';
import { isMailAddress } from '../../domain/letters/mail-address.js';
import { linesOfAddress } from '../../domain/partner/address-lines.js';
import type { PartnerContact } from '../../domain/partner/records.js';
import { conditionsAtHand } from '../../domain/request/loan-conditions.js';
import type { StateName } from '../../domain/tables/tables.js';
import { type LetterLogo, shownSize } from '../../letters/logo.js';
import type { TemplateText } from '../../letters/template.js';
import { onlyRow } from '../database/only-row.js';
import { nameFirstLibrary } from '../node/first-library.js';

export interface KnownHere {
  /** Only one who is in the patron table. */
  patronId?: string;
  /** Somebody is known to whom a patron's letter can go. */
  patronKnown: boolean;
  language?: Language;
  partnerCode?: string;
  /** The words of the library that writes, else those of all libraries, of these letters, by code and language, and how long their mails wait. */
  wordings: Readonly<Record<string, TemplateText>>;
  delays: Readonly<Record<string, number>>;
  /** Wishes no letters that merely help. */
  noCourtesy: boolean;
  /** The patron’s address, unless a mail server refused it for good. */
  patronAddress?: string;
  /** Where the partner reads its letters. */
  partnerAddress?: string;
  partnerContact?: string;
  partnerLanguage?: Language;
  /** The member of staff that a letter is for, where their account has an address. */
  staffReader?: { name: string; email: string; language: Language };
  /** The languages of the library that writes, in its order; none where it chose no order. */
  languages: readonly Language[];
  logo?: LetterLogo;
  /** Of the library that writes. */
  timeZone?: string;
  /** Code of the library whose request it is, and of that where its patron picks up, where that has a desk. */
  library?: string;
  pickupLibrary?: string;
  /** Where answers to the library that writes go. */
  replyAddress?: string;
  /** The same for letters of the desk where the patron picks up and returns. */
  deskAddress?: string;
  /** The patrons’ pages are open. */
  hasPatronsSide: boolean;
  /** Every item that the request has or had here, in the order in which its lender named them. */
  items: readonly ItemOfLetter[];
  /** Of the request: what a step says goes before it. */
  ofRequest: KnownFacts;
  /** Of patron and library: nobody knows it better. */
  ofHouse: KnownFacts;
}

/** A volume of the request, for letters that are about some of them. */
export interface ItemOfLetter {
  barcode: string;
  position: number;
  /** What staff called it at receipt: `Vol. 1`. */
  description: string | null;
  isHere: boolean;
  status: TemporaryItemStatus;
}

/** Who gets letters besides the patron, and which letters. */
export interface ReadersOfLetters {
  partnerCode?: string | undefined;
  /** Login of a member of staff. */
  staff?: string | undefined;
  letters?: readonly string[];
  /** Who writes, instead of the library whose request it is: before a letter of it is sent. */
  library?: string | undefined;
}

/** What the statement answers with. */
interface KnownRow {
  side: 'borrowing' | 'lending' | null;
  state: StateName | null;
  conditions: string[] | null;
  given: { id?: string; name?: string; email?: string } | null;
  title: string | null;
  author: string | null;
  externalId: string | null;
  requestedAt: Date | null;
  lenderDue: string | null;
  partnerCode: string | null;
  partnerName: string | null;
  patronId: string | null;
  patronName: string | null;
  patronEmail: string | null;
  language: Language | null;
  noCourtesy: boolean | null;
  isRefused: boolean | null;
  contacts: PartnerContact[] | null;
  partnerLanguage: Language | null;
  barcodes: string[] | null;
  items: ItemOfLetter[] | null;
  patronDue: Date | null;
  itemPolicy: string | null;
  heldUntil: Date | null;
  pickup: string | null;
  libraryName: string | null;
  libraryAddress: Parameters<typeof linesOfAddress>[0] | null;
  libraryEmail: string | null;
  receivedAt: string | null;
  timeZone: string | null;
  replyAddress: string | null;
  ownLibrary: string | null;
  languages: Language[] | null;
  logo: { id: string; width: number; height: number } | null;
  pickupLibrary: string | null;
  deskAddress: string | null;
  staffReader: { name: string; email: string; language: Language } | null;
  wordings: Record<string, TemplateText> | null;
  hasPatronsSide: boolean;
  delays: Record<string, number> | null;
}

export async function knownHere(
  client: Pick<Pool, 'query'>,
  requestId: string | undefined,
  patronId: string | undefined,
  { partnerCode, staff, letters = [], library }: ReadersOfLetters = {},
): Promise<KnownHere> {
  const answer = await client.query<KnownRow>({
    name: 'known-for-letters',
    text: sql,
    values: [requestId, patronId, partnerCode, letters, staff, library],
  });
  const row = onlyRow(answer);
  const { given, libraryName, libraryAddress, libraryEmail } = row;
  const address = row.patronEmail ?? given?.email;
  const contact = readerOf(row.contacts ?? []);
  return {
    ...(row.patronId ? { patronId: row.patronId } : {}),
    ...(row.language ? { language: row.language } : {}),
    ...(row.partnerCode ? { partnerCode: row.partnerCode } : {}),
    ...(row.timeZone ? { timeZone: row.timeZone } : {}),
    ...(row.ownLibrary ? { library: row.ownLibrary } : {}),
    ...(row.pickupLibrary ? { pickupLibrary: row.pickupLibrary } : {}),
    ...(row.partnerLanguage ? { partnerLanguage: row.partnerLanguage } : {}),
    ...(row.deskAddress ? { deskAddress: row.deskAddress } : {}),
    ...(row.replyAddress ? { replyAddress: row.replyAddress } : {}),
    ...(address && isMailAddress(address) && !row.isRefused ? { patronAddress: address } : {}),
    ...(contact ? { partnerAddress: contact.email, partnerContact: contact.name } : {}),
    ...(row.staffReader && isMailAddress(row.staffReader.email) ? { staffReader: row.staffReader } : {}),
    languages: row.languages ?? [],
    ...(row.logo && libraryName ? { logo: { id: row.logo.id, name: libraryName, ...shownSize(row.logo) } } : {}),
    wordings: row.wordings ?? {},
    delays: row.delays ?? {},
    items: row.items ?? [],
    noCourtesy: row.noCourtesy === true,
    hasPatronsSide: row.hasPatronsSide === true,
    patronKnown: Boolean(row.patronId ?? given?.id ?? given?.name ?? given?.email),
    ofRequest: {
      ...(row.side === 'borrowing' && row.state
        ? { conditions: conditionsAtHand(row.state, row.conditions ?? []) }
        : {}),
      ...known({
        title: row.title,
        author: row.author,
        externalId: row.externalId,
        requestedAt: moment(row.requestedAt),
        lenderDue: row.lenderDue,
        receivedAt: row.receivedAt,
        partnerName: row.partnerName,
        patronDue: moment(row.patronDue),
        itemPolicy: row.itemPolicy,
      }),
    },
    ofHouse: known({
      patronId: row.patronId ?? given?.id,
      patronName: row.patronName ?? given?.name,
      patronEmail: row.patronEmail ?? given?.email,
      pickup: row.pickup,
      heldUntil: moment(row.heldUntil),
      temporaryBarcodes: row.barcodes,
      libraryName,
      libraryAddress: libraryAddress && linesOfAddress(libraryAddress),
      libraryEmail,
      // What we lend comes home to the library whose request it is.
      ...(row.side === 'lending' && libraryName && libraryAddress
        ? { returnTo: [libraryName, ...linesOfAddress(libraryAddress)] }
        : {}),
    }),
  };
}

/** Of a partner’s contacts the preferred one that can be written to, else the first. */
function readerOf(contacts: readonly PartnerContact[]): { name: string; email: string } | undefined {
  const found = contacts
    .flatMap(({ name, email, preferred }) => (email && isMailAddress(email) ? [{ name, email, preferred }] : []))
    .sort((one, other) => Number(other.preferred ?? false) - Number(one.preferred ?? false))[0];
  return found && { name: found.name, email: found.email };
}

const moment = (at: Date | null): string | undefined => at?.toISOString();

const known = (facts: Record<string, string | string[] | null | undefined>): KnownFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined));

const sql = `select r.side, r.state, r.facts -> 'conditions' as conditions, c.patron as given, c.title, c.author, r.external_id as "externalId",
    r.created_at as "requestedAt", to_char(r.due_day, 'YYYY-MM-DD') as "lenderDue", r.partner_code as "partnerCode", pa.name as "partnerName",
    p.id as "patronId", p.name as "patronName", p.email as "patronEmail", p.language,
    p.no_courtesy as "noCourtesy", p.email_refused_at is not null as "isRefused", pa.contacts, pa.letter_language as "partnerLanguage",
    i.barcodes, v.items, i.due_at as "patronDue", i.policy as "itemPolicy", h.expires_at as "heldUntil",
    coalesce(hl.name, pl.name, c.pickup_location) as pickup, l.name as "libraryName", l.address as "libraryAddress",
    l.email as "libraryEmail", r.facts ->> 'receivedAt' as "receivedAt",
    l.time_zone as "timeZone", l.email as "replyAddress", l.code as "ownLibrary",
    ls.languages,
    (select jsonb_build_object('id', g.digest, 'width', g.width, 'height', g.height) from letter_logo g where g.digest = ls.logo) as logo,
    (select library_code from desk where library_code = h.pickup_library limit 1) as "pickupLibrary",
    (select desk.email from desk where library_code = coalesce(h.pickup_library, l.code) and desk.email is not null
      order by desk.hold_shelf desc, desk.code limit 1) as "deskAddress",
    (select jsonb_build_object('name', s.name, 'email', s.email, 'language', s.language) from staff s
      where s.code = $5::text and s.email is not null and s.deactivated_at is null) as "staffReader",
    (select jsonb_object_agg(w.code || ' ' || w.language, jsonb_build_object('subject', w.subject, 'body', w.body))
      from (select distinct on (code, language) code, language, subject, body from letter_wording
        where code = any($4::text[]) and (library_code is null or library_code = l.code)
        order by code, language, library_code nulls last) w) as wordings,
    exists (select from policy where name = 'patronsSide' and value = 'true') as "hasPatronsSide",
    (select jsonb_object_agg(d.code, d.minutes) from letter_delay d where d.code = any($4::text[])) as delays
  from (select $1::bigint as request_id, $2::text as patron_id, $3::text as partner_code) x
    left join request r on r.id = x.request_id
    left join citation c on c.request_id = r.id
    left join partner pa on pa.code = coalesce(x.partner_code, r.partner_code)
    left join patron p on p.id = coalesce(x.patron_id, case when r.side = 'borrowing' then c.patron ->> 'id' end)
    left join library pl on pl.code = coalesce(c.pickup_location, p.pickup_library)
    left join lateral (select jsonb_agg(t.barcode order by t.position) as barcodes, min(t.due_at) as due_at,
        min(t.item_policy) as policy from temporary_item t where t.request_id = r.id and t.removed_at is null) i on true
    left join lateral (select jsonb_agg(jsonb_build_object('barcode', t.barcode, 'position', t.position, 'description', t.description,
        'isHere', t.removed_at is null, 'status', t.status) order by t.position) as items
        from temporary_item t where t.request_id = r.id and r.side = 'borrowing') v on true
    left join lateral (select o.pickup_library, o.expires_at from hold o where o.request_id = r.id
        order by o.id desc limit 1) h on true
    left join library hl on hl.code = h.pickup_library
    left join lateral (select l.code, l.name, l.address, l.email, l.time_zone from library l
        where l.resource_sharing or l.code = r.owner_library or (r.id is null and l.code = p.pickup_library)
        order by coalesce(l.code = coalesce($6::text, r.owner_library, case when r.id is null then p.pickup_library end), false) desc, ${nameFirstLibrary} limit 1) l on true
    left join letter_style ls on ls.library_code = l.code`;

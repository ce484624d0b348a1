/** Letters and slips are written in the transaction of the step that calls for them, with their facts as they are then. */
import type { Pool } from 'pg';
import { dayMeant } from '../../domain/fulfilment/local-days.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import { seededLibraryName } from '../../domain/fulfilment/seeded-name.js';
import { freeze } from '../../domain/letters/freeze.js';
import { letterLanguage } from '../../domain/letters/letter-language.js';
import {
  type FactName,
  type FrozenFacts,
  isUsedAtFirst,
  type LetterAudience,
  type LetterCode,
  letterRow,
} from '../../domain/letters/letters.js';
import type { LetterRow } from '../../domain/letters/row.js';
import type { LetterDraft } from '../../engine/model/records.js';
import { builtIn } from '../../letters/built-in.js';
import type { LetterContent } from '../../letters/content.js';
import { html } from '../../letters/html.js';
import { plainText } from '../../letters/plain-text.js';
import { writeLetter } from '../../letters/write-letter.js';
import { message, say } from '../../words/index.js';
import type { Write } from '../exchange/step-writes.js';
import { type MailToWrite, writeMails } from '../mail/write-mail.js';
import { joinUnsent } from './join-unsent.js';
import { type KnownHere, knownHere } from './known-here.js';
import { goingHome, itIsTrueOf, volumesOf } from './volumes-of-letter.js';

/** Where letters are written, and in whose name. */
export interface LetterGround {
  client: Pick<Pool, 'query'>;
  language: Language;
  institution?: string;
  /** As browsers reach this node. */
  publicUrl?: string;
}

/**
 * Nothing is asked of the database when there are none. A letter to a patron whom nobody knows is not written. What has a
 * reader with an address is queued as a mail in the same transaction.
 */
export async function writeLetters(
  on: LetterGround,
  request: string | undefined,
  drafts: readonly LetterDraft[],
  now?: Date,
): Promise<void> {
  for (const partnerCode of new Set(drafts.map((draft) => draft.partnerCode)))
    await writeTo(
      on,
      request,
      drafts.filter((draft) => draft.partnerCode === partnerCode),
      now,
    );
}

/** Those of one partner, or of none: each reader is looked up once. */
async function writeTo(
  on: LetterGround,
  request: string | undefined,
  drafts: readonly LetterDraft[],
  now: Date | undefined,
): Promise<void> {
  const patron = drafts.find((draft) => draft.patron?.id)?.patron?.id;
  const here = await knownHere(on.client, request, patron, {
    partnerCode: drafts.find(({ partnerCode }) => partnerCode)?.partnerCode,
    staff: drafts.find(({ staff }) => staff)?.staff,
    letters: drafts.map(({ code }) => code),
  });
  const whole = here.items.length > 1 && request ? await joinUnsent(on.client, request, drafts) : drafts;
  const rows = whole.flatMap((draft) => frozen(on, here, draft, now ?? new Date(), request) ?? []);
  if (rows.length === 0) return;
  const { rows: written } = await on.client.query<{ id: string; code: string }>({
    name: 'write-letters',
    text: sql,
    values: [request, JSON.stringify(rows), now ?? null],
  });
  const mails = rows.flatMap((row) => {
    const at = written.findIndex(({ code }) => code === row.code);
    const id = at < 0 ? undefined : (written.splice(at, 1)[0]?.id as string);
    return (id && mailOf(on, here, row, { letter: id, request, now: now ?? new Date() })) || [];
  });
  await writeMails(on.client, mails, now);
}

/** A letter as it is kept. */
interface FrozenLetter extends Pick<LetterDraft, 'event' | 'by' | 'staff'>, Pick<LetterRow, 'kind'> {
  code: LetterCode;
  audience: LetterAudience;
  language: Language;
  patronId?: string | undefined;
  /** Whose desks print it. */
  ofLibrary?: string | undefined;
  facts: FrozenFacts;
  usedAtFirst: boolean;
  content?: LetterContent;
  carries?: string;
  waitSeconds?: number;
  /** It is about some volumes of the request: others may follow within minutes. */
  ofVolumes?: boolean;
  partnerCode?: string | undefined;
}

function frozen(
  { language: usual, institution, publicUrl }: LetterGround,
  here: KnownHere,
  draft: LetterDraft,
  now: Date,
  request: string | undefined,
): FrozenLetter | undefined {
  const { code, event, by, staff, known, carries, waitSeconds } = draft;
  const row = letterRow(code);
  const { kind, audience, printedAt } = row;
  if (audience === 'patron' && !here.patronKnown) return undefined;
  if (row.isCourtesy && here.noCourtesy) return undefined;
  const languageOfReader =
    audience === 'patron'
      ? here.language
      : audience === 'partner'
        ? here.partnerLanguage
        : audience === 'staff' && staff
          ? here.staffReader?.language
          : undefined;
  const language = letterLanguage({
    reader: languageOfReader,
    usual,
    order: kind === 'letter' ? here.languages : [],
    isWorded: (each) => here.wordings[`${code} ${each}`] !== undefined,
  });
  const ofHouse = named(here.ofHouse, institution ?? say(message('letter.ourLibrary'), language));
  const everything = {
    ...here.ofRequest,
    ...known,
    ...ofHouse,
    ...volumesOf(here.items, draft.about ?? itIsTrueOf(code, here.items)),
    ...(row.namesParcel && isListOfBarcodes(known.itemBarcodes)
      ? { itemBarcodes: goingHome(known.itemBarcodes, here.items) }
      : {}),
    ...(institution ? { institution } : {}),
  };
  const timeZone = here.timeZone ?? 'UTC';
  const facts = inDays(freeze(code, everything, language), timeZone);
  const template = builtIn(code, language) && (here.wordings[`${code} ${language}`] ?? builtIn(code, language));
  const { library, pickupLibrary } = here;
  const replyAddress = replyTo(here, row);
  const context = {
    language,
    timeZone,
    now,
    ...(institution ? { institution } : {}),
    ...(replyAddress ? { replyAddress } : {}),
    ...(here.logo ? { logo: here.logo } : {}),
    ...patronPagesFor(row, here, publicUrl),
    // The page finds its side by itself.
    ...(audience === 'staff' && publicUrl && request
      ? { requestPage: `${publicUrl.replace(/\/$/, '')}/borrowing/${request}` }
      : {}),
  };
  return {
    code,
    event,
    by,
    kind,
    audience,
    staff,
    language,
    facts,
    usedAtFirst: isUsedAtFirst(code),
    ...(carries ? { carries } : {}),
    ...(waitSeconds ? { waitSeconds } : {}),
    ...(draft.about && here.items.length > 1 ? { ofVolumes: true } : {}),
    ...(audience === 'patron' ? { patronId: here.patronId } : {}),
    ...(audience === 'parcel' || audience === 'partner' ? { partnerCode: draft.partnerCode ?? here.partnerCode } : {}),
    ofLibrary: printedAt === 'pickup' ? (pickupLibrary ?? library) : library,
    // Who signs is part of every letter, also of one that does not mention it among its facts.
    ...(template ? { content: writeLetter(row, template, { ...recordsDefaults(ofHouse), ...facts }, context) } : {}),
  };
}

/** So long the letter about a volume waits for the next one, so that one letter is about both. */
const minutesBetweenVolumes = 5;

const isListOfBarcodes = (value: unknown): value is readonly string[] => Array.isArray(value);

/** Where patrons see their requests, in letters to them where these pages are open. */
export const patronPagesFor = (
  { audience }: Pick<LetterRow, 'audience'>,
  { hasPatronsSide }: Pick<KnownHere, 'hasPatronsSide'>,
  publicUrl: string | undefined,
): { patronPages?: string } =>
  audience === 'patron' && publicUrl && hasPatronsSide ? { patronPages: `${publicUrl.replace(/\/$/, '')}/my` } : {};

/** A library that nobody has named is called what the reader knows it by. */
const named = (facts: KnownHere['ofHouse'], name: string): KnownHere['ofHouse'] =>
  Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [
      fact,
      value === seededLibraryName
        ? name
        : Array.isArray(value)
          ? value.map((each) => (each === seededLibraryName ? name : each))
          : value,
    ]),
  );

/** Letters about the desk are answered there, where it has an address of its own. */
const replyTo = ({ deskAddress, replyAddress }: KnownHere, { printedAt }: LetterRow): string | undefined =>
  printedAt === 'pickup' ? (deskAddress ?? replyAddress) : replyAddress;

/** Name and address of the library that writes. */
const recordsDefaults = ({ libraryName, libraryAddress }: KnownHere['ofHouse']): FrozenFacts =>
  ({ ...(libraryName ? { libraryName } : {}), ...(libraryAddress ? { libraryAddress } : {}) }) as FrozenFacts;

/** At which address a letter is read, and by whom. */
function readerOf(
  { patronAddress, partnerAddress, partnerContact, staffReader }: KnownHere,
  audience: LetterAudience,
  { patronName }: FrozenFacts,
): { to: string; name?: string | undefined } | undefined {
  if (audience === 'patron')
    return patronAddress
      ? { to: patronAddress, name: typeof patronName === 'string' ? patronName : undefined }
      : undefined;
  if (audience === 'partner') return partnerAddress ? { to: partnerAddress, name: partnerContact } : undefined;
  return audience === 'staff' && staffReader ? { to: staffReader.email, name: staffReader.name } : undefined;
}

/** The mail that carries a letter; none when nobody can be written to, and for slips. */
function mailOf(
  { institution }: LetterGround,
  here: KnownHere,
  { code, audience, language, patronId, facts, content, carries, waitSeconds, ofVolumes }: FrozenLetter,
  of: { letter: string; request: string | undefined; now: Date },
): MailToWrite | undefined {
  const reader = readerOf(here, audience, facts);
  if (!content || !reader) return undefined;
  const wanted = here.delays[code] ?? letterRow(code).delayMinutes ?? 0;
  const minutes = ofVolumes ? Math.max(wanted, minutesBetweenVolumes) : wanted;
  const replyAddress = replyTo(here, letterRow(code));
  const waits = carries ? (waitSeconds ?? 0) : minutes * 60;
  return {
    purpose: 'letter',
    to: reader.to,
    language,
    letter: of.letter,
    ...(of.request ? { request: of.request } : {}),
    ...(audience === 'patron' && patronId ? { patron: patronId } : {}),
    ...(reader.name ? { toName: reader.name } : {}),
    ...(institution ? { fromName: institution } : {}),
    ...(replyAddress ? { replyTo: replyAddress } : {}),
    ...(content.logo ? { logo: content.logo.id } : {}),
    ...(waits > 0 ? { notBefore: new Date(of.now.getTime() + waits * 1000) } : {}),
    subject: content.subject,
    text: plainText(content),
    html: html(content),
  };
}

/** Paper tells days, as the library that writes counts them. */
export const inDays = (facts: FrozenFacts, timeZone: string): FrozenFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]): [FactName, FrozenFacts[FactName]] => [
      name as FactName,
      typeof value === 'string' && isMoment(value) ? (dayMeant(value, timeZone) ?? value) : value,
    ]),
  );

const isMoment = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text);

const sql = `insert into letter (code, kind, audience, request_id, history_id, patron_id, partner_code, library_code, staff, language, facts,
    content, created_at, created_by)
  select x.code, x.kind, x.audience, $1::bigint,
    (select max(h.id) from history h where h.request_id = $1 and h.event = x.event),
    x."patronId", x."partnerCode", x."ofLibrary", x.staff, x.language, x.facts, x.content, coalesce($3, now()), x.by
  from jsonb_to_recordset($2) as x(code text, kind text, audience text, event text, "patronId" text, "partnerCode" text,
    "ofLibrary" text, staff text, language text, facts jsonb, content jsonb, by text, carries text, "usedAtFirst" boolean)
  where x.carries is not null or coalesce((select u.used from letter_use u where u.code = x.code), x."usedAtFirst")
  returning id::text, code`;

/** Takes back what still waits and is not so any more, with the mail that would carry it; with `about` only what is of no other volume. */
export async function withdrawLetters(
  write: (write: Write) => Promise<void> | void,
  request: string,
  codes: readonly LetterCode[],
  by: string,
  about?: readonly string[],
): Promise<void> {
  if (codes.length === 0) return;
  await write({
    first: `update letter set status = 'withdrawn', done_at = now(), done_by = $3
      where request_id = $1 and status = 'waiting' and code = any($2)
        and ($4::jsonb is null or jsonb_typeof(facts -> 'temporaryBarcodes') is distinct from 'array' or facts -> 'temporaryBarcodes' <@ $4::jsonb)
      returning id`,
    text: `update mail m set status = 'withdrawn', done_at = now() from first_ where m.letter_id = first_.id and m.status = 'waiting'`,
    values: [request, [...codes], by, about ? JSON.stringify(about) : null],
  });
}

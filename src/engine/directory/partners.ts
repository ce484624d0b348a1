import type { ChannelView, RemovedPartner } from '../../contract/exchange-views.js';
import type { OutboundAuth, PartnerChange, PartnerDraft, PartnerView } from '../../contract/partner-schemas.js';
import { partnerFieldsOf } from '../../domain/partner/fields.js';
import { originOf } from '../../domain/partner/origin.js';
import { signedNotes } from '../../domain/partner/records.js';
import type { WorkflowProfile } from '../../domain/partner/workflow-profile.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import type { Message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { CredentialKind, RemoveOutcome } from '../model/partners.js';
import type { PartnerRecord } from '../model/records.js';
import { certificateOf, storedAuth, waitsForConfirmation, whyItWaits } from '../sending/presenting.js';
import { certificateFacts } from './client-certificate.js';
import { agencyOf, makeSecret } from './partner-book.js';
import { type Problem, problemsOfChange, problemsOfDraft, takenMeanwhile } from './partner-problems.js';

/** Where the directory is written. */
export interface DirectoryStore {
  insertPartner(
    draft: PartnerDraft & Required<Pick<PartnerDraft, 'isoVersion' | 'callLimitSeconds'>>,
    secret: StoredSecret | undefined,
  ): Promise<void>;
  updatePartner(code: string, change: Omit<PartnerChange, 'outboundAuth'>, besides: PartnerBesides): Promise<void>;
  /** What is stored is presented at the origin of this address from now on; false when the address is another by now. */
  bindSecret(code: string, url: string, outboundOrigin: string): Promise<boolean>;
  insertCredential(credential: {
    partnerCode: string;
    kind: CredentialKind;
    prefix: string;
    secretHash: string;
    symbols?: string[];
  }): Promise<string>;
  revokeCredential(partnerCode: string, id: string): Promise<boolean>;
  /** When the way to a partner was tested, and whether all of it was well. */
  noteTest(code: string, well: boolean): Promise<void>;
  removePartner(code: string): Promise<RemoveOutcome>;
  removedPartners(): Promise<RemovedPartner[]>;
  /** With which of its symbols open requests are held. */
  symbolsInUse(code: string): Promise<string[]>;
  profiles(): Promise<WorkflowProfile[]>;
}

/** What we present, encrypted, with the origin for which it was entered. */
export interface StoredSecret {
  outboundAuth: string;
  outboundOrigin: string | null;
}

/** What is written of a partner besides the fields that a change names. */
export interface PartnerBesides {
  /** Left alone when undefined, removed when null. */
  secret?: StoredSecret | null | undefined;
  /** Which directory file brought a new address. */
  urlImport?: string | null | undefined;
  /** Why messages wait from now on; null: they wait no more for an address to be confirmed. */
  hold?: Message | null | undefined;
}

/** What is wrong with fields that nobody saves yet. */
export async function partnerProblems(
  context: EngineContext,
  directory: DirectoryStore,
  fields: Partial<PartnerDraft> & PartnerChange,
  code: string | undefined,
): Promise<Problem[]> {
  const profiles = await directory.profiles();
  if (code === undefined) return problemsOfDraft(context, fields, profiles);
  const before = await context.book.get(code);
  return before ? problemsOfChange(context, before, fields, profiles, (of) => directory.symbolsInUse(of)) : [];
}

/** Registers a partner; the token it is to present is shown once. One that speaks only e-mail never calls us, and gets none. */
export async function addPartner(
  context: EngineContext,
  directory: DirectoryStore,
  draft: PartnerDraft,
  actor: Actor,
): Promise<{ kind: 'added'; partner: PartnerView; token?: string } | { kind: 'invalid'; problems: Problem[] }> {
  const problems = await problemsOfDraft(context, draft, await directory.profiles());
  if (problems.length > 0) return { kind: 'invalid', problems };
  const dialect = dialectOf(draft.dialect);
  const written = directory.insertPartner(
    {
      ...draft,
      notes: signedNotes(draft.notes ?? [], [], actor.name, new Date()),
      isoVersion: draft.isoVersion ?? dialect.version,
      callLimitSeconds: draft.callLimitSeconds ?? dialect.callLimitSeconds,
    },
    (draft.outboundAuth && sealed(context, draft.outboundAuth, draft.url)) ?? undefined,
  );
  const taken = await takenMeanwhile(written);
  if (taken) return { kind: 'invalid', problems: taken };
  const token = draft.byEmail ? undefined : makeSecret('token');
  if (token) {
    const { secret: _shownOnce, ...stored } = token;
    await directory.insertCredential({ partnerCode: draft.code, kind: 'token', ...stored });
  }
  context.book.forget();
  const partner = await context.book.get(draft.code);
  if (!partner) throw new Error(`Partner ${draft.code} is not there after it was written.`);
  return { kind: 'added', partner: partnerView(context, partner, healthy), ...(token ? { token: token.secret } : {}) };
}

/**
 * Changes what is named. A new address or credential takes the partner off hold: it is tried at once. When its secret was entered
 * for another origin than that of the new address, messages wait instead, and go when it is put back (`isReleased`). `importId`:
 * the directory file that says so.
 */
export async function changePartner(
  context: EngineContext,
  directory: DirectoryStore,
  code: string,
  { outboundAuth, ...change }: PartnerChange,
  actor: Actor,
  importId?: string,
): Promise<
  | { kind: 'changed'; partner: PartnerRecord; isReleased: boolean }
  | { kind: 'unknown' }
  | { kind: 'invalid'; problems: Problem[] }
> {
  // What another process has just changed counts: by it is decided whether messages wait.
  context.book.forget();
  const before = await context.book.get(code);
  if (!before) return { kind: 'unknown' };
  const problems = await problemsOfChange(
    context,
    before,
    { ...change, outboundAuth },
    await directory.profiles(),
    (of) => directory.symbolsInUse(of),
  );
  if (problems.length > 0) return { kind: 'invalid', problems };
  const notes = change.notes && { notes: signedNotes(change.notes, before.notes, actor.name, new Date()) };
  const secret = outboundAuth && sealed(context, outboundAuth, change.url ?? before.url);
  const besides = { secret, ...whereItLeads(before, { ...change, secret }, importId) };
  const taken = await takenMeanwhile(directory.updatePartner(code, { ...change, ...notes }, besides));
  if (taken) return { kind: 'invalid', problems: taken };
  context.book.forget();
  const partner = await context.book.get(code);
  if (!partner) return { kind: 'unknown' };
  return { kind: 'changed', partner, isReleased: besides.hold === null };
}

/** Which file brought another address, and why messages wait when what is stored may not be presented there. */
function whereItLeads(
  before: PartnerRecord,
  {
    url = before.url,
    byEmail = before.byEmail,
    secret,
  }: Pick<PartnerChange, 'url' | 'byEmail'> & Pick<PartnerBesides, 'secret'>,
  importId: string | undefined,
): Pick<PartnerBesides, 'urlImport' | 'hold'> {
  const { outboundAuth, outboundOrigin } = secret === undefined ? before : (secret ?? {});
  const after = {
    url,
    byEmail,
    ...(outboundAuth ? { outboundAuth } : {}),
    ...(outboundOrigin ? { outboundOrigin } : {}),
  };
  const isNew = url !== before.url;
  const [waited, waits] = [waitsForConfirmation(before), waitsForConfirmation(after)];
  return {
    ...(isNew ? { urlImport: importId ?? null } : {}),
    ...(waits && (isNew || !waited) ? { hold: whyItWaits(after) } : {}),
    ...(waited && !waits ? { hold: null } : {}),
  };
}

const sealed = (context: EngineContext, auth: OutboundAuth, url = ''): StoredSecret | null =>
  auth.kind === 'none' && !auth.account
    ? null
    : { outboundAuth: context.sealSecret(JSON.stringify(auth)), outboundOrigin: originOf(url) ?? null };

export const healthy: ChannelView = { state: 'closed', failuresInARow: 0, waiting: 0 };

const secretView = (partner: PartnerRecord): PartnerView['secret'] => ({
  ...(partner.outboundOrigin ? { enteredFor: partner.outboundOrigin } : {}),
  origin: originOf(partner.url) ?? '',
  waits: waitsForConfirmation(partner),
  ...(partner.urlImport ? { importId: partner.urlImport } : {}),
});

/** A partner without its secrets. */
export function partnerView(context: EngineContext, partner: PartnerRecord, channel: ChannelView): PartnerView {
  const presents = storedAuth(context, partner.outboundAuth);
  const shown = certificateOf(presents);
  return {
    ...partnerFieldsOf(partner),
    code: partner.code,
    name: partner.name,
    status: partner.status,
    symbols: partner.symbols.map((symbol) => {
      const { type, value } = agencyOf(symbol);
      return { type: type.value, value };
    }),
    url: partner.url,
    dialect: partner.dialect,
    isoVersion: partner.isoVersion,
    presents: presents.kind,
    ...(partner.outboundAuth ? { secret: secretView(partner) } : {}),
    ...(shown ? { ourCertificate: certificateFacts(shown.certificate) } : {}),
    ...(partner.borrowingProfile ? { borrowingProfile: partner.borrowingProfile.code } : {}),
    ...(partner.lendingProfile ? { lendingProfile: partner.lendingProfile.code } : {}),
    credentials: partner.credentials.map((each) => ({
      id: each.id,
      kind: each.kind,
      prefix: each.prefix,
      ...(each.symbols ? { symbols: each.symbols } : {}),
      createdAt: each.createdAt.toISOString(),
      lastUsedAt: each.lastUsedAt?.toISOString(),
      revokedAt: each.revokedAt?.toISOString(),
    })),
    channel,
  };
}

import { partnerFieldsOf } from '../../domain/partner/fields.js';
import { signedNotes } from '../../domain/partner/records.js';
import type { WorkflowProfile } from '../../domain/workflow-profile.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type {
  ChannelView,
  CredentialKind,
  OutboundAuth,
  PartnerChange,
  PartnerDraft,
  PartnerView,
  RemovedPartner,
  RemoveOutcome,
} from '../model/partners.js';
import type { PartnerRecord } from '../model/records.js';
import { certificateOf, presentedTo } from '../sending/presenting.js';
import { certificateFacts } from './client-certificate.js';
import { agencyOf, makeSecret } from './partner-book.js';
import { type Problem, problemsOfChange, problemsOfDraft, takenMeanwhile } from './partner-problems.js';

/** Where the directory is written. */
export interface DirectoryStore {
  insertPartner(
    draft: PartnerDraft & Required<Pick<PartnerDraft, 'isoVersion' | 'callLimitSeconds'>>,
    outboundAuth: string | undefined,
  ): Promise<void>;
  updatePartner(
    code: string,
    change: Omit<PartnerChange, 'outboundAuth'>,
    outboundAuth: string | null | undefined,
  ): Promise<void>;
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

/** Registers a partner; the token it is to present is shown once. */
export async function addPartner(
  context: EngineContext,
  directory: DirectoryStore,
  draft: PartnerDraft,
  actor: Actor,
): Promise<{ kind: 'added'; partner: PartnerView; token: string } | { kind: 'invalid'; problems: Problem[] }> {
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
    (draft.outboundAuth && sealed(context, draft.outboundAuth)) ?? undefined,
  );
  const taken = await takenMeanwhile(written);
  if (taken) return { kind: 'invalid', problems: taken };
  const { secret, ...stored } = makeSecret('token');
  await directory.insertCredential({ partnerCode: draft.code, kind: 'token', ...stored });
  context.book.forget();
  const partner = await context.book.get(draft.code);
  if (!partner) throw new Error(`Partner ${draft.code} is not there after it was written.`);
  return { kind: 'added', partner: partnerView(context, partner, healthy), token: secret };
}

/** Changes what is named. A new address or credential takes the partner off hold: it is tried at once. */
export async function changePartner(
  context: EngineContext,
  directory: DirectoryStore,
  code: string,
  { outboundAuth, ...change }: PartnerChange,
  actor: Actor,
): Promise<
  { kind: 'changed'; partner: PartnerRecord } | { kind: 'unknown' } | { kind: 'invalid'; problems: Problem[] }
> {
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
  const taken = await takenMeanwhile(
    directory.updatePartner(code, { ...change, ...notes }, outboundAuth && sealed(context, outboundAuth)),
  );
  if (taken) return { kind: 'invalid', problems: taken };
  context.book.forget();
  const partner = await context.book.get(code);
  if (!partner) return { kind: 'unknown' };
  return { kind: 'changed', partner };
}

const sealed = (context: EngineContext, auth: OutboundAuth): string | null =>
  auth.kind === 'none' && !auth.account ? null : context.sealSecret(JSON.stringify(auth));

export const healthy: ChannelView = { state: 'closed', failuresInARow: 0, waiting: 0 };

/** A partner without its secrets. */
export function partnerView(context: EngineContext, partner: PartnerRecord, channel: ChannelView): PartnerView {
  const presents = presentedTo(context, partner.outboundAuth);
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

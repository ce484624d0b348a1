import { partnerFieldsOf } from '../../domain/partner/fields.js';
import { signedNotes } from '../../domain/partner/records.js';
import type { WorkflowProfile } from '../../domain/workflow-profile.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import { write } from '../../protocol/write.js';
import { compose } from '../../translation/messages.js';
import type { House } from '../house.js';
import type {
  Actor,
  ChannelView,
  CredentialKind,
  OutboundAuth,
  PartnerChange,
  PartnerDraft,
  PartnerTestStep,
  PartnerView,
  RemoveOutcome,
} from '../ports.js';
import type { PartnerRecord } from '../records.js';
import { accountOf } from '../sending/deliver.js';
import { withAccount } from '../sending/with-account.js';
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
  removePartner(code: string): Promise<RemoveOutcome>;
  /** With which of its symbols open requests are held. */
  symbolsInUse(code: string): Promise<string[]>;
  profiles(): Promise<WorkflowProfile[]>;
}

/** Registers a partner; the token it is to present is shown once. */
export async function addPartner(
  house: House,
  directory: DirectoryStore,
  draft: PartnerDraft,
  actor: Actor,
): Promise<{ kind: 'added'; partner: PartnerView; token: string } | { kind: 'invalid'; problems: Problem[] }> {
  const problems = await problemsOfDraft(house, draft, await directory.profiles());
  if (problems.length > 0) return { kind: 'invalid', problems };
  const dialect = dialectOf(draft.dialect);
  const written = directory.insertPartner(
    {
      ...draft,
      notes: signedNotes(draft.notes ?? [], [], actor.name, new Date()),
      isoVersion: draft.isoVersion ?? dialect.version,
      callLimitSeconds: draft.callLimitSeconds ?? dialect.callLimitSeconds,
    },
    (draft.outboundAuth && sealed(house, draft.outboundAuth)) ?? undefined,
  );
  const taken = await takenMeanwhile(written);
  if (taken) return { kind: 'invalid', problems: taken };
  const { secret, ...stored } = makeSecret('token');
  await directory.insertCredential({ partnerCode: draft.code, kind: 'token', ...stored });
  house.book.forget();
  const partner = await house.book.get(draft.code);
  if (!partner) throw new Error(`Partner ${draft.code} is not there after it was written.`);
  return { kind: 'added', partner: partnerView(house, partner, healthy), token: secret };
}

/** Changes what is named. A new address or credential takes the partner off hold: it is tried at once. */
export async function changePartner(
  house: House,
  directory: DirectoryStore,
  code: string,
  { outboundAuth, ...change }: PartnerChange,
  actor: Actor,
): Promise<
  { kind: 'changed'; partner: PartnerRecord } | { kind: 'unknown' } | { kind: 'invalid'; problems: Problem[] }
> {
  const before = await house.book.get(code);
  if (!before) return { kind: 'unknown' };
  const problems = await problemsOfChange(
    house,
    before,
    { ...change, outboundAuth },
    await directory.profiles(),
    (of) => directory.symbolsInUse(of),
  );
  if (problems.length > 0) return { kind: 'invalid', problems };
  const notes = change.notes && { notes: signedNotes(change.notes, before.notes, actor.name, new Date()) };
  const taken = await takenMeanwhile(
    directory.updatePartner(code, { ...change, ...notes }, outboundAuth && sealed(house, outboundAuth)),
  );
  if (taken) return { kind: 'invalid', problems: taken };
  house.book.forget();
  const partner = await house.book.get(code);
  if (!partner) return { kind: 'unknown' };
  return { kind: 'changed', partner };
}

const sealed = (house: House, auth: OutboundAuth): string | null =>
  auth.kind === 'none' && !auth.account ? null : house.sealSecret(JSON.stringify(auth));

export const healthy: ChannelView = { state: 'closed', failuresInARow: 0, waiting: 0 };

/** A partner without its secrets. */
export function partnerView(house: House, partner: PartnerRecord, channel: ChannelView): PartnerView {
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
    presents: partner.outboundAuth ? (JSON.parse(house.openSecret(partner.outboundAuth)) as OutboundAuth).kind : 'none',
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

/** What to do about a step that failed, and whose side it is on. */
const remedies = {
  address: {
    remedy: 'Correct the address, or allow its range with INTERLEND_ALLOW_ADDRESSES.',
    remedyFrench: 'Corrigez l’adresse, ou autorisez sa plage avec INTERLEND_ALLOW_ADDRESSES.',
  },
  connection: {
    remedy: 'Ask the partner whether its system is up and its address is right.',
    remedyFrench: 'Demandez au partenaire si son système fonctionne et si son adresse est bonne.',
  },
  credential: {
    remedy: 'Ask the partner for the token it expects from us, and enter it as outboundAuth.',
    remedyFrench: 'Demandez au partenaire le jeton qu’il attend de nous et inscrivez-le sous ce que nous présentons.',
  },
  confirmation: {
    remedy: 'The address must be the one that takes ISO 18626 messages, and answer 200 with a confirmation.',
    remedyFrench: 'L’adresse doit être celle qui reçoit les messages ISO 18626 et répondre 200 avec un accusé.',
  },
};

/** Dials a partner under the guard and asks for the status of a request it cannot know: harmless, and it must answer. */
export async function testPartner(
  house: House,
  partner: PartnerRecord,
  headers: Record<string, string>,
): Promise<PartnerTestStep[]> {
  const steps: PartnerTestStep[] = [];
  const address = await house.courier.inspect(partner.url);
  steps.push({
    step: 'address',
    ok: address.ok,
    said: address.ok
      ? `${partner.url} leads to ${address.address ?? 'an address'} and may be called.`
      : (address.reason ?? 'The address cannot be used.'),
    ...(address.ok ? {} : remedies.address),
  });
  if (!address.ok) return steps;
  const id = `PROBE-${Date.now()}`;
  const now = new Date().toISOString();
  const probe = compose(
    'send:StatusRequest',
    {
      side: 'borrowing',
      version: partner.isoVersion,
      requestingAgency: agencyOf(house.symbols[0] ?? ''),
      supplyingAgency: agencyOf(partner.symbols[0] ?? ''),
      requestingAgencyRequestId: id,
      firstAnswer: false,
      currentStatus: 'RequestReceived',
      timestamp: now,
      lastChange: now,
      bibliographicInfo: {},
    },
    {},
  );
  const [message = probe] = dialectOf(partner.dialect).writing(probe, {
    version: partner.isoVersion,
    firstAnswer: false,
    currentStatus: 'RequestReceived',
    sequence: 1,
  });
  const answer = await house.courier.post({
    url: partner.url,
    body: withAccount(write(message, partner.isoVersion), accountOf(house, partner.outboundAuth)),
    headers,
    callLimitMs: partner.callLimitSeconds * 1000,
    expects: { kind: 'requestingAgencyMessage', requestingAgencyRequestId: id },
    afterAmbiguousTry: false,
  });
  const reached = answer.class !== 'clean-failure' && answer.class !== 'blocked';
  steps.push({
    step: 'connection',
    ok: reached,
    said: reached
      ? `It answered after ${Math.round(answer.durationMs)} ms${answer.httpStatus ? ` with ${answer.httpStatus}` : ''}.`
      : (answer.reason ?? 'It cannot be reached.'),
    ...(reached ? {} : remedies.connection),
  });
  if (!reached) return steps;
  const accepted = answer.class !== 'hold-partner';
  steps.push({
    step: 'credential',
    ok: accepted,
    said: accepted ? 'It let us in.' : (answer.reason ?? ''),
    ...(accepted ? {} : remedies.credential),
  });
  const confirmed = answer.class === 'delivered' || answer.class === 'refused';
  if (accepted)
    steps.push({
      step: 'confirmation',
      ok: confirmed,
      said:
        answer.class === 'refused'
          ? `It speaks ISO 18626: it does not know the probe, as it should (${answer.errors.map((each) => each.type).join(', ')}).`
          : confirmed
            ? 'It speaks ISO 18626 and confirmed the probe.'
            : (answer.reason ?? 'It did not answer with a confirmation.'),
      ...(confirmed ? {} : remedies.confirmation),
    });
  return steps;
}

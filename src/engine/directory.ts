import type { WorkflowProfile } from '../domain/workflow-profile.js';
import { isoVersions } from '../protocol/codes.js';
import { dialectNames, dialectOf, isDialect } from '../protocol/dialects/index.js';
import { write } from '../protocol/write.js';
import { compose } from '../translation/messages.js';
import type { House } from './house.js';
import { agencyOf, makeSecret, sameSymbol } from './partner-book.js';
import type {
  ChannelView,
  CredentialKind,
  PartnerChange,
  PartnerDraft,
  PartnerTestStep,
  PartnerView,
} from './ports.js';
import type { PartnerRecord } from './records.js';

/** Where the directory is written. */
export interface DirectoryStore {
  insertPartner(
    draft: PartnerDraft & { isoVersion: NonNullable<PartnerDraft['isoVersion']>; callLimitSeconds: number },
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
  }): Promise<string>;
  revokeCredential(partnerCode: string, id: string): Promise<boolean>;
  profiles(): Promise<WorkflowProfile[]>;
}

type Problem = { field: string; problem: string };

/** Registers a partner; the token it is to present is shown once. */
export async function addPartner(
  house: House,
  directory: DirectoryStore,
  draft: PartnerDraft,
): Promise<{ kind: 'added'; partner: PartnerView; token: string } | { kind: 'invalid'; problems: Problem[] }> {
  const problems = [...(await wrong(house, draft)), ...(await wrongProfiles(directory, draft))];
  if (problems.length > 0) return { kind: 'invalid', problems };
  const dialect = dialectOf(draft.dialect);
  await directory.insertPartner(
    {
      ...draft,
      isoVersion: draft.isoVersion ?? dialect.version,
      callLimitSeconds: draft.callLimitSeconds ?? dialect.callLimitSeconds,
    },
    (draft.outboundAuth && sealed(house, draft.outboundAuth)) ?? undefined,
  );
  const { secret, ...stored } = makeSecret('token');
  await directory.insertCredential({ partnerCode: draft.code, kind: 'token', ...stored });
  house.book.forget();
  const partner = await house.book.get(draft.code);
  if (!partner) throw new Error(`Partner ${draft.code} is not there after it was written.`);
  return { kind: 'added', partner: partnerView(partner, healthy), token: secret };
}

/** Changes what is named. A new address or credential takes the partner off hold: it is tried at once. */
export async function changePartner(
  house: House,
  directory: DirectoryStore,
  code: string,
  { outboundAuth, ...change }: PartnerChange,
): Promise<
  { kind: 'changed'; partner: PartnerRecord } | { kind: 'unknown' } | { kind: 'invalid'; problems: Problem[] }
> {
  if (!(await house.book.get(code))) return { kind: 'unknown' };
  const problems = [
    ...(change.dialect !== undefined && !isDialect(change.dialect) ? [unknownDialect] : []),
    ...(change.url !== undefined ? await wrongAddress(house, change.url) : []),
    ...wrongAuth(outboundAuth),
    ...(await wrongProfiles(directory, change)),
  ];
  if (problems.length > 0) return { kind: 'invalid', problems };
  await directory.updatePartner(code, change, outboundAuth && sealed(house, outboundAuth));
  house.book.forget();
  const partner = await house.book.get(code);
  if (!partner) return { kind: 'unknown' };
  return { kind: 'changed', partner };
}

const sealed = (house: House, auth: NonNullable<PartnerDraft['outboundAuth']>): string | null =>
  auth.kind === 'none' ? null : house.sealSecret(JSON.stringify(auth));

export const healthy: ChannelView = { state: 'closed', failuresInARow: 0, waiting: 0 };

async function wrong(house: House, draft: PartnerDraft): Promise<Problem[]> {
  const problems: Problem[] = [];
  const known = await house.book.all();
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/.test(draft.code ?? ''))
    problems.push({
      field: 'code',
      problem: 'Use letters, digits, dot, dash and underscore, 60 at most; it cannot be changed later.',
    });
  else if (known.some((partner) => partner.code.toUpperCase() === draft.code.toUpperCase()))
    problems.push({ field: 'code', problem: `${draft.code} is in the directory already.` });
  if (!draft.name?.trim()) problems.push({ field: 'name', problem: 'A name is needed.' });
  if (!isDialect(draft.dialect)) problems.push(unknownDialect);
  if (draft.isoVersion && !isoVersions.includes(draft.isoVersion))
    problems.push({ field: 'isoVersion', problem: `Choose one of ${isoVersions.join(', ')}.` });
  if (!draft.symbols?.length)
    problems.push({ field: 'symbols', problem: 'At least one agency symbol is needed, such as ISIL:CA-OOLAC.' });
  for (const { type, value } of draft.symbols ?? []) {
    const symbol = `${type}:${value}`;
    const owner = known.find((partner) => partner.symbols.some((each) => sameSymbol(each, symbol)));
    if (!type || !value || /\s/.test(type))
      problems.push({ field: 'symbols', problem: `${symbol} is not a symbol; write type and value.` });
    else if (owner) problems.push({ field: 'symbols', problem: `${symbol} is ${owner.code}'s already.` });
    else if (house.symbols.some((ours) => sameSymbol(ours, symbol)))
      problems.push({ field: 'symbols', problem: `${symbol} is this library's own.` });
  }
  problems.push(...(await wrongAddress(house, draft.url ?? '')), ...wrongAuth(draft.outboundAuth));
  return problems;
}

const unknownDialect: Problem = { field: 'dialect', problem: `Choose one of ${dialectNames.join(', ')}.` };

/** A name that cannot be looked up just now is no mistake; an address that must not be called is. */
async function wrongAddress(house: House, url: string): Promise<Problem[]> {
  const address = await house.courier.inspect(url);
  return !address.ok && address.reason && address.code !== 'dns' ? [{ field: 'url', problem: address.reason }] : [];
}

function wrongAuth(auth: PartnerDraft['outboundAuth']): Problem[] {
  return auth?.kind === 'header' && (!/^[A-Za-z0-9-]{1,60}$/.test(auth.name) || /[\r\n]/.test(auth.value))
    ? [{ field: 'outboundAuth', problem: 'A header name has letters, digits and dashes; its value has no line break.' }]
    : [];
}

async function wrongProfiles(directory: DirectoryStore, change: PartnerChange): Promise<Problem[]> {
  const wishes = [
    { field: 'borrowingProfile', kind: 'borrowing', code: change.borrowingProfile },
    { field: 'lendingProfile', kind: 'lending', code: change.lendingProfile },
  ].filter(({ code }) => code);
  if (wishes.length === 0) return [];
  const known = await directory.profiles();
  return wishes.flatMap(({ field, kind, code }) =>
    known.some((profile) => profile.code === code && profile.kind === kind)
      ? []
      : [{ field, problem: `There is no ${kind} workflow profile ${code}. Add it first.` }],
  );
}

/** A partner without its secrets. */
export function partnerView(partner: PartnerRecord, channel: ChannelView): PartnerView {
  return {
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
    strict: partner.strict,
    borrowing: partner.borrowing,
    lending: partner.lending,
    callLimitSeconds: partner.callLimitSeconds,
    ...(partner.borrowingProfile ? { borrowingProfile: partner.borrowingProfile.code } : {}),
    ...(partner.lendingProfile ? { lendingProfile: partner.lendingProfile.code } : {}),
    credentials: partner.credentials.map((each) => ({
      id: each.id,
      kind: each.kind,
      prefix: each.prefix,
      createdAt: each.createdAt.toISOString(),
      lastUsedAt: each.lastUsedAt?.toISOString(),
      revokedAt: each.revokedAt?.toISOString(),
    })),
    channel,
  };
}

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
    remedy: address.ok ? undefined : 'Correct the address, or allow its range with INTERLEND_ALLOW_ADDRESSES.',
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
    body: write(message, partner.isoVersion),
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
    remedy: reached ? undefined : 'Ask the partner whether its system is up and its address is right.',
  });
  if (!reached) return steps;
  const accepted = answer.class !== 'hold-partner';
  steps.push({
    step: 'credential',
    ok: accepted,
    said: accepted ? 'It let us in.' : (answer.reason ?? ''),
    remedy: accepted ? undefined : 'Ask the partner for the token it expects from us, and enter it as outboundAuth.',
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
      remedy: confirmed
        ? undefined
        : 'The address must be the one that takes ISO 18626 messages, and answer 200 with a confirmation.',
    });
  return steps;
}

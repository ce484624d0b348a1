import type { ErrorData, InitiatingMessage } from '../../protocol/messages.js';
import { marksOf } from '../../protocol/understand.js';
import { takePracticeMessage } from '../certify/practice-messages.js';
import { presentsAccount, sameSymbol, symbolText } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import type { Arrival, Presented, Reply } from '../model/arrivals.js';
import type { CallingPartner } from '../model/partner-book.js';
import type { CredentialRecord, PartnerRecord } from '../model/records.js';
import { StoreUnavailable } from '../model/store.js';
import { summaryOfReceived } from '../sending/outgoing.js';
import { arrivalDraftOf, type Ended, ended, isEnded, type ReadMessage, readArrival } from './arrived-message.js';
import { commitMessage } from './handle-message.js';
import { keepsRefused, showRefused } from './refused-messages.js';

/**
 * One arrival → one reply. Nothing is confirmed OK without a commit. Never throws for what a caller can cause.
 */
export async function receive(context: EngineContext, arrival: Arrival): Promise<Reply> {
  try {
    const { reply, kind, outcome } = await answer(context, arrival);
    context.meter.messageIn(kind, outcome);
    return reply;
  } catch (error) {
    if (!(error instanceof StoreUnavailable))
      context.log.error({ err: error, source: arrival.sourceAddress }, 'A message could not be taken in.');
    else context.log.warn({ err: error }, 'A message could not be stored.');
    context.meter.messageIn('unknown', 'down');
    return { kind: 'down', retryAfterSeconds: error instanceof StoreUnavailable ? 5 : 60 };
  }
}

/** The steps of an arrival in their order; each may be the last. */
async function answer(context: EngineContext, arrival: Arrival): Promise<Ended> {
  const caller = await identify(context, arrival);
  if (isEnded(caller)) return caller;
  const read = await readArrival(context, caller, arrival);
  if (isEnded(read)) return read;
  const authorised = await authorise(context, read);
  if (isEnded(authorised)) return authorised;
  const practised = await practise(context, authorised);
  if (practised) return practised;
  return findDecideStore(context, authorised);
}

/** A message with what its sender may: `refusal` is confirmed in its stead, `inNameOf` is for whom a broker speaks. */
interface Authorised extends ReadMessage {
  refusal?: ErrorData[];
  inNameOf?: PartnerRecord;
}

async function identify(
  context: EngineContext,
  { presented, sourceAddress }: Arrival,
): Promise<CallingPartner | Ended> {
  const caller = await context.book.identify(presented, sourceAddress);
  if (!caller) return ended({ kind: 'unauthenticated' }, 'unauthenticated');
  if (caller.credential) noteUse(context, caller.credential);
  return caller;
}

async function authorise(context: EngineContext, read: ReadMessage): Promise<Authorised | Ended> {
  const { message, caller, sourceAddress } = read;
  const authority = await authorityOf(context, read);
  switch (authority.kind) {
    case 'unauthenticated':
      return ended({ kind: 'unauthenticated' }, 'unauthenticated', message.kind);
    case 'denied': {
      const { detail } = authority;
      const denied = ended({ kind: 'denied' }, 'denied', message.kind);
      if (!keepsRefused(context, caller.partner.code, sourceAddress, 0)) return denied;
      await context.store.securityEvent({
        partnerCode: caller.partner.code,
        source: sourceAddress,
        kind: 'foreign-symbol',
        detail,
      });
      await showRefused(context, message.header, caller.partner, { reason: 'refusedMessage', why: detail });
      return denied;
    }
    case 'refused':
      return { ...read, refusal: authority.errors };
    case 'bound':
      return { ...read, ...(authority.inNameOf ? { inNameOf: authority.inNameOf } : {}) };
  }
}

/** A message of a practice conversation is answered by its certification; no request learns of it. */
async function practise(context: EngineContext, authorised: Authorised): Promise<Ended | undefined> {
  const { caller, got, message, understood, refusal } = authorised;
  const xml = refusal ? undefined : await takePracticeMessage(context, caller.partner, got, message, understood);
  return xml ? ended({ kind: 'confirmed', xml, outcome: 'applied' }, 'applied', message.kind) : undefined;
}

/** Finds the conversation, decides, stores and confirms, together with the other arrivals of the same commit (`handle-message.ts`). */
async function findDecideStore(context: EngineContext, authorised: Authorised): Promise<Ended> {
  const { caller, got, message, understood, refusal, inNameOf } = authorised;
  const { partner } = caller;
  const { identity, meaning } = marksOf(understood);
  const heard = await commitMessage(context, {
    partner,
    partners: await context.book.all(),
    message,
    version: got.version,
    sourceAddress: authorised.sourceAddress,
    draft: {
      ...arrivalDraftOf(caller, understood, {
        kind: message.kind,
        summary: summaryOfReceived(message),
        isoVersion: got.version,
      }),
      identityKey: `${partner.code}|${identity}`,
      semanticKey: meaning,
      verdict: got.verdict,
      tolerances: got.tolerances,
    },
    ...(refusal ? { refusal } : {}),
    ...(inNameOf ? { inNameOf } : {}),
  });
  context.faultPoint('inbound-after-commit');
  if (heard.refusal)
    await showRefused(context, message.header, partner, {
      reason: refusal ? 'refusedMessage' : 'messageNotTaken',
      why: heard.intrusion ? `${partner.name} was not asked for this request.` : heard.refusal,
    });
  if (heard.intrusion && heard.refusal)
    await context.store.securityEvent({
      partnerCode: partner.code,
      source: authorised.sourceAddress,
      kind: 'foreign-request',
      detail: heard.intrusion,
    });
  return ended({ kind: 'confirmed', xml: heard.xml, outcome: heard.outcome }, heard.outcome, message.kind);
}

/** Whose call it is, before anything of the message is read. Strangers are counted here: their messages are never read. */
export async function recognise(
  { book, meter }: EngineContext,
  presented: readonly Presented[],
  source: string,
): Promise<string | undefined> {
  const caller = await book.identify(presented, source);
  if (!caller) meter.messageIn('unknown', 'unauthenticated');
  return caller?.partner.code;
}

const usedLately = 60_000;
/** Of each node: when the use of a credential was last written down, by a monotonic clock. */
const noted = new WeakMap<EngineContext, Map<string, number>>();

/** When a credential was used last, to the minute: no statement for each message of a busy partner. */
function noteUse(context: EngineContext, credential: CredentialRecord): void {
  const uses = noted.get(context) ?? new Map<string, number>();
  noted.set(context, uses);
  const before = uses.get(credential.id);
  if (before !== undefined && performance.now() - before < usedLately) return;
  uses.set(credential.id, performance.now());
  void context.store.touchCredential(credential.id).catch(() => {});
}

/** The header of an answer has no place for it in the 2021 schema. */
const asksAccount = ({ message, version }: { message: { kind: string }; version: string }): boolean =>
  message.kind !== 'supplyingAgencyMessage' || version === '1.2';

const accountIn = (message: object) => (message as InitiatingMessage).header.requestingAgencyAuthentication;

/**
 * Whether a caller may say what it says. `unauthenticated`: the account in the header is not the one agreed on. `denied`: it
 * used somebody else's symbol. `refused`: a symbol that nobody here has; it is confirmed with these errors.
 * `inNameOf`: the partner whose symbol a broker rightly used.
 */
type Authority =
  | { kind: 'unauthenticated' }
  | { kind: 'bound'; inNameOf?: PartnerRecord }
  | { kind: 'denied'; detail: string }
  | { kind: 'refused'; errors: ErrorData[] };

/** May this caller say this? Looks at the account in the header, then at the symbols. */
async function authorityOf(context: EngineContext, { caller, got, message }: ReadMessage): Promise<Authority> {
  if (asksAccount(got) && !presentsAccount(caller.partner, accountIn(got.message))) return { kind: 'unauthenticated' };
  return binding(context, caller, message);
}

/** The sender's symbol must be one of the caller's own that its credential speaks for, the recipient's one of ours. */
async function binding(
  context: EngineContext,
  { partner: caller, credential }: CallingPartner,
  message: InitiatingMessage,
): Promise<Authority> {
  const { requestingAgencyId, supplyingAgencyId } = message.header;
  const fromSupplier = message.kind === 'supplyingAgencyMessage';
  const sender = fromSupplier ? supplyingAgencyId : requestingAgencyId;
  const recipient = fromSupplier ? requestingAgencyId : supplyingAgencyId;
  const senderElement = fromSupplier ? 'supplyingAgencyId' : 'requestingAgencyId';
  if (sender) {
    const owner = await context.book.bySymbol(sender);
    const isOurs = context.symbols.some((ours) => sameSymbol(ours, symbolText(sender)));
    const allowed = !isOurs && caller.speaksFor.some((each) => sameSymbol(each, symbolText(sender)));
    if (owner && owner.code !== caller.code && !allowed)
      return { kind: 'denied', detail: `${caller.code} spoke as ${symbolText(sender)}, which is ${owner.code}'s.` };
    const spoken = credential?.symbols;
    if (owner?.code === caller.code && spoken && !spoken.some((each) => sameSymbol(each, symbolText(sender))))
      return { kind: 'denied', detail: `${caller.code} spoke as ${symbolText(sender)} with a credential for others.` };
    if (!owner && !allowed) return refused(senderElement, symbolText(sender), 'no partner here has this symbol');
  }
  if (recipient && !(await isOurs(context, symbolText(recipient))))
    return refused(
      fromSupplier ? 'requestingAgencyId' : 'supplyingAgencyId',
      symbolText(recipient),
      'not a symbol of this library',
    );
  const other = sender && (await context.book.bySymbol(sender));
  return { kind: 'bound', ...(other && other.code !== caller.code ? { inNameOf: other } : {}) };
}

const isOurs = async ({ symbols, local }: EngineContext, symbol: string): Promise<boolean> =>
  [...symbols, ...(await local.libraries.symbols())].some((ours) => sameSymbol(ours, symbol));

const refused = (element: string, value: string, why: string): Authority => ({
  kind: 'refused',
  errors: [{ errorType: 'UnrecognisedDataValue', errorValue: `${element}: ${value.slice(0, 60)}: ${why}` }],
});

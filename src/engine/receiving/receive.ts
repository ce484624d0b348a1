import { confirm } from '../../protocol/confirm.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import type { ErrorData, InitiatingMessage } from '../../protocol/messages.js';
import { isConfirmation, marksOf, type Understood } from '../../protocol/understand.js';
import { hearPractice, noteUnreadable } from '../certify/hear.js';
import { type Caller, presentsAccount, sameSymbol, symbolText } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import type { Arrival, Presented, Reply } from '../ports.js';
import type { CredentialRecord, InboundDraft, PartnerRecord } from '../records.js';
import { summaryOf } from '../sending/outgoing.js';
import { StoreUnavailable } from '../store.js';
import { reasonOf } from './heard.js';
import type { Intake } from './intake.js';
import { showRefused } from './show-refused.js';
import { confirmUnreadable } from './unreadable.js';

/**
 * One arrival → one reply. Who is it, may it, can it be read, whose loan is it, what follows, stored: then the
 * confirmation. Nothing is confirmed OK without a commit. Never throws for what a caller can cause.
 */
export async function receive(context: EngineContext, intake: Intake, arrival: Arrival): Promise<Reply> {
  const count = (kind: string, outcome: string) => context.meter.messageIn(kind, outcome);
  try {
    const caller = await context.book.identify(arrival.presented, arrival.sourceAddress);
    if (!caller) {
      count('unknown', 'unauthenticated');
      return { kind: 'unauthenticated' };
    }
    if (caller.credential) noteUse(context, caller.credential);
    const { maxBytes, strict } = { maxBytes: context.settings.bodyBytes, strict: caller.partner.strict };
    const understood = await context.reader.understand(arrival, { maxBytes, strict });
    const { got } = understood;
    if (got.kind === 'unreadable' || isConfirmation(got)) {
      count('unknown', 'unreadable');
      const reason = got.kind === 'unreadable' ? got.reason : notToBeConfirmed;
      return confirmUnreadable(context, caller, { ...understood, sourceAddress: arrival.sourceAddress }, reason);
    }
    if (got.kind === 'refused') {
      const { xml } = confirm(got.echo, { status: 'ERROR', errors: got.errors }, new Date(), got.version);
      await context.store.transaction((tx) =>
        tx.storeInbound({
          ...draftOf(caller, understood, { kind: got.about, summary: 'refused', isoVersion: got.version }),
          verdict: got.verdict,
          tolerances: [],
          outcome: 'refused',
          outcomeReason: reasonOf(got.errors),
          confirmation: xml,
        }),
      );
      await noteUnreadable(context, caller.partner, reasonOf(got.errors));
      const unfit = { reason: 'messageNotTaken', why: reasonOf(got.errors) } as const;
      await showRefused(context, got.echo.header, caller.partner, unfit);
      count(got.about, 'refused');
      return { kind: 'confirmed', xml, outcome: 'refused' };
    }
    if (asksAccount(got) && !presentsAccount(caller.partner, accountIn(got.message))) {
      count(got.message.kind, 'unauthenticated');
      return { kind: 'unauthenticated' };
    }
    const message = dialectOf(caller.partner.dialect).reading(got.message as InitiatingMessage);
    const bound = await binding(context, caller, message);
    if (bound.kind === 'denied') {
      await context.store.securityEvent({
        partnerCode: caller.partner.code,
        source: arrival.sourceAddress,
        kind: 'foreign-symbol',
        detail: bound.detail,
      });
      await showRefused(context, message.header, caller.partner, { reason: 'refusedMessage', why: bound.detail });
      count(message.kind, 'denied');
      return { kind: 'denied' };
    }
    const practised = bound.kind === 'bound' && (await hearPractice(context, caller.partner, got, message, understood));
    if (practised) {
      count(message.kind, 'applied');
      return { kind: 'confirmed', xml: practised, outcome: 'applied' };
    }
    const { identity, meaning } = marksOf(understood);
    const draft = {
      ...draftOf(caller, understood, { kind: message.kind, summary: summaryOf(message), isoVersion: got.version }),
      identityKey: `${caller.partner.code}|${identity}`,
      semanticKey: meaning,
      verdict: got.verdict,
      tolerances: got.tolerances,
    };
    const partners = await context.book.all();
    const heard = await intake.take({
      partner: caller.partner,
      partners,
      message,
      version: got.version,
      draft,
      refusal: bound.kind === 'refused' ? bound.errors : undefined,
      ...(bound.kind === 'bound' && bound.inNameOf ? { inNameOf: bound.inNameOf } : {}),
    });
    context.faultPoint('inbound-after-commit');
    if (heard.refusal)
      await showRefused(context, message.header, caller.partner, {
        reason: bound.kind === 'refused' ? 'refusedMessage' : 'messageNotTaken',
        why: heard.intrusion ? `${caller.partner.name} was not asked for this request.` : heard.refusal,
      });
    if (heard.outboundIds.length > 0) void context.doorbell.ring(heard.outboundIds);
    if (heard.intrusion)
      await context.store.securityEvent({
        partnerCode: caller.partner.code,
        source: arrival.sourceAddress,
        kind: 'foreign-request',
        detail: heard.intrusion,
      });
    count(message.kind, heard.outcome);
    return { kind: 'confirmed', xml: heard.xml, outcome: heard.outcome };
  } catch (error) {
    if (!(error instanceof StoreUnavailable))
      context.log.error({ err: error, source: arrival.sourceAddress }, 'A message could not be taken in.');
    else context.log.warn({ err: error }, 'A message could not be stored.');
    count('unknown', 'down');
    return { kind: 'down', retryAfterSeconds: error instanceof StoreUnavailable ? 5 : 60 };
  }
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

/** What everything stored about an arrival has in common. */
function draftOf(caller: Caller, { masked }: Understood, about: Pick<InboundDraft, 'kind' | 'summary' | 'isoVersion'>) {
  return {
    partnerCode: caller.partner.code,
    ...(caller.credential ? { credentialId: caller.credential.id } : {}),
    contentType: masked.contentType,
    raw: masked.bytes,
    ...about,
  };
}

const notToBeConfirmed = 'a confirmation is not a message to be confirmed';

/** The header of an answer has no place for it in the 2021 schema. */
const asksAccount = ({ message, version }: { message: { kind: string }; version: string }): boolean =>
  message.kind !== 'supplyingAgencyMessage' || version === '1.2';

const accountIn = (message: object) => (message as InitiatingMessage).header.requestingAgencyAuthentication;

type Bound =
  | { kind: 'bound'; inNameOf?: PartnerRecord }
  | { kind: 'denied'; detail: string }
  | { kind: 'refused'; errors: ErrorData[] };

/** The sender's symbol must be one of the caller's own that its credential speaks for, the recipient's one of ours. */
async function binding(
  context: EngineContext,
  { partner: caller, credential }: Caller,
  message: InitiatingMessage,
): Promise<Bound> {
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

const refused = (element: string, value: string, why: string): Bound => ({
  kind: 'refused',
  errors: [{ errorType: 'UnrecognisedDataValue', errorValue: `${element}: ${value.slice(0, 60)}: ${why}` }],
});

const usedLately = 60_000;
/** Of each node: when the use of a credential was last written down, by a clock that nobody can set. */
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

import type { ErrorData, InitiatingMessage } from '../../protocol/messages.js';
import { presentsAccount, sameSymbol, symbolText } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import type { CallingPartner } from '../model/partner-book.js';
import type { PartnerRecord } from '../model/records.js';
import type { ReadMessage } from './read-message.js';

/** The header of an answer has no place for it in the 2021 schema. */
const asksAccount = ({ message, version }: { message: { kind: string }; version: string }): boolean =>
  message.kind !== 'supplyingAgencyMessage' || version === '1.2';

const accountIn = (message: object) => (message as InitiatingMessage).header.requestingAgencyAuthentication;

/**
 * Whether a caller may say what it says. `unauthenticated`: the account in the header is not the one agreed on. `denied`: it
 * spoke with somebody else's symbol. `refused`: a symbol that nobody here has; it is confirmed with these errors.
 * `inNameOf`: the partner whose symbol a broker rightly used.
 */
export type Authority =
  | { kind: 'unauthenticated' }
  | { kind: 'bound'; inNameOf?: PartnerRecord }
  | { kind: 'denied'; detail: string }
  | { kind: 'refused'; errors: ErrorData[] };

/** May this caller say this? Looks at the account in the header, then at the symbols. */
export async function authorityOf(context: EngineContext, { caller, got, message }: ReadMessage): Promise<Authority> {
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

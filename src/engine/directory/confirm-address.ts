/** A partner's new address is confirmed: what was entered for another origin is presented there from now on, and messages go. */

import type { ChangedAddress } from '../../contract/partner-operations.js';
import { originOf } from '../../domain/partner/origin.js';
import { isMessage } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import { order } from '../sending/channel.js';
import { waitsForConfirmation } from '../sending/presenting.js';
import type { DirectoryStore } from './partners.js';

export type Confirmed = { kind: 'confirmed' } | { kind: 'unknown' } | { kind: 'changed'; origin: string };

/** `origin` is the one that was read: when the address became another meanwhile, it is to be read again. */
export async function confirmAddress(
  context: EngineContext,
  directory: Pick<DirectoryStore, 'bindSecret'>,
  { code, origin, actor }: { code: string; origin: string; actor: Actor },
): Promise<Confirmed> {
  context.book.forget();
  const partner = await context.book.get(code);
  if (!partner) return { kind: 'unknown' };
  const now = originOf(partner.url) ?? '';
  if (now !== origin) return { kind: 'changed', origin: now };
  // Confirmed twice is confirmed.
  if (waitsForConfirmation(partner)) {
    if (!(await directory.bindSecret(code, partner.url, origin)))
      return confirmAddress(context, directory, { code, origin, actor });
    context.book.forget();
  }
  const { state, reason } = await context.store.channel(code);
  const isHeldByStaff = isMessage(reason) && reason.code === 'said.heldBy';
  if (state === 'held' && !isHeldByStaff) await order(context, code, 'resume', actor);
  return { kind: 'confirmed' };
}

/** Partners for whom messages wait because nobody has confirmed their new address, in the order of the directory. */
export async function changedAddresses({ book }: Pick<EngineContext, 'book'>): Promise<ChangedAddress[]> {
  return (await book.all()).filter(waitsForConfirmation).map(({ code, name, url, outboundOrigin, urlImport }) => ({
    partner: code,
    name,
    ...(outboundOrigin ? { enteredFor: outboundOrigin } : {}),
    origin: originOf(url) ?? '',
    ...(urlImport ? { importId: urlImport } : {}),
  }));
}

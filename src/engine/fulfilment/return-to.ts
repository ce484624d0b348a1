/** Where a shipped item goes home to, for partners that are told: the library that owns it, and its address. */
import type { ReturnInfo } from '../../protocol/messages.js';
import type { OrderAtHand } from './local-step.js';

/** Nothing when the partner is not told, or we know no library. */
export async function returnInfoFor(
  { context, loan, local, now }: Pick<OrderAtHand, 'context' | 'loan' | 'local' | 'now'>,
  owner: string | undefined,
): Promise<ReturnInfo | undefined> {
  const partner = await context.book.get(loan.request.partnerCode ?? '');
  if (!partner?.returnInfo) return undefined;
  const libraries = await local.libraries.list(now);
  const ours = await local.libraries.home(loan.request.owner);
  const sharing = libraries.find(({ code }) => code === ours?.code);
  const owning = libraries.find(({ code }) => code === owner) ?? sharing;
  if (!owning) return undefined;
  const address = owning.address ?? sharing?.address;
  return {
    name: owning.name,
    ...(owning.isil ? { returnAgencyId: { type: { value: 'ISIL' }, value: owning.isil } } : {}),
    ...(address
      ? {
          physicalAddress: {
            line1: address.line1,
            line2: address.line2,
            locality: address.locality,
            postalCode: address.postalCode,
            ...(address.region ? { region: { value: address.region } } : {}),
            ...(address.country ? { country: { value: address.country } } : {}),
          },
        }
      : {}),
  };
}

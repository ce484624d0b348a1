import type { RequestDraft } from '../../contract/request-inputs.js';
import type { RuleFacts } from '../../domain/rules/rule-conditions.js';
import { deskOf } from '../desk/desk-of.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { LocalRecords } from '../model/local-records.js';

/** What rules may ask about a new request. Without an owner it is the library of the desk where it is created. */
export async function ruleFactsOf(
  context: EngineContext,
  draft: RequestDraft,
  actor: Actor,
  local: Pick<LocalRecords, 'patrons' | 'libraries' | 'loanRules'>,
  now: Date,
): Promise<RuleFacts> {
  const patron = draft.patron?.id === undefined ? undefined : await local.patrons.read(draft.patron.id, now);
  const desk = await local.libraries.mayWorkAt(deskOf(context, actor), 'return');
  return {
    ...itemFactsOf(draft),
    ...(await local.loanRules.facts({ patron })),
    ...(draft.ownerLibrary || desk.kind !== 'done' ? {} : { ownerLibrary: desk.value.library }),
  };
}

/** What a draft says of the item, by itself. */
export function itemFactsOf({
  serviceType,
  publicationType = serviceType === 'Copy' ? 'Article' : 'Book',
  serviceLevel,
  pickupLocation,
  ownerLibrary,
}: Pick<
  RequestDraft,
  'serviceType' | 'publicationType' | 'serviceLevel' | 'pickupLocation' | 'ownerLibrary'
>): RuleFacts {
  return {
    serviceType,
    requestedFormat: publicationType,
    ...(serviceLevel ? { serviceLevel } : {}),
    ...(pickupLocation ? { pickupLocation } : {}),
    ...(ownerLibrary ? { ownerLibrary } : {}),
  };
}

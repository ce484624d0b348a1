import type { RuleFacts } from '../../domain/rule-conditions.js';
import { deskOf } from '../desk/desk-of.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { LocalRecords } from '../model/local-records.js';
import type { RequestDraft } from '../model/request-draft.js';

/** What rules may ask about a new request. Without an owner it is the library of the desk where it is created. */
export async function ruleFactsOf(
  context: EngineContext,
  draft: RequestDraft,
  actor: Actor,
  local: Pick<LocalRecords, 'patrons' | 'libraries'>,
  now: Date,
): Promise<RuleFacts> {
  const patron = draft.patron?.id === undefined ? undefined : await local.patrons.read(draft.patron.id, now);
  const desk = await local.libraries.mayWorkAt(deskOf(context, actor), 'return');
  const format = draft.publicationType ?? (draft.serviceType === 'Copy' ? 'Article' : 'Book');
  return {
    serviceType: draft.serviceType,
    requestedFormat: format,
    ...(draft.serviceLevel ? { serviceLevel: draft.serviceLevel } : {}),
    ...(draft.pickupLocation ? { pickupLocation: draft.pickupLocation } : {}),
    ...(patron?.group ? { userGroup: patron.group } : {}),
    ...(patron?.language ? { language: patron.language } : {}),
    ...(draft.ownerLibrary
      ? { ownerLibrary: draft.ownerLibrary }
      : desk.kind === 'done'
        ? { ownerLibrary: desk.value.library }
        : {}),
  };
}

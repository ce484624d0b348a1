import type { InitiatingMessage } from '../protocol/messages.js';
import { asPassed, heardFromRequester, heardFromSupplier } from '../translation/events.js';
import type { HeardFacts } from '../translation/facts.js';
import { followUp } from './follow-up.js';
import type { Heard } from './heard.js';
import type { House } from './house.js';
import { nameForRota, nameForRules } from './naming.js';
import type { ConversationRecord } from './records.js';
import type { Workbench } from './workbench.js';

/** The message on the bench: named for rota and rules, stepped, followed up. */
export function applyMessage(
  house: House,
  bench: Workbench,
  heard: Pick<Heard, 'message' | 'partner'>,
  conversationId: string,
): { applied: boolean; reason?: string } {
  const { message, partner } = heard;
  const spoken = bench.loan.conversations.find((each) => each.id === conversationId) ?? bench.active();
  if (!spoken) throw new Error(`Conversation ${conversationId} is not part of its request.`);
  const { event, facts } = name(house, bench, message, spoken);
  learn(bench, spoken, message);
  const cause = { actorKind: 'partner', actor: partner.name, note: facts.note } as const;
  const rule = nameForRules.because(house, bench, event, facts);
  const applied = bench.apply(event, { heard: facts }, rule ? { ...cause, facts: rule } : cause, spoken);
  if (applied.kind === 'noRow') {
    bench.note({
      ...cause,
      conversationPosition: spoken.position,
      event,
      facts: { notApplied: 'no rule takes it here' },
    });
    return { applied: false, reason: `${event} has no place in ${bench.loan.request.state}` };
  }
  followUp(house, bench, event);
  return applied.kind === 'outOfOrder' ? { applied: false, reason: 'out of order' } : { applied: true };
}

function name(
  house: House,
  bench: Workbench,
  message: InitiatingMessage,
  spoken: ConversationRecord,
): { event: string; facts: HeardFacts } {
  if (message.kind !== 'supplyingAgencyMessage') {
    const heard = heardFromRequester(message);
    return { event: nameForRules(house, bench, heard.event, heard.facts), facts: heard.facts };
  }
  const heard = heardFromSupplier(message);
  const passed = spoken.position !== bench.loan.request.activePosition || spoken.state === 'passed';
  return { event: passed ? asPassed(heard.event) : nameForRota(bench, heard.event), facts: heard.facts };
}

/** What every message teaches about its conversation. */
function learn(bench: Workbench, spoken: ConversationRecord, message: InitiatingMessage): void {
  const { supplyingAgencyRequestId } = message.header;
  if (
    supplyingAgencyRequestId &&
    spoken.supplyingAgencyRequestId !== supplyingAgencyRequestId &&
    bench.loan.request.side === 'borrowing'
  ) {
    spoken.supplyingAgencyRequestId = supplyingAgencyRequestId;
    bench.touch(spoken);
  }
  if (
    message.kind === 'supplyingAgencyMessage' &&
    message.statusInfo.status &&
    message.statusInfo.status !== spoken.lastStatus
  ) {
    spoken.lastStatus = message.statusInfo.status;
    bench.touch(spoken);
  }
}

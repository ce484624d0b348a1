/** What a step needs of the library's system is asked before it: a copy to set aside, and the due date of what is shipped. */
import { inputLimitSeconds } from '../../domain/library-system/calls.js';
import { chosenDueDate } from '../../library-system/due-date.js';
import type { Log } from '../engine-context.js';
import type { SystemAtDesk } from '../model/library-system.js';
import type { Carried } from '../webhooks/call-sender.js';
import type { CallStore, ClaimedCall } from '../webhooks/ports.js';
import { type ActiveLinks, linkOf } from './active.js';
import { factsOfCall } from './call-facts.js';
import type { CarrySystemCall } from './carry-call.js';
import { planCalls } from './plan.js';
import type { SystemCallStore } from './ports.js';

const limitMs = inputLimitSeconds * 1000;

export interface LendFirstParts {
  active: Pick<ActiveLinks, 'known' | 'home'>;
  calls: Pick<SystemCallStore, 'begin' | 'facts' | 'write'>;
  settle: CallStore['settle'];
  carry: CarrySystemCall;
  instance: string;
  log: Pick<Log, 'warn'>;
  /** Somebody sends what waits. */
  wake(): void;
}

export function createLendFirst(parts: LendFirstParts): SystemAtDesk {
  const { active, calls, carry, settle, instance } = parts;

  async function lend(call: ClaimedCall): Promise<Carried> {
    const carried = await carry(call, { limitMs });
    const { answer, outcome, failures, isUnanswered } = carried;
    await settle([
      {
        ...{ id: call.id, leaseToken: call.leaseToken, answer, outcome, gone: false },
        ...(failures === undefined ? {} : { failures }),
        ...(isUnanswered ? { isUnanswered } : {}),
      },
    ]);
    return carried;
  }

  async function settled(sent: readonly ClaimedCall[], request: string): Promise<Carried[]> {
    return (await Promise.allSettled(sent.map(lend))).flatMap((each) => {
      if (each.status === 'fulfilled') return [each.value];
      // Its lease ends, and it is sent again: the step goes on without its answer.
      parts.log.warn({ err: each.reason, request }, 'The library system could not be asked before the step.');
      return [];
    });
  }

  /** What "will supply" would call for, under the conditions of the step itself. */
  async function wantedHold(request: string) {
    const facts = await calls.facts(request, (library) => linkOf(active, library));
    const link = facts && linkOf(active, facts.library);
    if (!facts || !link?.settings.calls.requestItem) return undefined;
    const { calls: planned } = planCalls(facts, [{ event: 'willSupply', toState: 'willSupply' }]);
    const wanted = planned.find(({ name }) => name === 'requestItem');
    return wanted && { wanted, facts, link };
  }

  return {
    asks: async (action, request) => {
      const { known } = active;
      if (action === 'ship')
        return known.some(({ settings: { dueDate, calls: made } }) => dueDate !== 'ours' && made.checkOut);
      if (!known.some(({ settings }) => settings.calls.requestItem)) return false;
      return !/^\d+$/.test(request) || (await wantedHold(request)) !== undefined;
    },
    lendFirst: async ({ request, owner, barcodes, ourDue }) => {
      const link = linkOf(active, owner);
      const rule = link?.settings.dueDate;
      if (!link || !rule || rule === 'ours' || !link.settings.calls.checkOut || barcodes.length === 0) return undefined;
      const facts = await calls.facts(request);
      if (!facts) return undefined;
      const now = new Date();
      const ours = ourDue?.toISOString();
      const begun = await Promise.all(
        barcodes.map((barcode) =>
          calls.begin({
            ...{ library: link.library, request, name: 'checkOut', item: barcode, personal: false, instance },
            facts: factsOfCall(
              { name: 'checkOut', item: { barcode, ...(ours ? { dueAt: ours } : {}) } },
              facts,
              link.settings,
              now,
            ),
            leaseSeconds: inputLimitSeconds + 30,
          }),
        ),
      );
      const sent = begun.filter((call): call is ClaimedCall => call !== undefined);
      if (sent.length === 0) return undefined;
      const answers = await settled(sent, request);
      const theirs = answers
        .map(({ answer }) => (answer.facts as { dueAt?: string } | undefined)?.dueAt)
        .filter((dueAt) => dueAt !== undefined)
        .sort()
        .at(0);
      const dueAt = theirs && chosenDueDate(rule, ours, theirs);
      return {
        ...(dueAt ? { dueAt } : {}),
        takeBack: async () => {
          for (const { item = '' } of sent)
            await calls.write({
              ...{ library: link.library, request, name: 'checkIn', item, personal: false },
              facts: { itemId: item },
            });
          parts.wake();
        },
      };
    },
    holdFirst: async ({ request }) => {
      const found = await wantedHold(request);
      if (!found) return undefined;
      const { wanted, facts, link } = found;
      const now = new Date();
      const call = await calls.begin({
        ...{ library: link.library, request, name: 'requestItem', personal: false, instance },
        facts: factsOfCall(wanted, facts, link.settings, now),
        leaseSeconds: inputLimitSeconds + 30,
      });
      if (!call) return undefined;
      await settled([call], request);
      return {
        takeBack: async () => {
          await calls.write({
            ...{ library: link.library, request, name: 'cancelRequest', personal: false },
            facts: factsOfCall({ name: 'cancelRequest' }, facts, link.settings, now),
          });
          parts.wake();
        },
      };
    },
  };
}

/** What only the records of this library can tell of an order, so that it is named for what it is. */

import type { LineFacts } from '../../domain/request/line-facts.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import type { EventFacts } from '../../domain/tables/state-machine.js';
import type { ActionName } from '../../domain/tables/tables.js';
import { isUndo } from '../../domain/tables/undoing.js';
import type { EngineContext } from '../engine-context.js';
import type { LocalRecords } from '../model/local-records.js';
import type { ActionOrder } from '../model/orders.js';
import type { Loan, PartnerRecord } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import { askedBehind } from '../rota/behind-broker.js';
import { stepsOfProfile } from '../step/profile-of.js';
import type { RequestStep } from '../step/step-in-hand.js';
import { volumesAtMost } from './lend.js';
import { proposalFor, renewsHere } from './renew.js';
import { unsaidOf, type WithdrawableMessage } from './undo.js';

/** What the records of this library know of an order: the message that it withdraws, and its facts as the rota then stands. */
interface KnownOfOrder {
  unsaid?: WithdrawableMessage | undefined;
  facts: (requestStep: RequestStep, partners: readonly PartnerRecord[]) => EventFacts;
}

export async function factsOfOrder(
  context: EngineContext,
  tx: StoreTransaction,
  loan: Loan,
  { action, fields }: Pick<ActionOrder, 'fields'> & { action: ActionName },
): Promise<KnownOfOrder> {
  const isBorrowing = loan.request.side === 'borrowing';
  const withinLenderDate =
    isBorrowing && action === 'requestRenewal' && (await renewsHere(context, loan, tx.local, fields));
  const returns = isBorrowing && (action === 'returnToPartner' || action === 'returnByPatron');
  const partly = returns && (await someStayLost(tx, loan));
  const unsaid = await unsaidOf(tx, loan, action);
  return {
    unsaid,
    facts: (requestStep, partners) => {
      const active = requestStep.active();
      const partner = partners.find(({ code }) => code === active?.partnerCode);
      const brokerGoesOn = partner !== undefined && askedBehind(active, partner) !== undefined;
      return {
        last: requestStep.nextListed() === undefined && !brokerGoesOn,
        brokerGoesOn,
        unsent: isUndo(loan.request.side, action) ? unsaid !== undefined : active?.state !== 'asked',
        checkedIn: active?.lastStatus === 'LoanCompleted',
        overdue: isOverdue(loan),
        noMessage: !stepsOfProfile(loan, partners).checkedInMessage,
        withinLenderDate,
        partly,
      };
    },
  };
}

/** Past the due date of the lender, or the borrower was informed for this date already. */
function isOverdue({ request: { dueDate, facts } }: Loan): boolean {
  const sentAt = facts.overdueSentAt ? Date.parse(facts.overdueSentAt) : 0;
  return dueDate !== undefined && dueDate.getTime() < Math.max(Date.now(), sentAt);
}

/** Of several volumes that are here or with the patron, some are lost and others are not. */
async function someStayLost({ local }: StoreTransaction, { request }: Loan): Promise<boolean> {
  const { items } = await local.circulation.items({ request: request.id, limit: volumesAtMost });
  return items.some(({ status }) => status === 'lost') && items.some(({ status }) => status !== 'lost');
}

/** What an order comes to: a patron's wish for a renewal goes on to the lender by itself where the policy says so. */

export type Meant = Pick<ActionOrder, 'action' | 'fields'> & { because?: LineFacts };

export async function meaningOf(
  context: EngineContext,
  { action, fields }: Pick<ActionOrder, 'action' | 'fields'>,
  loan: Loan,
  local: Pick<LocalRecords, 'policies' | 'circulation'>,
  now: Date,
): Promise<Meant> {
  if (action !== 'patronAsksRenewal' || loan.request.side !== 'borrowing') return { action, fields };
  const wishedDueDate = fields['wishedDueDate'] ?? (await proposalFor(context, loan, local, now));
  const wish = { ...fields, wishedDueDate };
  if ((await local.policies.inForce()).mediatePatronRenewals) return { action, fields: wish };
  const rule = byRule('renewalPassedOn');
  const because = { rule, policy: 'mediatePatronRenewals', value: false, date: now.toISOString() };
  return { action: 'requestRenewal', fields: wish, because };
}

import type { StaffView } from '../../contract/access-views.js';
import type { Person } from '../../contract/request-views.js';
import { mayDo } from '../../domain/staff/permissions.js';
import { actionPermission } from '../../domain/tables/action-permissions.js';
import { allowedActions } from '../../domain/tables/staff-actions.js';
import type { EngineContext } from '../engine-context.js';
import type { ActOutcome } from '../model/orders.js';
import type { Loan, PartnerRecord } from '../model/records.js';
import { stepsOfProfile } from '../step/profile-of.js';
import { type AssignmentWish, assigning } from './assign.js';
import { type DeskOrder, type LastStep, outcomeOf, runOrder } from './run-order.js';

/** Who may take the usual next step of a request, so that somebody without the permission can ask them. */
export async function whoMayStep(context: EngineContext, loan: Loan): Promise<Person[]> {
  const may = mayStep(loan, await context.book.all());
  const people: Person[] = [];
  for (let after: string | undefined; ; ) {
    const page = await context.local.staff.list({ active: true, limit: 200, ...(after ? { after } : {}) });
    people.push(...page.items.filter(may).map(({ code, name }) => ({ code, name })));
    if (page.next === undefined) return people;
    after = page.next;
  }
}

/** The request becomes the task of somebody who may take its next step, whatever the one who asks may do. */
export async function askForStep(
  context: EngineContext,
  order: DeskOrder & AssignmentWish & { to: string },
  lastStep: LastStep,
): Promise<ActOutcome> {
  const tried = await runOrder(context, order, (requestStep, tx, partners) =>
    assigning({ ...order, may: mayStep(requestStep.loan, partners) }, order.actor)(requestStep, tx, partners),
  );
  return outcomeOf(context, tried, lastStep, order.actor.desk);
}

function mayStep(loan: Loan, partners: readonly PartnerRecord[]): (person: StaffView) => boolean {
  const { side, serviceType, state, owner } = loan.request;
  const usual = allowedActions(side, serviceType, state, stepsOfProfile(loan, partners).leftOut).find(
    ({ primary }) => primary,
  );
  const permission = usual ? actionPermission(side, usual.name) : 'workOnRequests';
  return ({ roles }) => mayDo({ roles }, permission, owner);
}

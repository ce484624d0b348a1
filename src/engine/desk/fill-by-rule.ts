/** A new request that our own collection can fill is filled by itself, once it is stored. */
import { fillsHere } from '../before-sending/fills-here.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { Loan } from '../model/records.js';
import { acting } from './act.js';
import { attempt } from './attempt.js';

const node: Actor = { kind: 'system', name: 'Interlend' };

/** The request as it is afterwards. Where somebody was faster with the copy, it stays with staff. */
export async function fillByRule(context: EngineContext, loan: Loan): Promise<Loan> {
  const { id, state } = loan.request;
  if (state !== 'localHolding') return loan;
  const now = new Date();
  const because = await fillsHere(loan, context.local, now);
  if (!because) return loan;
  const order = { action: 'fillLocally', fields: { notifyPatron: true }, actor: node, because };
  const tried = await attempt(context, { id, actor: node }, acting(context, order, now), now);
  return tried.kind === 'done' ? tried.loan : loan;
}

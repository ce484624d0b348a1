/** Trying out: which rules fit a request, and whom they would ask now. Nothing is changed. */

import type { ItemRuleView } from '../../contract/local-views.js';
import type { RotaTrial } from '../../contract/rota-operations.js';
import { wishKeys } from '../../domain/fulfilment/same-wish.js';
import { ruleVerdicts } from '../../domain/rota/rota-trial.js';
import { leftOutWords } from '../../domain/rota/rota-words.js';
import { firstThatFits } from '../../domain/rules/first-that-fits.js';
import { message } from '../../words/message.js';
import { citationDraftOf } from '../before-sending/citation-from.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { ConversationRecord } from '../model/records.js';
import { rotaFor } from './rota-for.js';
import { ruleFactsOf } from './rule-facts.js';

/** Nothing for what is no borrowing request. */
export async function tryRota(context: EngineContext, id: string, actor: Actor): Promise<RotaTrial | undefined> {
  const loan = await context.views.loan(id);
  if (loan?.request.side !== 'borrowing') return undefined;
  const now = new Date();
  const partners = await context.book.all();
  const draft = { ...citationDraftOf(loan.citation, loan.request.facts), serviceType: loan.request.serviceType };
  const owner = loan.request.owner ? { ownerLibrary: loan.request.owner } : {};
  const facts = await ruleFactsOf(context, { ...draft, ...owner }, actor, context.local, now);
  const { serviceType } = loan.request;
  const wanted = {
    serviceType,
    asked: askedIn(loan.conversations),
    now,
    timeZone: context.settings.timeZone,
    currency: context.settings.currency,
    wish: wishKeys(serviceType, loan.citation.bibliographic),
  };
  const found = await rotaFor({}, partners, context.local.rules, facts, `${id} trial`, wanted);
  const partner = loan.conversations.find(({ state }) => state === 'asked')?.partnerCode ?? found.rota[0]?.partnerCode;
  const atPartner = { ...facts, ...(partner ? { partner } : {}) };
  const nameOf = (code: string) => partners.find((each) => each.code === code)?.name ?? code;
  return {
    facts: { ...facts },
    rules: ruleVerdicts(await context.local.rules.rotaRules(), facts),
    sending: firstThatFits(await context.local.rules.sendingRules(), atPartner, sendingWords),
    items: firstThatFits((await context.local.policies.itemRules()).map(asRule), atPartner, itemWords),
    rota: found.rota.map(({ partnerCode, why }) => ({
      partner: partnerCode,
      partnerName: nameOf(partnerCode),
      why: why ?? '',
    })),
    leftOut: found.leftOut.map((left) => ({
      partner: left.partner,
      partnerName: nameOf(left.partner),
      why: leftOutWords(left),
    })),
  };
}

const sendingWords = ({ sends }: { sends: boolean }) => message(sends ? 'ruleTried.sends' : 'ruleTried.waits');

/** A rule for temporary items as one with conditions. */
const asRule = ({ partner, location, itemPolicy }: ItemRuleView) => ({
  name: [location, itemPolicy].filter(Boolean).join(' · '),
  enabled: true,
  conditions: partner ? [{ fact: 'partner' as const, operator: 'is' as const, values: [partner] }] : [],
});
const itemWords = ({ name }: { name: string }) => message('ruleTried.itemTo', { place: name });

const askedIn = (lines: readonly ConversationRecord[]): string[] =>
  lines.filter(({ state }) => state !== 'listed').map(({ partnerCode }) => partnerCode);

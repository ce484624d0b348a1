/** Trying out: which rules fit a request, and whom they would ask now. Nothing is changed. */

import { wishKeys } from '../../domain/fulfilment/same-wish.js';
import { ruleVerdicts } from '../../domain/rota-trial.js';
import { leftOutWords } from '../../domain/rota-words.js';
import { draftOf } from '../before-sending/citation-from.js';
import type { House } from '../house.js';
import type { Actor, RotaTrial } from '../ports.js';
import type { ConversationRecord } from '../records.js';
import { rotaFor } from './rota-for.js';
import { ruleFactsOf } from './rule-facts.js';

/** Nothing for what is no borrowing request. */
export async function tryRota(house: House, id: string, actor: Actor): Promise<RotaTrial | undefined> {
  const loan = await house.views.loan(id);
  if (loan?.request.side !== 'borrowing') return undefined;
  const now = new Date();
  const partners = await house.book.all();
  const draft = { ...draftOf(loan.citation, loan.request.facts.form), serviceType: loan.request.serviceType };
  const owner = loan.request.owner ? { ownerLibrary: loan.request.owner } : {};
  const facts = await ruleFactsOf(house, { ...draft, ...owner }, actor, house.local, now);
  const { serviceType } = loan.request;
  const wanted = {
    ...{ serviceType, asked: askedIn(loan.conversations), now, timeZone: house.settings.timeZone },
    wish: wishKeys(serviceType, loan.citation.bibliographic),
  };
  const found = await rotaFor({}, partners, house.local.rules, facts, `${id} trial`, wanted);
  const nameOf = (code: string) => partners.find((each) => each.code === code)?.name ?? code;
  return {
    facts: { ...facts },
    rules: ruleVerdicts(await house.local.rules.rotaRules(), facts).map(({ why, ...verdict }) => ({
      ...verdict,
      ...{ why: why.text, whyFrench: why.french },
    })),
    rota: found.rota.map(({ partnerCode, why, facts: more }) => ({
      ...{ partner: partnerCode, partnerName: nameOf(partnerCode) },
      ...{ why: why ?? '', whyFrench: more?.whyFrench ?? why ?? '' },
    })),
    leftOut: found.leftOut.map((left) => {
      const { text, french } = leftOutWords(left);
      return { partner: left.partner, partnerName: nameOf(left.partner), why: text, whyFrench: french };
    }),
  };
}

const askedIn = (lines: readonly ConversationRecord[]): string[] =>
  lines.filter(({ state }) => state !== 'listed').map(({ partnerCode }) => partnerCode);

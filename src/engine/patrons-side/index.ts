/** Everything that the patrons’ API may ask of a node. */

import type { CitationFound } from '../../contract/network-operations.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import { policyText } from '../../domain/fulfilment/policies.js';
import type { BrowsePage, BrowsePlace, MyFee, Wish } from '../../domain/patrons-side/views.js';
import type { InEach, Wording } from '../../words/message.js';
import { type CompletingFrom, completeCitation } from '../catalogue/complete-citation.js';
import type { Catalogue } from '../catalogue/ports.js';
import type { EngineContext } from '../engine-context.js';
import type { PatronAccess } from './access.js';
import { askForPatron, type Checked, check, type PatronAskOutcome } from './ask.js';
import { browseHeadings } from './browse.js';
import { type FindingIn, findForPatrons } from './find.js';
import { createMineVerbs, type Mine } from './mine.js';
import type { PatronOpenId } from './openid.js';
import type { PatronCaller, PatronStore } from './ports.js';

export interface PatronsSide {
  access: PatronAccess;
  openId?: PatronOpenId;
  site(): Promise<{
    open: boolean;
    scope: InEach;
    link: InEach;
    copyrightNotice: InEach;
    loanTerms?: InEach;
    placesHolds: boolean;
    usualDays?: { from: number; to: number };
    idleMinutes: number;
  }>;
  /** `from`: so many titles of each library were seen. */
  find(q: string, from: number, tell: Parameters<typeof findForPatrons>[3]): Promise<void>;
  /** Our own titles or authors in their order. */
  browse(place: BrowsePlace): Promise<BrowsePage | 'busy'>;
  /** What a number stands for, without a name of anybody. */
  complete(number: string): Promise<CitationFound>;
  check(caller: PatronCaller, wish: Wish): Promise<Checked>;
  /** `language`: in which the patron read what was ticked. */
  ask(caller: PatronCaller, wish: Wish, language: Language): Promise<PatronAskOutcome>;
  mine: Mine;
  /** What is owed, and why nothing more can be asked for now. */
  account(caller: PatronCaller): Promise<{ fees: MyFee[]; blocks: Wording[]; finished: number }>;
  setLanguage(caller: PatronCaller, language: Language): Promise<void>;
}

export interface PatronsSideParts {
  context: EngineContext;
  store: PatronStore;
  access: PatronAccess;
  openId?: PatronOpenId;
  catalogue: FindingIn['catalogue'] & CompletingFrom['catalogue'] & Pick<Catalogue, 'scan'>;
  network: FindingIn['network'];
  /** After so many minutes without use a session ends. */
  idleMinutes: number;
  alone(name: string, work: () => Promise<unknown>): Promise<'done' | 'busy'>;
}

const activeNames =
  (book: EngineContext['book']): CompletingFrom['nameOf'] =>
  async (code) => {
    const partner = await book.get(code);
    return partner?.status === 'active' ? partner.name : undefined;
  };

/** How long the usual duration of loans is cached, in milliseconds. */
const usualForMs = 3_600_000;

/** What was looked up a while ago will do. */
function keptFor<T>(ms: number, look: () => Promise<T>): () => Promise<T> {
  let kept: { at: number; value: T } | undefined;
  return async () => {
    if (!kept || Date.now() - kept.at > ms) kept = { at: Date.now(), value: await look() };
    return kept.value;
  };
}

/** Most fees that are listed. */
const feesAtMost = 100;

export function createPatronsSide({
  context,
  store,
  access,
  openId,
  catalogue,
  network,
  idleMinutes,
  alone,
}: PatronsSideParts): PatronsSide {
  const { local, book, log } = context;
  const usually = keptFor(usualForMs, () => store.usualDays());
  return {
    access,
    ...(openId ? { openId } : {}),
    async site() {
      const policies = await local.policies.inForce();
      const usual = await usually();
      return {
        open: policies.patronsSide,
        scope: policyText(policies, 'patronScope'),
        link: policyText(policies, 'patronLink'),
        copyrightNotice: policyText(policies, 'copyrightNotice'),
        ...(policies.askLoanTerms ? { loanTerms: policyText(policies, 'loanTerms') } : {}),
        placesHolds: policies.fillLocally,
        ...(usual ? { usualDays: usual } : {}),
        idleMinutes,
      };
    },
    find: (q, from, tell) => findForPatrons({ catalogue, network, book, log }, q, from, tell),
    browse: (place) => browseHeadings(catalogue, place),
    complete: (number) => completeCitation({ catalogue, network, nameOf: activeNames(book) }, number),
    check: (caller, wish) => check(context, store, caller, wish),
    ask: (caller, wish, language) => askForPatron(context, { store, alone }, caller, wish, language),
    mine: createMineVerbs(context, store),
    async account(caller) {
      const [{ items }, patron, finished] = await Promise.all([
        local.circulation.fees({ patron: caller.id, status: 'open', limit: feesAtMost }),
        local.patrons.read(caller.id, new Date()),
        store.finished(caller.id),
      ]);
      const fees = items.map(({ id, amount, currency, note, createdAt }) => ({
        id,
        amount,
        currency,
        since: createdAt,
        ...(note ? { note } : {}),
      }));
      const blocks = (patron?.blocks ?? []).map(({ reason }) => reason);
      return { fees, blocks, finished };
    },
    setLanguage: (caller, language) => store.setLanguage(caller.id, language),
  };
}

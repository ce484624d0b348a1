/** Patrons are looked up in the library's own system: at the counter, and where they sign in. A PIN is passed on and stored nowhere. */
import { inputLimitSeconds } from '../../domain/library-system/calls.js';
import type { LooksUpPatrons, SystemAnswer } from '../../library-system/port.js';
import type { Message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { ActiveLinks } from './active.js';
import type { LinkRecord, LinkStore } from './ports.js';
import { refreshPatron } from './refresh-patron.js';

export interface SystemPatrons {
  /** By card and PIN; `right` has refreshed what is known of the patron. Undefined: no link checks patrons. */
  prove(card: string, pin: string): Promise<'right' | 'wrong' | 'notAnswering' | undefined>;
  /** By card at the counter. */
  lookUp(card: string): Promise<PatronLookedUp>;
}

export type PatronLookedUp =
  | { outcome: 'found'; patron: string }
  | { outcome: 'unknown' | 'notAnswering'; reason?: Message }
  | { outcome: 'noLink' };

const limitMs = inputLimitSeconds * 1000;

export function createSystemPatrons({
  context,
  active,
  links,
  clientOf,
}: {
  context: Pick<EngineContext, 'local' | 'settings' | 'log'>;
  active: Pick<ActiveLinks, 'lookingUp'>;
  links: Pick<LinkStore, 'figures'>;
  /** By NCIP or SIP2, as the link says. */
  clientOf(link: LinkRecord): LooksUpPatrons | { problem: Message };
}): SystemPatrons {
  /** Not while the link rests after failures: nobody waits for a system that does not answer. SIP2 has a rest of its own. */
  async function ask(
    link: LinkRecord,
    user: { card: string; pin?: string },
  ): Promise<SystemAnswer<'lookUpUser'> | undefined> {
    if (link.settings.patrons === 'ncip') {
      const figures = await links.figures(link.library);
      if (figures?.resumesAt) return undefined;
    }
    const client = clientOf(link);
    return 'problem' in client ? undefined : client.lookUpUser({ user }, { limitMs });
  }

  /**
   * Asks the systems in turn, without a PIN, until one knows the card; otherwise what says most: one that did not answer may know it.
   */
  async function firstThatKnows(
    card: string,
  ): Promise<{ link: LinkRecord; answer: SystemAnswer<'lookUpUser'> | undefined } | undefined> {
    let says: { link: LinkRecord; answer: SystemAnswer<'lookUpUser'> | undefined } | undefined;
    for (const link of active.lookingUp) {
      const answer = await ask(link, { card });
      if (answer?.kind === 'done') return { link, answer };
      if (!says || !isUnknown(answer)) says = { link, answer };
    }
    return says;
  }

  return {
    prove: async (card, pin) => {
      let link = active.lookingUp[0];
      if (!link) return undefined;
      if (active.lookingUp.length > 1) {
        // A PIN goes to the system that knows the card and to no other library's.
        const found = await firstThatKnows(card);
        if (found?.answer?.kind !== 'done') return isUnknown(found?.answer) ? 'wrong' : 'notAnswering';
        link = found.link;
      }
      const answer = await ask(link, { card, pin });
      if (isUnknown(answer)) return 'wrong';
      if (answer?.kind !== 'done') return 'notAnswering';
      if (answer.facts.pinRight === false) return 'wrong';
      const patron = await refreshPatron(context, card, answer.facts, { now: new Date(), adds: true });
      return patron === undefined ? 'wrong' : 'right';
    },
    lookUp: async (card) => {
      const found = await firstThatKnows(card);
      if (!found) return { outcome: 'noLink' };
      const { answer } = found;
      if (answer?.kind === 'done') {
        const patron = await refreshPatron(context, card, answer.facts, { now: new Date(), adds: true });
        return patron === undefined ? { outcome: 'unknown' } : { outcome: 'found', patron };
      }
      const reason = answer ? { reason: answer.problem.reason } : {};
      return { outcome: isUnknown(answer) ? 'unknown' : 'notAnswering', ...reason };
    },
  };
}

/** The system says that it knows no such card, or not with this PIN. */
const isUnknown = (answer: SystemAnswer<'lookUpUser'> | undefined): boolean =>
  answer?.kind === 'refused' && answer.problem.class !== 'setUp';

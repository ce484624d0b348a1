/** Patrons are looked up in the library's own system: at the counter, and where they sign in. A PIN is passed on and stored nowhere. */
import { inputLimitSeconds } from '../../domain/library-system/calls.js';
import type { LooksUpPatrons, SystemAnswer } from '../../library-system/port.js';
import { type Message, message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { ActiveLinks } from './active.js';
import type { LinkRecord, LinkStore, LookUpTarget, SystemRest } from './ports.js';
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

/** `resting`: it was not asked. */
type LookedUp = SystemAnswer<'lookUpUser'> | { kind: 'resting'; reason: Message };

const limitMs = inputLimitSeconds * 1000;

export function createSystemPatrons({
  context,
  active,
  links,
  clientOf,
}: {
  context: Pick<EngineContext, 'local' | 'settings' | 'log'>;
  active: Pick<ActiveLinks, 'lookingUp'>;
  links: Pick<LinkStore, 'lookUps' | 'lookedUp'>;
  /** By NCIP or SIP2, as the link says. */
  clientOf(link: LinkRecord): LooksUpPatrons | { problem: Message };
}): SystemPatrons {
  /** Not while the system rests after it gave no answer: nobody waits for it meanwhile. */
  async function ask(link: LinkRecord, user: { card: string; pin?: string }): Promise<LookedUp> {
    const target = lookUpTargetOf(link);
    const rest = await links.lookUps(target);
    if (rest?.resumesAt) return { kind: 'resting', reason: restWords(rest, context.settings.timeZone) };
    const client = clientOf(link);
    if ('problem' in client) return { kind: 'resting', reason: client.problem };
    const answer = await client.lookUpUser({ user }, { limitMs });
    const isSilent = gaveNoAnswer(answer);
    if (isSilent || rest) await links.lookedUp(target, !isSilent);
    return answer;
  }

  /**
   * Asks the systems in turn, without a PIN, until one knows the card; otherwise what says most: one that did not answer may know it.
   */
  async function firstThatKnows(card: string): Promise<{ link: LinkRecord; answer: LookedUp } | undefined> {
    let says: { link: LinkRecord; answer: LookedUp } | undefined;
    for (const link of active.lookingUp) {
      const answer = await ask(link, { card });
      if (answer.kind === 'done') return { link, answer };
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
        if (found?.answer.kind !== 'done') return found && isUnknown(found.answer) ? 'wrong' : 'notAnswering';
        link = found.link;
      }
      const answer = await ask(link, { card, pin });
      if (isUnknown(answer)) return 'wrong';
      if (answer.kind !== 'done') return 'notAnswering';
      if (answer.facts.pinRight === false) return 'wrong';
      const patron = await refreshPatron(context, card, answer.facts, { now: new Date(), adds: true });
      return patron === undefined ? 'wrong' : 'right';
    },
    lookUp: async (card) => {
      const found = await firstThatKnows(card);
      if (!found) return { outcome: 'noLink' };
      const { answer } = found;
      if (answer.kind === 'done') {
        const patron = await refreshPatron(context, card, answer.facts, { now: new Date(), adds: true });
        return patron === undefined ? { outcome: 'unknown' } : { outcome: 'found', patron };
      }
      const reason = answer.kind === 'resting' ? answer.reason : answer.problem.reason;
      return { outcome: isUnknown(answer) ? 'unknown' : 'notAnswering', reason };
    },
  };
}

/** The system says that it knows no such card, or not with this PIN. */
const isUnknown = (answer: LookedUp): boolean => answer.kind === 'refused' && answer.problem.class !== 'setUp';

/** What holds up everybody; a line that one card provokes (cut, or unreadable) holds up nobody else. */
const gaveNoAnswer = (answer: SystemAnswer<'lookUpUser'>): boolean =>
  (answer.kind === 'unavailable' || answer.kind === 'unknown') && ['unreachable', 'late'].includes(answer.problem.type);

/** The system that looks patrons up by this link: by NCIP it is the one that is called for loans. */
export const lookUpTargetOf = ({ library, settings }: Pick<LinkRecord, 'library' | 'settings'>): LookUpTarget => ({
  kind: settings.patrons === 'sip2' ? 'patronLookUp' : 'librarySystem',
  library,
});

const restWords = ({ failingSince, resumesAt = failingSince }: SystemRest, zone: string): Message => {
  const minutes = Math.max(0, Math.round((Date.parse(resumesAt) - Date.now()) / 60_000));
  return message('librarySystemCall.resting', { since: { moment: failingSince, zone }, minutes });
};

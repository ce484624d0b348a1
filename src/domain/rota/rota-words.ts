/** What staff read of a ranking. */
import { type Message, message } from '../../words/message.js';
import { type LeftOut, type Ranking, rememberedDays } from './rota-ranking.js';

/** `1 of 3: 2 of 40 open requests (5 %); supplies in 1.5 days, 8 of 10 requests (80 %); before Northern: …` */
export function rankingWords(ranking: Ranking, nameOf: (code: string) => string): Message {
  const { place, of, openRequests, capacity, before, by, tier, fee, deliveryDays, inCatalogue } = ranking;
  return message('ranking.line', {
    place,
    of,
    openRequests,
    capacity,
    load: percent(openRequests, capacity),
    supply: supplyWords(ranking),
    tier: tier === undefined ? 'none' : String(tier),
    fee: fee ? { amount: fee.amount.toFixed(2), currency: fee.currency } : 'none',
    delivery: deliveryDays === undefined ? 'none' : 'said',
    deliveryDays: deliveryDays ?? 0,
    catalogue: inCatalogue ?? 'unknown',
    assumed: ranking.capacityAssumed ? 'yes' : 'no',
    unwell: ranking.unwell ? 'yes' : 'no',
    before: before && by ? message('ranking.before', { name: nameOf(before), why: message(`rankedBy.${by}`) }) : '',
    isLast: before && by ? 'no' : 'yes',
  });
}

function supplyWords({ medianDays, saidDays, supplied, answered }: Ranking): Message {
  const days = medianDays ?? saidDays;
  const facts = {
    supplied,
    answered,
    remembered: rememberedDays,
    rate: percent(supplied, answered),
    ...(days === undefined ? {} : { days }),
  };
  if (answered === 0) return message(saidDays === undefined ? 'ranking.nothing' : 'ranking.saidOnly', facts);
  if (medianDays !== undefined) return message('ranking.median', facts);
  return message(saidDays === undefined ? 'ranking.filled' : 'ranking.said', facts);
}

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.round((100 * part) / whole));

/** Why a partner that a rota names is not asked. */
export function leftOutWords(left: LeftOut): Message {
  switch (left.reason) {
    case 'closed':
      return message('leftOut.closed', { until: { day: left.until } });
    case 'atLimit':
      return message('leftOut.atLimit', { openRequests: left.openRequests, limit: left.limit });
    case 'notHeld':
      return message('leftOut.notHeld', { since: { day: left.since.slice(0, 10) } });
    case 'notInCatalogue':
      return left.at
        ? message('leftOut.notInCatalogueAt', { at: { moment: left.at, zone: left.zone } })
        : message('leftOut.notInCatalogue');
    default:
      return message(`leftOut.${left.reason}`);
  }
}

/** What staff read of a ranking, in both languages. */
import { type LeftOut, type RankCriterion, type Ranking, rememberedDays } from './rota-ranking.js';

export interface RotaWords {
  en: string;
  fr: string;
}

const criterionWords: Record<RankCriterion, RotaWords> = {
  health: { en: 'its channel is well', fr: 'sa liaison fonctionne' },
  load: { en: 'fewer open requests for its capacity', fr: 'moins de demandes en cours pour sa capacité' },
  supplyTime: { en: 'shorter supply time', fr: 'délai de fourniture plus court' },
  fillRate: { en: 'higher fill rate', fr: 'taux de satisfaction plus élevé' },
  name: { en: 'all figures equal, by name', fr: 'chiffres égaux, selon le nom' },
};

/** `1 of 3: 2 of 40 open requests (5 %); supplies in 1.5 days, 8 of 10 requests (80 %); before Northern: …` */
export function rankingWords(ranking: Ranking, nameOf: (code: string) => string): RotaWords {
  const { place, of, openRequests, capacity, before, by } = ranking;
  const load = percent(openRequests, capacity);
  const next = before && by ? { name: nameOf(before), why: criterionWords[by] } : undefined;
  return {
    en: [
      `${place} of ${of}: ${openRequests} of ${capacity}${ranking.capacityAssumed ? ' (assumed)' : ''} open requests (${load} %)`,
      supplyWords(ranking).en,
      ...(ranking.unwell ? ['calls to it fail just now'] : []),
      ...(next ? [`before ${next.name}: ${next.why.en}`] : []),
    ].join('; '),
    fr: [
      `${place} sur ${of} : ${openRequests} demande${openRequests < 2 ? '' : 's'} en cours sur ${capacity}${ranking.capacityAssumed ? ' (estimation)' : ''} (${load} %)`,
      supplyWords(ranking).fr,
      ...(ranking.unwell ? ['les appels échouent en ce moment'] : []),
      ...(next ? [`avant ${next.name} : ${next.why.fr}`] : []),
    ].join('; '),
  };
}

function supplyWords({ medianDays, supplied, answered }: Ranking): RotaWords {
  if (answered === 0)
    return {
      en: `nothing answered in ${rememberedDays} days`,
      fr: `aucune réponse en ${rememberedDays} jours`,
    };
  const rate = percent(supplied, answered);
  const days = medianDays === undefined ? undefined : String(medianDays);
  return {
    en: `${days === undefined ? '' : `supplies in ${days} day${medianDays === 1 ? '' : 's'}, `}filled ${supplied} of ${answered} in ${rememberedDays} days (${rate} %)`,
    fr: `${days === undefined ? '' : `fournit en ${days.replace('.', ',')} jour${Number(days) < 2 ? '' : 's'}, `}${supplied} sur ${answered} satisfaites en ${rememberedDays} jours (${rate} %)`,
  };
}

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.round((100 * part) / whole));

/** Why a partner that a rota names is not asked. */
export function leftOutWords(left: LeftOut): RotaWords {
  switch (left.reason) {
    case 'notInDirectory':
      return { en: 'not in the directory', fr: 'absent du répertoire' };
    case 'inactive':
      return { en: 'inactive', fr: 'inactif' };
    case 'notLending':
      return { en: 'does not lend to us', fr: 'ne nous prête pas' };
    case 'cannotSupply':
      return { en: 'does not offer this service', fr: 'n’offre pas ce service' };
    case 'suspended':
      return { en: 'suspended: nothing is sent to it', fr: 'suspendu : rien ne lui est envoyé' };
    case 'alreadyAsked':
      return { en: 'already asked', fr: 'déjà sollicité' };
    case 'closed':
      return { en: `closed until ${left.until}`, fr: `fermé jusqu’au ${left.until}` };
    case 'atLimit':
      return {
        en: `at its limit: ${left.openRequests} of ${left.limit} open requests`,
        fr: `à sa limite : ${left.openRequests} demandes en cours sur ${left.limit}`,
      };
    case 'notHeld':
      return {
        en: `does not hold it, as it said on ${left.since.slice(0, 10)}`,
        fr: `ne le possède pas, selon sa réponse du ${left.since.slice(0, 10)}`,
      };
  }
}

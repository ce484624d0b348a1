/** What staff read of a ranking, in both languages. */
import { type LeftOut, type RankCriterion, type Ranking, rememberedDays } from './rota-ranking.js';
import type { Sentence } from './words.js';

const criterionWords: Record<RankCriterion, Sentence> = {
  health: { text: 'its channel is well', french: 'sa liaison fonctionne' },
  load: { text: 'fewer open requests for its capacity', french: 'moins de demandes en cours pour sa capacité' },
  supplyTime: { text: 'shorter supply time', french: 'délai de fourniture plus court' },
  fillRate: { text: 'higher fill rate', french: 'taux de satisfaction plus élevé' },
  name: { text: 'all figures equal, by name', french: 'chiffres égaux, selon le nom' },
};

/** `1 of 3: 2 of 40 open requests (5 %); supplies in 1.5 days, 8 of 10 requests (80 %); before Northern: …` */
export function rankingWords(ranking: Ranking, nameOf: (code: string) => string): Sentence {
  const { place, of, openRequests, capacity, before, by } = ranking;
  const load = percent(openRequests, capacity);
  const next = before && by ? { name: nameOf(before), why: criterionWords[by] } : undefined;
  return {
    text: [
      `${place} of ${of}: ${openRequests} of ${capacity}${ranking.capacityAssumed ? ' (assumed)' : ''} open requests (${load} %)`,
      supplyWords(ranking).text,
      ...(ranking.unwell ? ['calls to it fail just now'] : []),
      ...(next ? [`before ${next.name}: ${next.why.text}`] : []),
    ].join('; '),
    french: [
      `${place} sur ${of} : ${openRequests} demande${openRequests < 2 ? '' : 's'} en cours sur ${capacity}${ranking.capacityAssumed ? ' (estimation)' : ''} (${load} %)`,
      supplyWords(ranking).french,
      ...(ranking.unwell ? ['les appels échouent en ce moment'] : []),
      ...(next ? [`avant ${next.name} : ${next.why.french}`] : []),
    ].join('; '),
  };
}

function supplyWords({ medianDays, saidDays, supplied, answered }: Ranking): Sentence {
  const said =
    saidDays === undefined
      ? { text: '', french: '' }
      : {
          text: `supplies in ${saidDays} day${saidDays === 1 ? '' : 's'} as it says itself, `,
          french: `fournit en ${saidDays} jour${saidDays < 2 ? '' : 's'} selon ses dires, `,
        };
  if (answered === 0)
    return {
      text: `${said.text}nothing answered in ${rememberedDays} days`,
      french: `${said.french}aucune réponse en ${rememberedDays} jours`,
    };
  const rate = percent(supplied, answered);
  const days = medianDays === undefined ? undefined : String(medianDays);
  return {
    text: `${days === undefined ? said.text : `supplies in ${days} day${medianDays === 1 ? '' : 's'}, `}filled ${supplied} of ${answered} in ${rememberedDays} days (${rate} %)`,
    french: `${days === undefined ? said.french : `fournit en ${days.replace('.', ',')} jour${Number(days) < 2 ? '' : 's'}, `}${supplied} sur ${answered} satisfaites en ${rememberedDays} jours (${rate} %)`,
  };
}

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.round((100 * part) / whole));

/** Why a partner that a rota names is not asked. */
export function leftOutWords(left: LeftOut): Sentence {
  switch (left.reason) {
    case 'notInDirectory':
      return { text: 'not in the directory', french: 'absent du répertoire' };
    case 'inactive':
      return { text: 'inactive', french: 'inactif' };
    case 'practice':
      return { text: 'It is a practice partner.', french: 'C’est un partenaire d’exercice.' };
    case 'notLending':
      return { text: 'does not lend to us', french: 'ne nous prête pas' };
    case 'cannotSupply':
      return { text: 'does not offer this service', french: 'n’offre pas ce service' };
    case 'suspended':
      return { text: 'suspended: nothing is sent to it', french: 'suspendu : rien ne lui est envoyé' };
    case 'alreadyAsked':
      return { text: 'already asked', french: 'déjà sollicité' };
    case 'closed':
      return { text: `closed until ${left.until}`, french: `fermé jusqu’au ${left.until}` };
    case 'atLimit':
      return {
        text: `at its limit: ${left.openRequests} of ${left.limit} open requests`,
        french: `à sa limite : ${left.openRequests} demande${left.openRequests < 2 ? '' : 's'} en cours sur ${left.limit}`,
      };
    case 'notHeld':
      return {
        text: `does not hold it, as it said on ${left.since.slice(0, 10)}`,
        french: `ne le possède pas, selon sa réponse du ${left.since.slice(0, 10)}`,
      };
    case 'notInCatalogue':
      return { text: 'its catalogue does not have it', french: 'absent de son catalogue' };
  }
}

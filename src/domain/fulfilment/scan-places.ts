/** The pages with a scanner, and what a scan does on each: a page never does another page's step by accident. */
export const scanDeeds = [
  ...(['receive', 'shelve', 'takeBack', 'sendHome', 'checkIn', 'partlyBack', 'home', 'move', 'ship'] as const),
] as const;
export type ScanDeed = (typeof scanDeeds)[number];

export const scanPlaces = ['receive', 'ship', 'in', 'return'] as const;
export type ScanPlace = (typeof scanPlaces)[number];

interface PlaceRow {
  label: string;
  french: string;
  does: readonly ScanDeed[];
}

export const scanPlaceRows: Record<ScanPlace, PlaceRow> = {
  receive: { label: 'Receiving Items', french: 'Réceptionner les exemplaires', does: ['receive', 'shelve'] },
  ship: { label: 'Shipping Items', french: 'Expédier les exemplaires', does: ['ship', 'move'] },
  in: { label: 'Scan In Items', french: 'Scanner les exemplaires', does: scanDeeds },
  return: { label: 'Return Items', french: 'Retourner des exemplaires', does: ['takeBack', 'sendHome'] },
};

/** Without a page every step is done. */
export const doesHere = (deed: ScanDeed, place?: ScanPlace): boolean =>
  place === undefined || scanPlaceRows[place].does.includes(deed);

const steps: Record<ScanDeed, { text: string; french: string }> = {
  receive: { text: 'It has come and is not received yet', french: 'Il est arrivé et n’est pas encore réceptionné' },
  shelve: { text: 'It is to go on the hold shelf', french: 'Il va au rayon des réservations' },
  takeBack: { text: 'A patron has it on loan', french: 'Un lecteur l’a en prêt' },
  sendHome: { text: 'It is to go home to its library', french: 'Il doit retourner à sa bibliothèque' },
  checkIn: { text: 'It is out on loan to a partner', french: 'Il est prêté à un partenaire' },
  partlyBack: { text: 'It is out on loan to a partner', french: 'Il est prêté à un partenaire' },
  home: { text: 'It is out on loan to a partner', french: 'Il est prêté à un partenaire' },
  move: { text: 'It is fetched for a request', french: 'Il est apporté pour une demande' },
  ship: { text: 'It is to be shipped', french: 'Il est à expédier' },
};

/** What is said where a page leaves a step alone, and the page that does it. */
export function doneElsewhere(deed: ScanDeed): { elsewhere: ScanPlace; text: string; french: string } {
  const elsewhere = scanPlaces.find((place) => place !== 'in' && doesHere(deed, place)) ?? 'in';
  const { label, french } = scanPlaceRows[elsewhere];
  return {
    elsewhere,
    text: `${steps[deed].text}. Nothing was done: scan it at ${label}.`,
    french: `${steps[deed].french}. Rien n’a été fait : lisez-le à la page ${french}.`,
  };
}

/** What the lending desk is told after a scan, in both languages. */
export type LendingScanned = 'checkedIn' | 'partlyBack' | 'moved' | 'shipped' | 'home' | 'wanted' | 'several';

export const lendingScanWords: Record<LendingScanned, { text: string; french: string }> = {
  checkedIn: {
    text: 'It is back and checked in: it goes back to its shelf.',
    french: 'Il est de retour et enregistré : il retourne sur son rayon.',
  },
  partlyBack: {
    text: 'It is back. The request waits for the other volumes.',
    french: 'Il est de retour. La demande attend les autres volumes.',
  },
  moved: {
    text: 'It has been fetched for its request.',
    french: 'Il a été apporté pour sa demande.',
  },
  shipped: {
    text: 'It is shipped: put the slip in the parcel.',
    french: 'Il est expédié : joignez le bordereau au colis.',
  },
  home: {
    text: 'It is home; its request had ended before.',
    french: 'Il est rentré ; sa demande était déjà terminée.',
  },
  wanted: {
    text: 'It is wanted: scan the number of the request that it leaves on too.',
    french: 'Il est demandé : lisez aussi le numéro de la demande pour laquelle il part.',
  },
  several: {
    text: 'Several requests have it: scan the number of the one in your hand too.',
    french: 'Plusieurs demandes le concernent : lisez aussi le numéro de la bonne.',
  },
};

/** The slip alone was scanned. */
export const lendingSlipWords = {
  checkedIn: lendingScanWords.checkedIn,
  toShip: {
    text: 'It can be shipped: scan the barcode of the item too.',
    french: 'Il peut être expédié : lisez aussi le code-barres de l’exemplaire.',
  },
  nothing: (label: string, french: string) => ({
    text: `The request is at “${label}”: a scan does nothing here.`,
    french: `La demande est à « ${french} » : la lecture ne change rien ici.`,
  }),
};

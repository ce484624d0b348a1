/** What the gateway itself writes in notes to partners: in both languages at once, for nobody knows which one the desk there reads. */

const inBoth = (english: string, french: string): string => `${english}\n${french}`;

const elsewhere = (english: string, french: string): string =>
  inBoth(
    `The request went to another library in the meantime. ${english}`,
    `La demande est allée entre-temps à une autre bibliothèque. ${french}`,
  );

export const notesToPartners = {
  doNotSend: elsewhere('Please do not send the item.', 'Prière de ne pas envoyer le document.'),
  comesBack: elsewhere(
    'An item that is on its way will be sent back.',
    'Un document déjà en route vous sera retourné.',
  ),
  isOnItsWayBack: elsewhere('Your item is on its way back.', 'Votre document vous est retourné.'),
  doesNotLendToYou: inBoth('This library does not lend to yours.', 'Notre bibliothèque ne prête pas à la vôtre.'),
  /** `day` as `2027-01-15`. */
  pleaseAnswer: (day: string) =>
    inBoth(`Please answer our conditions by ${day}.`, `Prière de répondre à nos conditions d’ici le ${day}.`),
  notAnswered: (day: string) =>
    inBoth(`Our conditions were not answered by ${day}.`, `Nos conditions sont restées sans réponse jusqu’au ${day}.`),
  beyondLimit: (days: number) =>
    inBoth(
      `The loan with its renewals would last longer than ${days} days.`,
      `Avec ses prolongations, le prêt durerait plus de ${days} jours.`,
    ),
};

/** What a code is that no request and no item on its way has, and what to try. */
export const wrongCodes = ['isbn', 'patronCard', 'ownItem', 'unknown'] as const;
export type WrongCode = (typeof wrongCodes)[number];

export const wrongCodeRows: Record<WrongCode, { text: string; french: string }> = {
  isbn: {
    text: 'This is an ISBN, not the slip. Scan a code of the slip that came with the book.',
    french: 'C’est un ISBN, pas le bordereau. Lisez un code du bordereau joint au livre.',
  },
  patronCard: {
    text: 'This is a patron’s card. Lend at Manage Patron Services.',
    french: 'C’est la carte d’un lecteur. Le prêt se fait à la page Prêt et autres services.',
  },
  ownItem: {
    text: 'This item is ours and no request wants it. Put it back on its shelf.',
    french: 'Cet exemplaire est à nous et aucune demande ne le concerne. Remettez-le à sa place.',
  },
  unknown: {
    text: 'No request here has it. Try the other code on the slip.',
    french: 'Aucune demande ne correspond. Essayez l’autre code du bordereau.',
  },
};

/** A number with the right check digit of an ISBN. */
export function isIsbn(code: string): boolean {
  const digits = code.replaceAll(/[\s-]/g, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(digits)) {
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
    return sum % 10 === 0;
  }
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, at) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - at), 0);
  return sum % 11 === 0;
}

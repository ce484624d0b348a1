/** Why staff must look, as the sentence they read. `partner` stands for the other library. */
import type { BorrowingAttention } from './borrowing.js';
import type { LendingAttention } from './lending.js';

/** Raised when a message of ours does not get through; not by a table. */
export const deliveryAttention = ['messageUndelivered', 'messageRefused'] as const;
export type DeliveryAttention = (typeof deliveryAttention)[number];
export type AttentionReason = BorrowingAttention | LendingAttention | DeliveryAttention;

export interface AttentionRow {
  text: string;
  french: string;
}

export const attentionRows: Record<AttentionReason, AttentionRow> = {
  newRequest: {
    text: 'A partner asks to borrow this. Decide whether it can be supplied.',
    french: 'Un partenaire demande ce document. Décidez s’il peut être fourni.',
  },
  rotaExhausted: {
    text: 'No partner of the rota can supply it. Add partners, get it elsewhere or cancel.',
    french: 'Aucun partenaire de la liste ne peut le fournir. Ajoutez des partenaires, obtenez-le ailleurs ou annulez.',
  },
  conditionsOffered: {
    text: 'The partner sets a condition and waits for an answer. Accept or refuse it.',
    french: 'Le partenaire pose une condition et attend une réponse. Acceptez-la ou refusez-la.',
  },
  conditionsAccepted: {
    text: 'The borrower accepts our conditions. Ship the item.',
    french: 'L’emprunteur accepte nos conditions. Expédiez l’exemplaire.',
  },
  conditionsRefused: {
    text: 'The borrower refuses our conditions.',
    french: 'L’emprunteur refuse nos conditions.',
  },
  badCitation: {
    text: 'The partner cannot identify the title. Mend the citation and send it again.',
    french: 'Le partenaire ne peut identifier le titre. Corrigez la référence et renvoyez la demande.',
  },
  lateSupply: {
    text: 'A partner that was passed over supplies after all. Nothing was changed; agree with it on what to do.',
    french: 'Un partenaire écarté fournit malgré tout. Rien n’a été changé; convenez avec lui de la suite.',
  },
  cancelAsked: {
    text: 'The borrower wants to cancel what we promised. Accept or refuse.',
    french: 'L’emprunteur veut annuler ce que nous avons promis. Acceptez ou refusez.',
  },
  cancelAfterShipping: {
    text: 'The borrower wants to cancel, but the item had left. The cancel was refused.',
    french: 'L’emprunteur veut annuler, mais l’exemplaire était parti. L’annulation a été refusée.',
  },
  cancelRefused: {
    text: 'The partner could not cancel any more. Expect the item.',
    french: 'Le partenaire ne pouvait plus annuler. Attendez-vous à recevoir l’exemplaire.',
  },
  cancelledBySupplier: {
    text: 'The partner had the request and has now cancelled it. The next partner can be asked.',
    french: 'Le partenaire avait la demande et vient de l’annuler. Le partenaire suivant peut être sollicité.',
  },
  renewAsked: {
    text: 'The borrower asks for a renewal. Accept or refuse it.',
    french: 'L’emprunteur demande un renouvellement. Acceptez-le ou refusez-le.',
  },
  renewRefused: {
    text: 'The partner refused the renewal. The old due date stands.',
    french: 'Le partenaire a refusé le renouvellement. L’ancienne date de retour demeure.',
  },
  recalled: {
    text: 'The partner wants the item back now. Get it from the patron and return it.',
    french: 'Le partenaire rappelle l’exemplaire. Récupérez-le auprès du lecteur et retournez-le.',
  },
  overdue: {
    text: 'The partner says the item is overdue. Return it, ask for a renewal or write to the partner.',
    french: 'Le partenaire signale un retard. Retournez l’exemplaire, demandez un renouvellement ou écrivez-lui.',
  },
  message: {
    text: 'The partner wrote a message.',
    french: 'Le partenaire a écrit un message.',
  },
  lostReported: {
    text: 'The borrower reports the item lost. Tell it the fee and how you will invoice.',
    french: 'L’emprunteur signale la perte de l’exemplaire. Indiquez les frais et le mode de facturation.',
  },
  lostDeclared: {
    text: 'The partner declares the item lost. Read its message about the fee.',
    french: 'Le partenaire déclare l’exemplaire perdu. Lisez son message au sujet des frais.',
  },
  damaged: {
    text: 'The partner reports the item damaged. Settle it between the libraries.',
    french: 'Le partenaire signale un dommage. Réglez-le entre bibliothèques.',
  },
  holdReturn: {
    text: 'The partner says whether to keep the item back or to return it now. Read its message.',
    french: 'Le partenaire indique s’il faut garder l’exemplaire ou le retourner. Lisez son message.',
  },
  returnUndone: {
    text: 'The borrower takes its return back: the item has not left it.',
    french: 'L’emprunteur annule son retour : l’exemplaire est encore chez lui.',
  },
  forwarded: {
    text: 'The borrower passed the item on to another library.',
    french: 'L’emprunteur a transmis l’exemplaire à une autre bibliothèque.',
  },
  contradiction: {
    text: 'The partner’s message does not fit what is noted here. Compare the history and ask the partner.',
    french: 'Le message du partenaire contredit ce qui est noté ici. Comparez l’historique et demandez au partenaire.',
  },
  messageUndelivered: {
    text: 'A message has not reached the partner, which has missed this step.',
    french: 'Un message n’est pas parvenu au partenaire, qui a manqué cette étape.',
  },
  messageRefused: {
    text: 'The partner’s system refused a message. It is not sent again by itself.',
    french: 'Le système du partenaire a refusé un message. Il n’est pas renvoyé de lui-même.',
  },
};

/** The sentence, with the partner's own words after it when there are any. An unknown reason is shown as it is. */
export function attentionText(reason: string, said: { note?: string } = {}): string {
  const text = attentionRows[reason as AttentionReason]?.text ?? reason;
  return said.note ? `${text} They wrote: “${said.note}”` : text;
}

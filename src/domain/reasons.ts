/** The reasons staff choose from (their numbers are Alma's, from ISO 10161) and the ISO 18626 codes that travel. */
import { asWritten, type Sentence } from './words.js';

export interface ReasonRow {
  /** As Alma numbers it. The two lists use some numbers differently. */
  code: string;
  label: string;
  french: string;
}

export interface RejectReason extends ReasonRow {
  /** The code of an Unfilled answer. */
  reasonUnfilled: string;
  /** The code to use when the library offers a later or a changed try instead of a plain no. */
  reasonRetry?: string;
}

const no = (code: string, label: string, french: string, reasonUnfilled: string, reasonRetry?: string): RejectReason =>
  reasonRetry ? { code, label, french, reasonUnfilled, reasonRetry } : { code, label, french, reasonUnfilled };

/**
 * Why a lender rejects. A mediated network answers Unfilled to all of them and the borrower asks the next partner;
 * `reasonRetry` names those that a lender may turn into RetryPossible.
 */
export const rejectReasons: readonly RejectReason[] = [
  no('1', 'In use/on loan', 'En cours de prêt', 'NotAvailableForILL', 'OnLoan'),
  no('2', 'In process', 'En traitement', 'NotAvailableForILL', 'NotCurrentAvailableForILL'),
  no('3', 'Lost', 'Perdu', 'NotOnShelf'),
  no('4', 'Non-circulating', 'Exclu du prêt', 'NonCirculating'),
  no('5', 'Not owned', 'Non possédé', 'NotHeld'),
  no('6', 'On order', 'En commande', 'NotAvailableForILL', 'OnOrder'),
  no(
    '7',
    'Volume/issue not yet available',
    'Volume ou fascicule à paraître',
    'NotAvailableForILL',
    'NotCurrentAvailableForILL',
  ),
  no('8', 'At bindery', 'À la reliure', 'NotAvailableForILL', 'AtBindery'),
  no('9', 'Lacking', 'Lacune dans la collection', 'NotHeld'),
  no('10', 'Not on shelf', 'Absent du rayon', 'NotOnShelf'),
  no('11', 'On reserve', 'À la réserve de cours', 'NotAvailableForILL', 'NotCurrentAvailableForILL'),
  no('12', 'Poor condition', 'Mauvais état', 'PoorCondition'),
  no('13', 'Cost exceeds limit', 'Coût supérieur à la limite', 'PolicyProblem', 'CostExceedsMaxCost'),
  no('14', 'Charges', 'Frais exigés', 'PolicyProblem', 'CostExceedsMaxCost'),
  no('15', 'Prepayment required', 'Prépaiement exigé', 'PolicyProblem'),
  no('16', 'Lacks copyright compliance', 'Conformité au droit d’auteur absente', 'PolicyProblem'),
  no('17', 'Not found as cited', 'Introuvable selon la référence', 'NotHeld', 'NotFoundAsCited'),
  no('18', 'Locations not found', 'Aucune localisation', 'NotHeld'),
  no('19', 'On hold', 'Réservé', 'NotAvailableForILL', 'NotCurrentAvailableForILL'),
  no('20', 'Policy problem', 'Contraire à la politique', 'PolicyProblem'),
  no('21', 'Mandatory messaging not supported', 'Messagerie obligatoire non prise en charge', 'PolicyProblem'),
  no('22', 'Expiry not supported', 'Expiration non prise en charge', 'PolicyProblem'),
  no(
    '23',
    'Requested delivery services not supported',
    'Mode de livraison demandé non offert',
    'PolicyProblem',
    'ReqDelMethodNotSupp',
  ),
  no('24', 'Delivery time not possible', 'Délai impossible', 'NotAvailableForILL', 'ReqDelDateNotPossible'),
  no('27', 'Other', 'Autre', 'NotAvailableForILL'),
  no('28', 'Responder specific', 'Propre au prêteur', 'NotAvailableForILL'),
];

export interface ConditionReason extends ReasonRow {
  /** How the offer is explained in a RetryPossible answer. `LoanCondition` is not in the published list but understood. */
  reasonRetry: string;
  /** The loan condition that goes with the item, where the code list has one. */
  loanCondition?: string;
}

const on = (
  code: string,
  label: string,
  french: string,
  reasonRetry: string,
  loanCondition?: string,
): ConditionReason =>
  loanCondition ? { code, label, french, reasonRetry, loanCondition } : { code, label, french, reasonRetry };

/** On what condition a lender would supply. */
export const conditionReasons: readonly ConditionReason[] = [
  on('13', 'Cost exceeds limit', 'Coût supérieur à la limite', 'CostExceedsMaxCost'),
  on('14', 'Charges', 'Frais exigés', 'CostExceedsMaxCost'),
  on('15', 'Prepayment required', 'Prépaiement exigé', 'CostExceedsMaxCost'),
  on('16', 'Lacks copyright compliance', 'Conformité au droit d’auteur absente', 'LoanCondition'),
  on('22', 'Library use only', 'Consultation sur place', 'LoanCondition', 'LibraryUseOnly'),
  on('23', 'No reproduction', 'Reproduction interdite', 'LoanCondition', 'NoReproduction'),
  on('24', 'Client signature required', 'Signature de l’usager exigée', 'LoanCondition', 'SignatureRequired'),
  on(
    '25',
    'Special collections supervision required',
    'Consultation surveillée (collections spéciales)',
    'LoanCondition',
    'SpecCollSupervReq',
  ),
  on('27', 'Other', 'Autre', 'LoanCondition'),
  on('28', 'Responder specific', 'Propre au prêteur', 'LoanCondition'),
  on('30', 'Proposed delivery service', 'Autre mode de livraison', 'ReqDelMethodNotSupp'),
];

/** Why a borrower cancels: it travels in the note, the protocol has no code for it. */
export const cancelReasons: readonly ReasonRow[] = [
  { code: 'noLongerNeeded', label: 'No longer needed', french: 'N’est plus nécessaire' },
  { code: 'foundLocally', label: 'Found locally', french: 'Trouvé sur place' },
  { code: 'tookTooLong', label: 'Took too long', french: 'Délai trop long' },
  { code: 'duplicate', label: 'Duplicate', french: 'Doublon' },
];

/** The row of a reject reason, by Alma's number or by the ISO code somebody wrote. */
export function rejectReason(code: string): RejectReason | undefined {
  return rejectReasons.find((row) => row.code === code) ?? rejectReasons.find((row) => row.reasonUnfilled === code);
}

export function conditionReason(code: string): ConditionReason | undefined {
  return (
    conditionReasons.find((row) => row.code === code) ?? conditionReasons.find((row) => row.loanCondition === code)
  );
}

/** The codes that travel as reasons, in words: what a partner names is none of our numbers. */
const isoReasons: Readonly<Record<string, Sentence>> = {
  NonCirculating: { text: 'Non-circulating', french: 'Exclu du prêt' },
  NotAvailableForILL: {
    text: 'Not available for interlibrary loan',
    french: 'Non disponible pour le prêt entre bibliothèques',
  },
  NotHeld: { text: 'Not owned', french: 'Non possédé' },
  NotOnShelf: { text: 'Not on shelf', french: 'Absent du rayon' },
  PolicyProblem: { text: 'Policy problem', french: 'Contraire à la politique' },
  PoorCondition: { text: 'Poor condition', french: 'Mauvais état' },
  AtBindery: { text: 'At bindery', french: 'À la reliure' },
  CostExceedsMaxCost: { text: 'Cost exceeds limit', french: 'Coût supérieur à la limite' },
  LoanCondition: { text: 'On a condition', french: 'Sous condition' },
  LoanPossible: { text: 'Loan possible', french: 'Prêt possible' },
  NotCurrentAvailableForILL: { text: 'Not available at present', french: 'Non disponible pour le moment' },
  NotFoundAsCited: { text: 'Not found as cited', french: 'Introuvable selon la référence' },
  OnLoan: { text: 'In use/on loan', french: 'En cours de prêt' },
  OnOrder: { text: 'On order', french: 'En commande' },
  ReqDelDateNotPossible: { text: 'Delivery time not possible', french: 'Délai impossible' },
  ReqDelMethodNotSupp: {
    text: 'Requested delivery services not supported',
    french: 'Mode de livraison demandé non offert',
  },
};

/** A code of a list that is not published is shown as it came. */
export const isoReasonWords = (code: string): Sentence => isoReasons[code] ?? asWritten(code);

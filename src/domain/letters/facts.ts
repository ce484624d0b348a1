/** What letters and slips may mention, each fact with its words. A letter's own list says which of them it may mention. */

/** A text in both languages. */
export interface Words {
  label: string;
  french: string;
}
/** Days are `2027-01-15`, on the calendar of the library that writes; amounts `12.50 CAD`. */
export type FactValue = string | readonly string[];

const fact = (label: string, french: string): Words => ({ label, french });

/** Of the request, the item and the libraries: these may leave the house. */
export const loanFacts = {
  title: fact('Title', 'Titre'),
  author: fact('Author', 'Auteur'),
  titleOfComponent: fact('Article or chapter', 'Article ou chapitre'),
  publisher: fact('Publisher', 'Éditeur'),
  year: fact('Year', 'Année'),
  edition: fact('Edition', 'Édition'),
  isbn: fact('ISBN', 'ISBN'),
  issn: fact('ISSN', 'ISSN'),
  volume: fact('Volume', 'Volume'),
  issue: fact('Issue', 'Fascicule'),
  pages: fact('Pages', 'Pages'),
  authorOfComponent: fact('Author of the article or chapter', 'Auteur de l’article ou du chapitre'),
  series: fact('Series', 'Collection'),
  placeOfPublication: fact('Place of publication', 'Lieu de publication'),
  doi: fact('DOI', 'DOI'),
  pmid: fact('PMID', 'PMID'),
  format: fact('Format', 'Format'),
  serviceLevel: fact('Level of service', 'Niveau de service'),
  externalId: fact('External ID', 'Identifiant externe'),
  qualifier: fact('Request ID of the attempt', 'Identifiant de la tentative'),
  requestedAt: fact('Request date', 'Date de la demande'),
  neededBy: fact('Needed by', 'Requis avant le'),
  shippedAt: fact('Shipping date', 'Date d’expédition'),
  receivedAt: fact('Arrival date', 'Date d’arrivée'),
  returnedAt: fact('Return date', 'Date de retour'),
  lenderDue: fact('Required return date', 'Retour exigé le'),
  previousDue: fact('Old due date', 'Ancienne date de retour'),
  wishedDue: fact('Desired due date', 'Date de retour souhaitée'),
  itemBarcodes: fact('Item barcode', 'Code-barres de l’exemplaire'),
  callNumber: fact('Call number', 'Cote'),
  itemName: fact('Item', 'Exemplaire'),
  location: fact('Location', 'Localisation'),
  partnerName: fact('Partner', 'Partenaire'),
  partnerSymbol: fact('Partner symbol', 'Symbole du partenaire'),
  partnerAddress: fact('Address of the partner', 'Adresse du partenaire'),
  shipTo: fact('Ship to', 'Expédier à'),
  returnTo: fact('RETURN TO', 'RETOURNER À'),
  institution: fact('Institution', 'Établissement'),
  libraryName: fact('Library', 'Bibliothèque'),
  libraryAddress: fact('Library address', 'Adresse de la bibliothèque'),
  matter: fact('What it is about', 'Objet du message'),
  note: fact('Note to partner', 'Note au partenaire'),
  requestNote: fact('Note from the borrower', 'Note de la bibliothèque emprunteuse'),
  reason: fact('Reason', 'Motif'),
  conditions: fact('Terms', 'Conditions'),
  replyBy: fact('Date to reply', 'Répondre avant le'),
  cost: fact('Cost', 'Coût'),
  url: fact('Link', 'Lien'),
  service: fact('Service', 'Service demandé'),
  maximumCost: fact('Cost they accept', 'Coût accepté'),
  copyright: fact('Copyright', 'Droit d’auteur'),
  courier: fact('Courier', 'Messagerie'),
  tracking: fact('Tracking', 'Suivi'),
  renewals: fact('Renewals', 'Renouvellements'),
  renewed: fact('Renewed', 'Renouvelé'),
  libraryEmail: fact('Questions', 'Renseignements'),
} as const satisfies Record<string, Words>;

/** Of the patron and of what this library does for them: these never leave for a partner, and never go in a parcel. */
export const houseFacts = {
  patronName: fact('Patron', 'Usager'),
  patronId: fact('Patron ID', 'Numéro de l’usager'),
  patronEmail: fact('E-mail', 'Courriel'),
  pickup: fact('Pickup location', 'Lieu de retrait'),
  heldUntil: fact('Held until', 'Gardé jusqu’au'),
  temporaryBarcodes: fact('Temporary barcode', 'Code-barres temporaire'),
  patronDue: fact('Due date', 'Date de retour'),
  lostOn: fact('Counted as lost on', 'Considéré comme perdu le'),
  loanedAt: fact('Loan date', 'Date du prêt'),
  itemPolicy: fact('Item policy', 'Politique d’exemplaire'),
  fulfilmentNote: fact('Fulfillment note', 'Note pour le prêt'),
  patronNote: fact('Note to patron', 'Note à l’usager'),
  fee: fact('Fee', 'Frais'),
  feeNote: fact('Fee for', 'Motif des frais'),
  notificationType: fact('Notification type', 'Type d’avis'),
  queryHeading: fact('Query', 'Question'),
  queryLines: fact('Query text', 'Texte de la question'),
  assignee: fact('Assigned to', 'Attribué à'),
  assignedBy: fact('Assigned by', 'Attribué par'),
  file: fact('File', 'Fichier'),
  copyUntil: fact('Here until', 'Disponible jusqu’au'),
  linkUntil: fact('Link works until', 'Lien valide jusqu’à'),
  internalNote: fact('Internal note', 'Note interne'),
} as const satisfies Record<string, Words>;

export const factRows = { ...loanFacts, ...houseFacts };

export type LoanFact = keyof typeof loanFacts;
export type HouseFact = keyof typeof houseFacts;
export type FactName = LoanFact | HouseFact;

/** A value that has another wording in each language; a letter keeps that of its reader. */
export interface InBoth {
  label: FactValue;
  french: FactValue;
}
/** All that is known at a step, more than any one letter may mention. */
export type KnownFacts = { [F in FactName]?: FactValue | InBoth };
/** What one letter says, in one language. */
export type FrozenFacts = { [F in FactName]?: FactValue };

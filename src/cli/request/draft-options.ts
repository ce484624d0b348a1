import { type Command, Option } from 'commander';
import type { RequestDraft } from '../../engine/ports.js';
import { type PreferredEdition, preferredEditions } from '../../protocol/codes.js';
import { Misused } from '../failures.js';

type Other =
  | 'serviceType'
  | 'patron'
  | 'maximumCosts'
  | 'rota'
  | 'shipTo'
  | 'hold'
  | 'allowOtherFormats'
  | 'preferredEdition'
  | 'suppliersChoice'
  | 'agreeToCopyright';
type TextField = Exclude<keyof RequestDraft, Other>;

/** One option a text field of the form. */
export const textFields: Record<TextField, readonly [flag: string, says: string]> = {
  title: ['--title <words>', 'title of the book or journal'],
  author: ['--author <name>', 'its author'],
  subtitle: ['--subtitle <words>', 'its subtitle'],
  seriesTitle: ['--series-title <words>', 'the series it belongs to'],
  isbn: ['--isbn <isbn>', 'its ISBN'],
  issn: ['--issn <issn>', 'its ISSN'],
  doi: ['--doi <doi>', 'DOI of the article'],
  pmid: ['--pmid <number>', 'its number in PubMed'],
  oclc: ['--oclc <number>', 'its OCLC number'],
  lccn: ['--lccn <number>', 'its Library of Congress number'],
  publisher: ['--publisher <name>', 'its publisher'],
  placeOfPublication: ['--place-of-publication <place>', 'where it was published'],
  publicationDate: ['--publication-date <date>', 'when it was published'],
  edition: ['--edition <words>', 'the edition wanted'],
  volume: ['--volume <words>', 'the volume wanted'],
  issue: ['--issue <words>', 'the issue wanted'],
  titleOfComponent: ['--title-of-component <words>', 'title of the article or chapter'],
  authorOfComponent: ['--author-of-component <name>', 'author of the article or chapter'],
  pagesRequested: ['--pages-requested <pages>', 'the pages wanted'],
  publicationType: ['--publication-type <code>', 'Book, Journal, Map …'],
  supplierRecordId: ['--supplier-record-id <number>', 'the number of the title in the lender’s catalogue'],
  copyrightCompliance: ['--copyright-compliance <code>', 'on what ground a copy may be made'],
  startDate: ['--start-date <date>', 'of a booking: from this day on, as YYYY-MM-DD'],
  endDate: ['--end-date <date>', 'of a booking: until this day, as YYYY-MM-DD'],
  set: ['--set <words>', 'what requests that belong together have in common'],
  deliveryMethod: ['--delivery-method <code>', 'how it shall come: Mail, Email …'],
  paymentMethod: ['--payment-method <code>', 'how it will be paid: IFLAVoucher, BankTransfer …'],
  billingMethod: ['--billing-method <code>', 'how it shall be billed: Invoice, Account …'],
  serviceLevel: ['--service-level <code>', 'Standard, Rush …'],
  requestedMedia: ['--requested-media <code>', 'PaperCopy, PDF …'],
  needBeforeDate: ['--need-before-date <date>', 'as YYYY-MM-DD'],
  lastInterestDate: ['--last-interest-date <date>', 'nobody wants it after this day, as YYYY-MM-DD'],
  note: ['--note <words>', 'a note for the partner'],
  pickupLocation: ['--pickup-location <place>', 'where the patron fetches it'],
  ownerLibrary: ['--owner-library <code>', 'the resource sharing library that asks'],
};

export type DraftOptions = Partial<Record<TextField, string>> & {
  patron?: string;
  walkIn?: string;
  maximumCosts?: string;
  shipTo?: string;
  preferredEdition?: string;
  suppliersChoice?: boolean;
  allowOtherFormats?: boolean;
  agreeToCopyright?: boolean;
};

/** The fields of the form as options of a command. */
export function withDraftOptions(command: Command): Command {
  command
    .option('--patron <id>', 'the patron’s number; stays here unless a partner is set to get it')
    .option('--walk-in <name>', 'somebody who has no number here')
    .option('--maximum-costs <amount>', 'as "12.50 CAD"')
    .option('--ship-to <address>', 'another address than the directory’s, its lines separated by semicolons')
    .addOption(new Option('--preferred-edition <wish>', 'which edition will do').choices([...preferredEditions]))
    .option('--suppliers-choice', 'the lender may choose what of the title it supplies')
    .option('--allow-other-formats', 'another format will do')
    .option('--agree-to-copyright', 'the patron agreed to the terms for copies');
  for (const [flag, says] of Object.values(textFields)) command.option(flag, says);
  return command;
}

export function draftFrom(options: DraftOptions): Partial<RequestDraft> {
  const draft: Partial<RequestDraft> = {};
  for (const field of Object.keys(textFields) as TextField[]) {
    const value = options[field];
    if (value !== undefined) draft[field] = value;
  }
  if (options.patron !== undefined) draft.patron = { id: options.patron };
  else if (options.walkIn !== undefined) draft.patron = { name: options.walkIn };
  if (options.maximumCosts !== undefined) draft.maximumCosts = costsFrom(options.maximumCosts);
  if (options.shipTo !== undefined) draft.shipTo = addressFrom(options.shipTo);
  if (options.preferredEdition !== undefined) draft.preferredEdition = options.preferredEdition as PreferredEdition;
  if (options.suppliersChoice) draft.suppliersChoice = true;
  if (options.allowOtherFormats) draft.allowOtherFormats = true;
  if (options.agreeToCopyright) draft.agreeToCopyright = true;
  return draft;
}

function costsFrom(given: string): { amount: string; currency: string } {
  const [, amount, currency] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]{3})$/.exec(given.trim()) ?? [];
  if (!amount || !currency)
    throw new Misused(`"${given}" is not an amount with its currency.`, 'Write it as "12.50 CAD".');
  return { amount, currency: currency.toUpperCase() };
}

/** Street; place; postal code; region; country: as many as there are. */
function addressFrom(given: string): NonNullable<RequestDraft['shipTo']> {
  const [line1 = '', locality, postalCode, region, country] = given.split(';').map((each) => each.trim());
  if (line1 === '')
    throw new Misused(`"${given}" is not an address.`, 'Write it as "Street 1; Place; Postal code; Region; Country".');
  const more = Object.entries({ locality, postalCode, region, country }).filter(([, text]) => text);
  return { line1, ...Object.fromEntries(more) };
}

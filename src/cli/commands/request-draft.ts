import { Option } from 'commander';
import { preferredEditions } from '../../protocol/codes.js';
import type { Fields } from '../client.js';
import type { Own } from '../command.js';
import { Misused } from '../failures.js';

type Draft = Fields<'createRequest'>;

/** The text fields of the form: each option is called as its field. */
const textOptions = {
  '--title <words>': 'title of the book or journal',
  '--author <name>': 'its author',
  '--subtitle <words>': 'its subtitle',
  '--series-title <words>': 'the series it belongs to',
  '--isbn <isbn>': 'its ISBN',
  '--issn <issn>': 'its ISSN',
  '--doi <doi>': 'DOI of the article',
  '--pmid <number>': 'its number in PubMed',
  '--oclc <number>': 'its OCLC number',
  '--lccn <number>': 'its Library of Congress number',
  '--publisher <name>': 'its publisher',
  '--place-of-publication <place>': 'where it was published',
  '--publication-date <date>': 'when it was published',
  '--edition <words>': 'the edition wanted',
  '--volume <words>': 'the volume wanted',
  '--issue <words>': 'the issue wanted',
  '--title-of-component <words>': 'title of the article or chapter',
  '--author-of-component <name>': 'author of the article or chapter',
  '--pages-requested <pages>': 'the pages wanted',
  '--publication-type <code>': 'Book, Journal, Map …',
  '--supplier-record-id <number>': 'the number of the title in the lender’s catalogue',
  '--copyright-compliance <code>': 'on what ground a copy may be made',
  '--start-date <date>': 'of a booking: from this day on, as YYYY-MM-DD',
  '--end-date <date>': 'of a booking: until this day, as YYYY-MM-DD',
  '--set <words>': 'what requests that belong together have in common',
  '--delivery-method <code>': 'how it shall come: Mail, Email …',
  '--payment-method <code>': 'how it will be paid: IFLAVoucher, BankTransfer …',
  '--billing-method <code>': 'how it shall be billed: Invoice, Account …',
  '--service-level <code>': 'Standard, Rush …',
  '--requested-media <code>': 'PaperCopy, PDF …',
  '--need-before-date <date>': 'as YYYY-MM-DD',
  '--last-interest-date <date>': 'nobody wants it after this day, as YYYY-MM-DD',
  '--note <words>': 'a note for the partner',
  '--pickup-location <place>': 'where the patron fetches it',
  '--owner-library <code>': 'the resource sharing library that asks',
} as const;

export const textFields: readonly string[] = Object.keys(textOptions).map((flags) => new Option(flags).attributeName());

/** The fields of the form as options of a command. */
export const draftOptions = {
  '--patron <id>': 'the patron’s number; stays here unless a partner is set to get it',
  '--walk-in <name>': 'somebody who has no number here',
  '--maximum-costs <amount>': ['as "12.50 CAD"', costsFrom],
  '--ship-to <address>': ['another address than the directory’s, its lines separated by semicolons', addressFrom],
  '--preferred-edition <wish>': ['which edition will do', preferredEditions],
  '--suppliers-choice': 'the lender may choose what of the title it supplies',
  '--allow-other-formats': 'another format will do',
  '--agree-to-copyright': 'the patron agreed to the terms for copies',
  ...textOptions,
} as const;

export const draftFrom = ({ patron, walkIn, ...draft }: Own<typeof draftOptions, object>): Partial<Draft> => ({
  ...draft,
  ...(patron === undefined ? (walkIn === undefined ? {} : { patron: { name: walkIn } }) : { patron: { id: patron } }),
});

function costsFrom(given: string): { amount: string; currency: string } {
  const [, amount, currency] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]{3})$/.exec(given.trim()) ?? [];
  if (!amount || !currency)
    throw new Misused(`"${given}" is not an amount with its currency.`, 'Write it as "12.50 CAD".');
  return { amount, currency: currency.toUpperCase() };
}

/** Street; place; postal code; region; country: as many as there are. */
function addressFrom(given: string): NonNullable<Draft['shipTo']> {
  const [line1 = '', locality, postalCode, region, country] = given.split(';').map((each) => each.trim());
  if (line1 === '')
    throw new Misused(`"${given}" is not an address.`, 'Write it as "Street 1; Place; Postal code; Region; Country".');
  const more = Object.entries({ locality, postalCode, region, country }).filter(([, text]) => text);
  return { line1, ...Object.fromEntries(more) };
}

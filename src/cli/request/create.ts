import type { RequestDraft } from '../../engine/ports.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import { jsonFrom } from '../input.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { requestLines } from './view.js';

type TextField = Exclude<keyof RequestDraft, 'serviceType' | 'patron' | 'maximumCosts' | 'rota'>;

/** One option a field of the draft. */
const textFields: Record<TextField, readonly [flag: string, says: string]> = {
  title: ['--title <words>', 'title of the book or journal'],
  author: ['--author <name>', 'its author'],
  isbn: ['--isbn <isbn>', 'its ISBN'],
  issn: ['--issn <issn>', 'its ISSN'],
  publisher: ['--publisher <name>', 'its publisher'],
  publicationDate: ['--publication-date <date>', 'when it was published'],
  edition: ['--edition <words>', 'the edition wanted'],
  volume: ['--volume <words>', 'the volume wanted'],
  issue: ['--issue <words>', 'the issue wanted'],
  titleOfComponent: ['--title-of-component <words>', 'title of the article or chapter'],
  authorOfComponent: ['--author-of-component <name>', 'author of the article or chapter'],
  pagesRequested: ['--pages-requested <pages>', 'the pages wanted'],
  publicationType: ['--publication-type <code>', 'Book, Journal, Map …'],
  serviceLevel: ['--service-level <code>', 'Standard, Rush …'],
  needBeforeDate: ['--need-before-date <date>', 'as YYYY-MM-DD'],
  note: ['--note <words>', 'a note for the partner'],
  pickupLocation: ['--pickup-location <place>', 'where the patron fetches it'],
};

export const createRequest = (host: Host) => {
  const create = staffCommand('create', 'Creates a borrowing request; an action sends it.', [
    'request create --title "Leaves of Grass" --author "Whitman, Walt" --rota lacite,northern',
    'request create --copy --title "Geography" --title-of-component "On maps" --pages-requested 10-22',
    'request create --from draft.json',
    'request create --from - < draft.json',
  ])
    .option('--copy', 'a copy is wanted instead of a loan')
    .option('--patron <id>', 'the patron; stays here unless a partner is set to get it')
    .option('--maximum-costs <amount>', 'as "12.50 CAD"')
    .option('--rota <codes>', 'partners in the order to be asked, separated by commas; without it all that lend')
    .option('--from <file>', 'read the draft from a JSON file (- for standard input); options add to it');
  for (const [flag, says] of Object.values(textFields)) create.option(flag, says);
  return create.action(async (options: Options) => {
    const draft = {
      serviceType: 'Loan',
      ...(options.from && (await jsonFrom(host, options.from))),
      ...draftOf(options),
    } as RequestDraft;
    if (!draft.title) throw new Misused('A request needs a title.', 'Give --title, or a draft with one.');
    answer(host, options, await (await connect(host, options)).create(draft), (request) => requestLines(host, request));
  });
};

type Options = StaffOptions &
  Partial<Record<TextField, string>> & {
    copy?: boolean;
    patron?: string;
    maximumCosts?: string;
    rota?: string;
    from?: string;
  };

function draftOf(options: Options): Partial<RequestDraft> {
  const draft: Partial<RequestDraft> = {};
  for (const field of Object.keys(textFields) as TextField[]) {
    const value = options[field];
    if (value !== undefined) draft[field] = value;
  }
  if (options.copy) draft.serviceType = 'Copy';
  if (options.patron !== undefined) draft.patron = { id: options.patron };
  if (options.maximumCosts !== undefined) draft.maximumCosts = costsFrom(options.maximumCosts);
  if (options.rota !== undefined)
    draft.rota = options.rota
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== '');
  return draft;
}

function costsFrom(given: string): { amount: string; currency: string } {
  const [, amount, currency] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]{3})$/.exec(given.trim()) ?? [];
  if (!amount || !currency)
    throw new Misused(`"${given}" is not an amount with its currency.`, 'Write it as "12.50 CAD".');
  return { amount, currency: currency.toUpperCase() };
}

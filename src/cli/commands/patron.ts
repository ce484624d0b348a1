import { languages } from '../../domain/fulfilment/patron.js';
import type { Thing } from '../client.js';
import { call, custom, group } from '../command.js';
import { needed, passwordFrom } from '../input.js';
import { inTerminalLanguage } from '../locale.js';
import type { Columns } from '../table.js';
import { importFile, linesOfReport, refuseIfRefused } from './import-file.js';
import { requestLines } from './request-view.js';

const theirId = 'the number that the library knows them by';

const standings: Record<Thing<'PatronView'>['standing']['decision'], string> = {
  allowed: 'yes',
  review: 'after review by staff',
  refused: 'no',
};

const patronFacts: Columns<Thing<'PatronView'>> = {
  Patron: 'id',
  Name: 'name',
  Group: 'group',
  'E-mail': 'email',
  Language: 'language',
  'Picks up at': 'pickupLibrary',
  Expires: 'expiresOn',
  'May request': ({ standing }) => standings[standing.decision],
  Because: ({ standing }) => standing.reasons.map(({ text }) => text).join(' '),
  'Active requests': 'activeRequests',
  Loans: 'openLoans',
  Owes: ({ feesOwed, currency }) => (feesOwed === '0.00' ? undefined : `${feesOwed} ${currency}`),
  Changed: ({ updatedAt }, at) => at(updatedAt),
};

export const patronCommands = group(
  'patron',
  'Shows, adds and imports the patrons of a running node.',
  ['patron list --search roy', 'patron import patrons.csv --dry-run'],
  [
    call('addPatron', 'add', {
      says: 'Adds a patron.',
      examples: [
        'patron add 20417 "Élise Roy"',
        'patron add 20417 "Élise Roy" --email e.roy@college.example --language fr --pickup RES_SHARE --expires 2027-08-31',
      ],
      args: { id: ['<id>', theirId], name: ['<name>', 'their name'] },
      options: {
        group: ['--group <group>', 'user group'],
        email: ['--email <address>', 'where letters go'],
        language: ['--language <language>', 'of letters', languages],
        pickupLibrary: ['--pickup <library>', 'code of the library at which they pick up'],
        expiresOn: ['--expires <day>', 'the last day on which the card is valid, as 2027-08-31'],
        '--no-courtesy': 'wishes no reminders and receipts; overdue, lost and fee letters are sent all the same',
      },
      fills: (_, { own }) => (own.courtesy === false ? { noCourtesy: true } : {}),
      facts: patronFacts,
    }),
    call('listPatrons', 'list', {
      says: 'Shows patrons by name.',
      examples: ['patron list', 'patron list --search "el roy" --limit 10'],
      paging: true,
      options: { q: ['--search <words>', 'beginnings of words of name, id or e-mail'] },
      empty: 'No patrons.',
      columns: {
        Patron: 'id',
        Name: 'name',
        Group: 'group',
        'E-mail': 'email',
        Pickup: 'pickupLibrary',
        Expires: 'expiresOn',
        Blocked: ({ blocked }) => blocked || undefined,
      },
    }),
    call('readPatron', 'show', {
      says: 'Shows one patron, and whether they may request.',
      examples: ['patron show 20417'],
      args: { id: ['<id>', theirId] },
      facts: patronFacts,
    }),
    call('listOpenings', 'openings', {
      says: 'Shows who opened what is known of a patron, when and how, the newest first.',
      examples: ['patron openings 20417'],
      args: { id: ['<id>', theirId] },
      paging: true,
      empty: 'Nobody opened it.',
      columns: { When: ({ at }, when) => when(at), Who: 'who', How: 'how' },
    }),
    call('listLoans', 'loans', {
      says: 'Lists what a patron has from other libraries, or had.',
      examples: ['patron loans 20417', 'patron loans 20417 --status returned'],
      args: { patron: ['<id>', theirId] },
      paging: true,
      options: { status: ['--status <status>', 'only those', ['out', 'returned', 'lost', 'deleted']] },
      empty: 'No loans.',
      columns: { Loan: 'id', Barcode: 'barcode', Request: 'externalId', Due: 'dueDay', Status: 'status' },
    }),
    call('renewForPatron', 'renew', {
      says: 'Passes on that a patron wishes to keep a loan: to staff or to the lender, as the policy says.',
      examples: ['patron renew 20417 12', 'patron renew 20417 12 --until 2026-12-01'],
      args: { id: ['<patron>', theirId], loan: ['<loan>', 'the loan, as interlend patron loans shows it'] },
      options: { wishedDueDate: ['--until <date>', 'as YYYY-MM-DD; without it the usual date'] },
      lines: requestLines,
    }),
    call('setPin', 'pin', {
      says: 'Gives a patron a PIN to sign in with at /my. Their sessions end.',
      examples: ['patron pin 20417 --pin-stdin < pin.txt'],
      args: { id: ['<id>', theirId] },
      options: {
        '--pin-stdin': needed(
          '--pin-stdin',
          'reads the PIN from standard input: no other user of this machine sees it there',
        ),
      },
      fills: async (_, { host }) => ({ pin: await passwordFrom(host) }),
      json: ({ id }) => ({ changed: id }),
      lines: (_, { fields: { id } }) => [`${id} has a new PIN.`],
    }),
    custom('import', {
      says: 'Adds and changes patrons from a CSV file; ends with 1 when a row is refused.',
      examples: ['patron import patrons.csv --dry-run', 'patron import patrons.csv'],
      args: {
        '<file>': 'columns id, name, group, email, language, pickupLibrary, expiresOn, pin; - reads standard input',
      },
      options: {
        '--dry-run': 'say what would be, and keep nothing',
        '--language': inTerminalLanguage('in which language the report is'),
      },
      run: async ({ host, own, node }) => {
        const { importPatrons } = await node();
        return importFile(host, own, importPatrons);
      },
      lines: (report, { own }) => linesOfReport(report, own.language),
      ends: (report, { own }) => refuseIfRefused(report, own.language),
    }),
  ],
);

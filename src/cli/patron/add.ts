import { Option } from 'commander';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { patronLines } from './show.js';

export const addPatron = (host: Host) =>
  staffCommand('add', 'Adds a patron.', [
    'patron add 20417 "Élise Roy"',
    'patron add 20417 "Élise Roy" --email e.roy@college.example --language fr --pickup RES_SHARE --expires 2027-08-31',
  ])
    .argument('<id>', 'the number that the library knows them by')
    .argument('<name>', 'their name')
    .option('--group <group>', 'user group')
    .option('--email <address>', 'where letters go')
    .addOption(new Option('--language <language>', 'of letters').choices(['en', 'fr']))
    .option('--pickup <library>', 'code of the library at which they pick up')
    .option('--expires <day>', 'the last day on which the card is valid, as 2027-08-31')
    .option('--no-courtesy', 'wishes no reminders and receipts; overdue, lost and fee letters are sent all the same')
    .action(async (id: string, name: string, options: Options) => {
      const { group, email, language, pickup: pickupLibrary, expires: expiresOn, courtesy } = options;
      const draft = {
        id,
        name,
        group,
        email,
        language,
        pickupLibrary,
        expiresOn,
        ...(courtesy === false ? { noCourtesy: true } : {}),
      };
      answer(host, options, await (await connect(host, options)).addPatron(draft), (patron) =>
        patronLines(host, patron),
      );
    });

interface Options extends StaffOptions {
  group?: string;
  email?: string;
  language?: Language;
  pickup?: string;
  expires?: string;
  courtesy?: boolean;
}

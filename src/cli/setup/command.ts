import { resolve } from 'node:path';
import type { Language } from '../../domain/fulfilment/patron.js';
import { command } from '../command-line.js';
import type { Host } from '../host.js';
import { languageOption } from '../locale.js';
import type { Answers } from './questions.js';

export interface SetupOptions extends Partial<Answers> {
  folder: string;
  language: Language;
  passwordStdin?: boolean;
  yes?: boolean;
  json?: boolean;
  again?: boolean;
}

/** What the room is entered with. */
export interface SetupOrder extends SetupOptions {
  host: Host;
}

/** The first run: from an empty folder to a certified practice loan. It runs in the process `setup`. */
export const setupCommand = (host: Host) =>
  command(
    'setup',
    'Leads from an empty folder to a certified practice loan: settings, database, first administrator, practice partner. Goes on where it stopped.',
    [
      'setup',
      'setup --language fr',
      'setup --yes --name "Algonquin College" --symbol ISIL:CA-OOALG --address https://ill.example.ca',
      'setup --yes --json --name "Algonquin College" --symbol ISIL:CA-OOALG --password-stdin < password.txt',
    ],
  )
    .option('--name <name>', 'the name of the library, as partners and staff read it')
    .option('--symbol <type:value>', 'its agency symbol')
    .option('--address <url>', 'where partners and staff reach the node (http://127.0.0.1:8626)')
    .option('--administrator <code>', 'the login of the first administrator (admin)')
    .option('--password-stdin', 'reads their password from standard input; without it one is made and shown once')
    .option('--folder <folder>', 'where the settings and the data go (this one)', '.')
    .option('-y, --yes', 'asks nothing: what no flag says is as usual')
    .option('--again', 'certifies and lends once more, also when that was done')
    .option('--json', 'print JSON for programs; what happens is told on the side')
    .addOption(languageOption(host, 'of this conversation and of the library’s letters'))
    .action((options: SetupOptions) =>
      host.start('setup', { ...options, folder: resolve(options.folder), host } satisfies SetupOrder),
    );

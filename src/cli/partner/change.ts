import { Option } from 'commander';
import type { PartnerChange } from '../../engine/ports.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import { jsonFrom } from '../input.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, connect, staffCommand } from '../staff-command.js';
import { fieldsGiven, withFieldOptions } from './field-options.js';
import { authFrom, type PresentOptions, withPresentOptions } from './presented.js';
import { partnerLines } from './show.js';
import { symbolFrom } from './symbol.js';

/** What partners tell us later: the token they expect from us, a new address, another symbol. The code stays. */
export const changePartner = (host: Host) =>
  withFieldOptions(
    withPresentOptions(
      staffCommand('change', 'Changes what is named of a partner: what we present to it, its address, its dialect.', [
        'partner change lacite --present bearer --secret-from token.txt',
        'partner change lacite --present certificate --secret-from certificate-and-key.pem',
        'partner change lacite --address https://new.lacite.example/iso18626',
        'partner change lacite --auto-claim 3 --auto-cancel none',
        'partner change lacite --symbol ISIL:CA-OOLC --symbol OCLC:OLC',
        'partner change lacite --network 192.0.2.0/24 --note "Closed on Fridays."',
        'partner change lacite --from contacts-and-addresses.json',
        'partner change lacite --status inactive',
      ])
        .argument('<partner>', 'its code')
        .option('--name <name>', 'its name')
        .option(
          '--symbol <type:value>',
          'all its agency symbols, once for each; the first is the one we address',
          collected,
        )
        .option('--address <url>', 'where it takes ISO 18626 messages')
        .option('--dialect <dialect>', 'standard-1.2, standard-2021, alma, reshare, crosslink or interlend')
        .addOption(new Option('--iso-version <version>', 'the schema of first contact').choices(['1.2', '2021-2']))
        .option('--borrowing-profile <code>', 'workflow profile for what we borrow from it; none: every step')
        .option('--lending-profile <code>', 'workflow profile for what we lend to it; none: every step')
        .option('--note <text>', 'adds a note for colleagues, once for each', collected)
        .option('--from <file>', 'read the change from a JSON file (- for standard input); options add to it')
        .addOption(new Option('--status <status>', 'an inactive partner is not asked').choices(['active', 'inactive'])),
    ),
  ).action(async (code: string, options: Options) => {
    const given: PartnerChange = {
      name: options.name,
      symbols: options.symbol?.map(symbolFrom),
      url: options.address,
      dialect: options.dialect,
      isoVersion: options.isoVersion,
      status: options.status,
      borrowingProfile: orNone(options.borrowingProfile),
      lendingProfile: orNone(options.lendingProfile),
      outboundAuth: await authFrom(host, options),
      ...fieldsGiven(options),
    };
    const change: PartnerChange = {
      ...(options.from && (await jsonFrom(host, options.from))),
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    };
    if (Object.keys(change).length === 0 && !options.note)
      throw new Misused('Nothing is to be changed.', 'interlend partner change --help shows what can be.');
    const node = await connect(host, options);
    const texts = options.note?.map((text) => ({ text }));
    const notes = texts && { notes: [...(change.notes ?? (await node.partner(code)).notes), ...texts] };
    answer(host, options, await node.changePartner(code, { ...change, ...notes }), (partner) =>
      partnerLines(host, partner),
    );
  });

const orNone = (given: string | undefined): string | null | undefined => (given === 'none' ? null : given);

interface Options extends StaffOptions, PresentOptions {
  name?: string;
  symbol?: string[];
  address?: string;
  dialect?: string;
  isoVersion?: PartnerChange['isoVersion'];
  borrowingProfile?: string;
  lendingProfile?: string;
  note?: string[];
  from?: string;
  status?: PartnerChange['status'];
}

import { Option } from 'commander';
import type { PartnerChange } from '../../engine/ports.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand, wholeNumber } from '../staff-command.js';
import { authFrom, type PresentOptions } from './presented.js';
import { partnerLines } from './show.js';

/** What partners tell us later: the token they expect from us, a new address. Code and symbols stay. */
export const changePartner = (host: Host) =>
  staffCommand('change', 'Changes what is named of a partner: what we present to it, its address, its dialect.', [
    'partner change lacite --present bearer --secret-from token.txt',
    'partner change lacite --address https://new.lacite.example/iso18626',
    'partner change lacite --auto-claim 3 --auto-cancel 7',
    'partner change lacite --lending-profile QUIET',
    'partner change lacite --status inactive',
  ])
    .argument('<partner>', 'its code')
    .option('--name <name>', 'its name')
    .option('--address <url>', 'where it takes ISO 18626 messages')
    .option('--dialect <dialect>', 'standard-1.2, standard-2021, alma, reshare, crosslink or interlend')
    .addOption(new Option('--iso-version <version>', 'the schema of first contact').choices(['1.2', '2021-2']))
    .option('--call-limit <seconds>', 'how long a call may take', wholeNumber(1, 600))
    .option('--present <how>', 'what we present to it: bearer, basic, or header:NAME')
    .option('--secret-from <file>', 'file with that secret (basic: user:password); - reads standard input')
    .option(
      '--auto-claim <days>',
      'business days without an answer until we ask it for the status; 0 = never',
      wholeNumber(0, 400),
    )
    .option(
      '--auto-cancel <days>',
      'business days until its request goes to the next one; 0 = never',
      wholeNumber(0, 400),
    )
    .option('--borrowing-profile <code>', 'workflow profile for what we borrow from it; none: every step')
    .option('--lending-profile <code>', 'workflow profile for what we lend to it; none: every step')
    .addOption(new Option('--status <status>', 'an inactive partner is not asked').choices(['active', 'inactive']))
    .action(async (code: string, options: Options) => {
      const given: PartnerChange = {
        name: options.name,
        url: options.address,
        dialect: options.dialect,
        isoVersion: options.isoVersion,
        callLimitSeconds: options.callLimit,
        status: options.status,
        borrowingProfile: orNone(options.borrowingProfile),
        lendingProfile: orNone(options.lendingProfile),
        autoClaimDays: options.autoClaim,
        autoCancelDays: options.autoCancel,
        outboundAuth: await authFrom(host, options),
      };
      const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      if (Object.keys(change).length === 0)
        throw new Misused('Nothing is to be changed.', 'interlend partner change --help shows what can be.');
      answer(host, options, await (await connect(host, options)).changePartner(code, change), (partner) =>
        partnerLines(host, partner),
      );
    });

const orNone = (given: string | undefined): string | null | undefined => (given === 'none' ? null : given);

interface Options extends StaffOptions, PresentOptions {
  name?: string;
  address?: string;
  dialect?: string;
  isoVersion?: PartnerChange['isoVersion'];
  callLimit?: number;
  autoClaim?: number;
  autoCancel?: number;
  borrowingProfile?: string;
  lendingProfile?: string;
  status?: PartnerChange['status'];
}

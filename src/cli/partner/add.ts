import { Option } from 'commander';
import type { PartnerDraft } from '../../engine/ports.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import { jsonFrom } from '../input.js';
import { line } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, connect, staffCommand } from '../staff-command.js';
import { fieldsGiven, withFieldOptions } from './field-options.js';
import { authFrom, type PresentOptions, withPresentOptions } from './presented.js';
import { partnerLines } from './show.js';
import { symbolFrom } from './symbol.js';

export const addPartner = (host: Host) =>
  withFieldOptions(
    withPresentOptions(
      staffCommand('add', 'Adds a partner; the token that they will present to us is shown this once.', [
        'partner add --code lacite --name "La Cité" --symbol ISIL:CA-OOLC --address https://ill.lacite.example/iso18626',
        'partner add --code big --name "Big U" --symbol ISIL:CA-BIG --address https://big.example/iso --dialect alma \\',
        '      --present bearer --secret-from token.txt',
        'partner add --from partner.json',
      ])
        .option('--code <code>', 'short name for commands and screens')
        .option('--name <name>', 'its name')
        .option('--symbol <type:value>', 'its agency symbol, once for each', collected)
        .option('--address <url>', 'where it takes ISO 18626 messages')
        .option('--dialect <dialect>', 'standard-1.2, standard-2021, alma, reshare, crosslink or interlend')
        .addOption(new Option('--iso-version <version>', 'the schema of first contact').choices(['1.2', '2021-2']))
        .option('--borrowing-profile <code>', 'workflow profile for what we borrow from it')
        .option('--lending-profile <code>', 'workflow profile for what we lend to it')
        .option('--from <file>', 'read the partner from a JSON file (- for standard input); options add to it'),
    ),
  ).action(async (options: Options) => {
    const draft = {
      dialect: 'standard-1.2',
      ...(options.from && (await jsonFrom(host, options.from))),
      ...(await draftOf(host, options)),
    };
    const outcome = await (await connect(host, options)).addPartner(complete(draft));
    answer(host, options, outcome, ({ partner, token }) => [
      ...partnerLines(host, partner),
      '',
      'What they present to us, shown this once:',
      line(token),
    ]);
  });

interface Options extends StaffOptions, PresentOptions {
  code?: string;
  name?: string;
  symbol?: string[];
  address?: string;
  dialect?: string;
  isoVersion?: PartnerDraft['isoVersion'];
  borrowingProfile?: string;
  lendingProfile?: string;
  from?: string;
}

async function draftOf(host: Host, options: Options): Promise<Partial<PartnerDraft>> {
  const outboundAuth = await authFrom(host, options);
  const given: Partial<PartnerDraft> = {
    code: options.code,
    name: options.name,
    symbols: options.symbol?.map(symbolFrom),
    url: options.address,
    dialect: options.dialect,
    isoVersion: options.isoVersion,
    outboundAuth,
    ...fieldsGiven(options),
    borrowingProfile: options.borrowingProfile,
    lendingProfile: options.lendingProfile,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const needed = { code: '--code', name: '--name', symbols: '--symbol', url: '--address' } as const;

function complete(draft: Partial<PartnerDraft>): PartnerDraft {
  const missing = (Object.keys(needed) as (keyof typeof needed)[]).filter((field) => draft[field] === undefined);
  if (missing.length > 0)
    throw new Misused(
      `A partner needs more: ${missing.map((field) => needed[field]).join(', ')}.`,
      'interlend partner add --help shows examples.',
    );
  return draft as PartnerDraft;
}

import { randomBytes } from 'node:crypto';
import { Option } from 'commander';
import type { PracticeOptions } from '../../compose/open-practice.js';
import {
  type BorrowerScenario,
  borrowerScenario,
  borrowerScenarioNames,
  type Faults,
  type LenderScenario,
  lenderScenario,
  lenderScenarioNames,
} from '../../domain/practice/play.js';
import { practiceName } from '../../engine/practice/desk.js';
import type { IsoVersion } from '../../protocol/codes.js';
import { isoVersions } from '../../protocol/codes.js';
import { dialectNames, dialectOf } from '../../protocol/dialects/index.js';
import { say } from '../../words/index.js';
import type { Client, Thing } from '../client.js';
import { connect, staffCommand } from '../command-line.js';
import { CallRefused, Misused } from '../failures.js';
import type { Host } from '../host.js';
import { collected, textFrom, wholeNumber } from '../input.js';
import { type StaffOptions, staffAccess } from '../staff-access.js';

/** The command line of the practice partner; it runs in the process `practice`. */
export const practiceCommand = (host: Host) =>
  staffCommand('practice', 'Plays a partner to practise with; a running node lists it by itself.', [
    'practice',
    'practice --scenario refuses',
    'practice --ask renews --title "Lakes and rivers"',
    'practice --library ISIL:CA-OOALG --library-address https://ill.example/iso18626 \\',
    '      --present-from their-token.txt --accept-from our-token.txt',
  ])
    .addHelpText('after', scenarioHelp())
    .option('--code <code>', 'its code in the directory of the node', 'PRACTICE')
    .option('--symbol <type:value>', 'its agency symbol, once for each (ISIL:CA-PRACTICE)', collected)
    .option('--host <address>', 'where it listens', '127.0.0.1')
    .option('--port <number>', 'the port it listens on', wholeNumber(1, 65_535), 9626)
    .option('--reached-at <url>', 'its address as the node calls it, when that is another one')
    .addOption(new Option('--dialect <dialect>', 'how it speaks').choices(dialectNames).default('standard-1.2'))
    .addOption(new Option('--iso-version <version>', 'what it begins with').choices(isoVersions))
    .addOption(
      new Option('--scenario <name>', 'what it does with a request that names none')
        .choices(lenderScenarioNames)
        .default('fills'),
    )
    .addOption(
      new Option('--ask <name>', 'it asks the library for something, too').choices(borrowerScenarioNames as string[]),
    )
    .option('--title <words>', 'what it asks for', 'Practice: lakes and rivers')
    .option('--soon <ms>', 'how long it takes to answer', wholeNumber(0, 3_600_000), 500)
    .option('--later <ms>', 'how long the steps after that take', wholeNumber(0, 86_400_000), 3000)
    .option('--instead <message=message>', 'a mistake: Overdue=nothing, RenewRefused=RenewGranted', collected)
    .option('--refuse <event=words>', 'a mistake: requester.renew="we do not renew"', collected)
    .option('--library <type:value>', 'practise with this library instead of one that lists it by itself')
    .option('--library-address <url>', 'where that library takes messages')
    .option('--present-from <file>', 'file with the token it presents to that library')
    .option('--accept-from <file>', 'file with the secret that library presents to it')
    .action(async (options: Options) => {
      const symbols = options.symbol ?? ['ISIL:CA-PRACTICE'];
      const secret = options.acceptFrom
        ? (await textFrom(host, options.acceptFrom)).trim()
        : randomBytes(32).toString('base64url');
      const isoVersion = options.isoVersion ?? dialectOf(options.dialect).version;
      const address = options.reachedAt ?? `http://${options.host}:${options.port}/iso18626`;
      const library = options.libraryAddress
        ? await libraryNamed(host, options)
        : await joinNode(host, await connect(host, options), {
            code: options.code,
            symbols,
            address,
            secret,
            isoVersion,
            dialect: options.dialect,
            node: await nodeAddress(host, options),
          });
      const started: PracticeOptions = {
        host: options.host,
        port: options.port,
        symbols,
        isoVersion,
        library,
        secret,
        dialect: options.dialect,
        scenario: options.scenario,
        soonMs: options.soon,
        laterMs: options.later,
        allowAddresses: (host.env['INTERLEND_ALLOW_ADDRESSES'] ?? '').split(/[\s,]+/).filter(Boolean),
        faults: faultsFrom(options.instead ?? [], options.refuse ?? []),
        ...(options.ask ? { ask: { title: options.title, scenario: options.ask } } : {}),
      };
      await host.start('practice', { ...started });
    });

interface Options extends StaffOptions {
  code: string;
  symbol?: string[];
  host: string;
  port: number;
  reachedAt?: string;
  dialect: string;
  isoVersion?: IsoVersion;
  scenario: LenderScenario;
  ask?: BorrowerScenario;
  title: string;
  soon: number;
  later: number;
  instead?: string[];
  refuse?: string[];
  library?: string;
  libraryAddress?: string;
  presentFrom?: string;
  acceptFrom?: string;
}

async function libraryNamed(host: Host, options: Options): Promise<PracticeOptions['library']> {
  const { library, libraryAddress: url = '', presentFrom, acceptFrom } = options;
  if (!library || !presentFrom || !acceptFrom)
    throw new Misused(
      '--library, --library-address, --present-from and --accept-from belong together.',
      'Or leave them all out: then a running node of yours lists the practice partner by itself.',
    );
  return { symbol: library, url, token: (await textFrom(host, presentFrom)).trim() };
}

async function nodeAddress(host: Host, options: StaffOptions): Promise<string> {
  const { url } = await staffAccess(host, options);
  return new URL(`${url.pathname.replace(/\/$/, '')}/iso18626`, url).href;
}

function scenarioHelp(): string {
  const lender = lenderScenarioNames.map((name) => `  ${name.padEnd(11)} ${say(lenderScenario(name).says, 'en')}`);
  const borrower = borrowerScenarioNames.map(
    (name) => `  ${name.padEnd(11)} ${say(borrowerScenario(name).says, 'en')}`,
  );
  return [
    '',
    'What it does with a request, unless its note or title says another word behind "practice:":',
    ...lender,
    '',
    'What it does when it asks (--ask):',
    ...borrower,
  ].join('\n');
}

/** Mistakes as they are typed: `Overdue=nothing`, `RenewRefused=RenewGranted`; `requester.renew=we do not renew`. */
export function faultsFrom(instead: readonly string[], refuse: readonly string[]): Faults {
  const said = (name: string) => (name === 'nothing' ? 'nothing' : `send:${name}`);
  const wrong = instead.map((given) => {
    const [from, to] = parted(given);
    return [said(from), said(to)] as const;
  });
  const refused = refuse.map((given) => {
    const [event, words] = parted(given);
    return [event, { words, unsupported: /^(not supported|unsupported)/i.test(words) }] as const;
  });
  return {
    instead: Object.fromEntries(wrong) as NonNullable<Faults['instead']>,
    refuses: Object.fromEntries(refused),
  };
}

function parted(given: string): [string, string] {
  const at = given.indexOf('=');
  if (at < 1 || at === given.length - 1)
    throw new Misused(`"${given}" is no mistake to make.`, 'Write it as Overdue=nothing or requester.renew=words.');
  return [given.slice(0, at), given.slice(at + 1)];
}

export interface Joining {
  code: string;
  symbols: readonly string[];
  /** Where the node will call the practice partner. */
  address: string;
  /** What the node will present there. */
  secret: string;
  dialect: string;
  isoVersion: IsoVersion;
  /** Where the node takes messages. */
  node: string;
}

/** Lists the practice partner in the directory of a running node, anew each time: its secrets live as long as it runs. */
export async function joinNode(host: Host, client: Client, joining: Joining): Promise<PracticeOptions['library']> {
  const { code, address: url, secret, dialect, isoVersion } = joining;
  const symbols = joining.symbols.map((symbol) => {
    const colon = symbol.indexOf(':');
    return { type: symbol.slice(0, colon), value: symbol.slice(colon + 1) };
  });
  const [library] = (await client.readNode()).symbols;
  if (!library) throw new CallRefused('The node has no symbol of its own.', 'Set INTERLEND_SYMBOLS.');
  const present = { kind: 'bearer', token: secret } as const;
  const known = (await client.listPartners({ code: [code] })).items[0];
  if (known && !isOurs(known, symbols))
    throw new CallRefused(`${code} is another partner of the node.`, 'Give --code, a code of its own.');
  const token = known ? await comeBack(client, known) : undefined;
  if (known) await client.changePartner({ code, practice: true, url, dialect, isoVersion, outboundAuth: present });
  const added = known
    ? undefined
    : await client.addPartner({
        practice: true,
        code,
        name: practiceName,
        symbols,
        url,
        dialect,
        isoVersion,
        outboundAuth: present,
      });
  host.out(`The node lists it as partner ${code}.`);
  const symbol = `${library.type}:${library.value}`;
  return { symbol, url: joining.node, token: token ?? added?.token ?? '' };
}

const isOurs = (known: Thing<'PartnerView'>, symbols: readonly { type: string; value: string }[]): boolean =>
  known.name === practiceName &&
  symbols.every(({ type, value }) => known.symbols.some((each) => each.type === type && each.value === value));

async function comeBack(client: Client, known: Thing<'PartnerView'>): Promise<string> {
  const { secret } = await client.issueCredential({ code: known.code, kind: 'token' });
  for (const { id, revokedAt } of known.credentials)
    if (!revokedAt) await client.revokeCredential({ code: known.code, id });
  return secret ?? '';
}

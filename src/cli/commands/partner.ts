import { credentialKinds } from '../../contract/partner-schemas.js';
import { isoVersions } from '../../protocol/codes.js';
import { dialectNames } from '../../protocol/dialects/index.js';
import { message, say } from '../../words/index.js';
import type { Client, Fields, Thing } from '../client.js';
import { call, group, removal } from '../command.js';
import { CallRefused, Misused } from '../failures.js';
import { collected, collectedAs, jsonFrom, orNone } from '../input.js';
import { inTerminalLanguage } from '../locale.js';
import { oneLine } from '../table.js';
import { locateAtPartners, partnerCatalogue } from './partner-catalogue.js';
import { certifyPartner } from './partner-certify.js';
import {
  authFrom,
  channelFacts,
  channelWords,
  fieldOptions,
  newFieldOptions,
  partnerLines,
  presentOptions,
  roles,
  symbolsOf,
} from './partner-options.js';

const code = { code: ['<partner>', 'its code'] } as const;

/** `ISIL:CA-OOALG` as type and value. */
function symbolFrom(given: string): { type: string; value: string } {
  const [, type, value] = /^([^:\s]+):(\S.*)$/.exec(given) ?? [];
  if (!type || !value) throw new Misused(`"${given}" is not a symbol.`, 'Write it as ISIL:CA-OOALG.');
  return { type, value };
}
const symbolList = collectedAs(symbolFrom);

const protocolOptions = {
  url: ['--address <url>', 'where it takes ISO 18626 messages'],
  dialect: ['--dialect <dialect>', `${dialectNames.slice(0, -1).join(', ')} or ${dialectNames.at(-1)}`],
  isoVersion: ['--iso-version <version>', 'the schema of first contact', isoVersions],
} as const;

const order = (name: Fields<'orderChannel'>['order'], says: string) =>
  call('orderChannel', name, {
    says,
    examples: [`partner ${name} lacite`],
    args: code,
    fills: () => ({ order: name }),
    facts: channelFacts,
  });

const partNames: Record<Thing<'CredentialPart'>['part'], string> = {
  address: 'Address',
  secretAddress: 'Secret address',
  header: 'Header',
  user: 'User',
  password: 'Password',
  accountId: 'Account ID',
  securityCode: 'Security code',
  fingerprint: 'Fingerprint',
};

const credentialCommands = group(
  'credential',
  'Issues and revokes what a partner presents to us.',
  ['partner credential issue lacite --kind basic', 'partner credential revoke lacite 4'],
  [
    call('issueCredential', 'issue', {
      says: 'Makes another credential; the secret is shown this once.',
      examples: [
        'partner credential issue lacite',
        'partner credential issue lacite --kind path',
        'partner credential issue lacite --kind certificate --fingerprint 3F:A1:…',
        'partner credential issue broker --symbol ISIL:CA-OOLC',
      ],
      args: code,
      options: {
        kind: [
          '--kind <kind>',
          'in a header, as a password, in the path for systems that can only set a URL, as security code in each message, or a client certificate',
          credentialKinds,
          'token',
        ],
        fingerprint: ['--fingerprint <sha256>', 'of the client certificate'],
        symbols: ['--symbol <type:value>', 'the symbols it may speak for, once for each; without it all', collected],
      },
      lines: ({ id, secret, parts }) => [
        secret ? `Number ${oneLine(id)}, shown this once:` : `Number ${oneLine(id)}.`,
        ...(secret ? parts.map(({ part, value }) => oneLine(`${partNames[part]}: ${value}`)) : []),
      ],
    }),
    call('revokeCredential', 'revoke', {
      says: 'Makes a credential worthless at once.',
      examples: ['partner credential revoke lacite 4'],
      args: { ...code, id: ['<number>', 'of the credential, as interlend partner show lists it'] },
      json: ({ id }) => ({ revoked: id }),
      lines: () => ['Revoked.'],
    }),
  ],
);

export const partnerCommands = group(
  'partner',
  'Adds, tests and steers the partners of a running node.',
  ['partner list', 'partner test lacite', 'partner hold lacite'],
  [
    call('addPartner', 'add', {
      says: 'Adds a partner; the token that they will present to us is shown this once.',
      examples: [
        'partner add --code lacite --name "La Cité" --symbol ISIL:CA-OOLC --address https://ill.lacite.example/iso18626',
        'partner add --code big --name "Big U" --symbol ISIL:CA-BIG --address https://big.example/iso --dialect alma \\',
        '      --present bearer --secret-from token.txt',
        'partner add --from partner.json',
      ],
      options: {
        code: ['--code <code>', 'short name for commands and screens'],
        name: ['--name <name>', 'its name'],
        symbols: ['--symbol <type:value>', 'its agency symbol, once for each', symbolList],
        ...protocolOptions,
        borrowingProfile: ['--borrowing-profile <code>', 'workflow profile for what we borrow from it'],
        lendingProfile: ['--lending-profile <code>', 'workflow profile for what we lend to it'],
        '--from <file>': 'read the partner from a JSON file (- for standard input); options add to it',
        ...presentOptions,
        ...newFieldOptions,
      },
      fills: async (fields, { host, own }) => {
        const file = own.from ? await jsonFrom(host, own.from) : {};
        return complete({ dialect: 'standard-1.2', ...file, ...(await authFrom(host, own)), ...fields });
      },
      lines: ({ partner, token }, context) => [
        ...partnerLines(partner, context),
        ...(token === undefined ? [] : ['', 'What they present to us, shown this once:', oneLine(token)]),
      ],
    }),
    call('changePartner', 'change', {
      says: 'Changes what is named of a partner: what we present to it, its address, its dialect.',
      examples: [
        'partner change lacite --present bearer --secret-from token.txt',
        'partner change lacite --present certificate --secret-from certificate-and-key.pem',
        'partner change lacite --address https://new.lacite.example/iso18626',
        'partner change lacite --auto-claim 3 --auto-cancel none',
        'partner change lacite --symbol ISIL:CA-OOLC --symbol OCLC:OLC',
        'partner change lacite --network 192.0.2.0/24 --note "Closed on Fridays."',
        'partner change lacite --from contacts-and-addresses.json',
        'partner change lacite --status inactive',
      ],
      changes: true,
      args: code,
      options: {
        name: ['--name <name>', 'its name'],
        symbols: [
          '--symbol <type:value>',
          'all its agency symbols, once for each; the first is the one we address',
          symbolList,
        ],
        ...protocolOptions,
        borrowingProfile: [
          '--borrowing-profile <code>',
          'workflow profile for what we borrow from it; none: every step',
          orNone,
        ],
        lendingProfile: [
          '--lending-profile <code>',
          'workflow profile for what we lend to it; none: every step',
          orNone,
        ],
        '--note <text>': ['adds a note for colleagues, once for each', collected],
        '--from <file>': 'read the change from a JSON file (- for standard input); options add to it',
        status: ['--status <status>', 'an inactive partner is not asked', ['active', 'inactive']],
        ...presentOptions,
        ...fieldOptions,
      },
      fills: async (fields, { host, node, own }) => {
        const auth = await authFrom(host, own);
        const file: Partial<Fields<'changePartner'>> = own.from ? await jsonFrom(host, own.from) : {};
        const change = { ...file, ...auth, ...fields };
        return own.note ? { ...change, notes: await withNotes(await node(), change, own.note) } : change;
      },
      lines: partnerLines,
    }),
    removal(
      'removePartner',
      'Removes a partner with its symbols and credentials; refused with a list while requests with it are open.',
      'partner remove lacite',
      code,
    ),
    call('listPartners', 'list', {
      says: 'Shows partners and whether messages flow to them.',
      examples: ['partner list', 'partner list --search "la cite" --limit 10', 'partner list --json'],
      paging: true,
      options: { q: ['--search <words>', 'parts of name, code or symbol'] },
      empty: 'No partners yet: interlend partner add --help shows how to add one.',
      columns: {
        Partner: 'code',
        Name: 'name',
        Symbols: symbolsOf,
        Dialect: 'dialect',
        ISO: 'isoVersion',
        They: roles,
        Channel: ({ status, channel }) => (status === 'inactive' ? 'inactive' : channelWords[channel.state]),
        Waiting: ({ channel }) => channel.waiting || undefined,
      },
    }),
    call('readPartner', 'show', {
      says: 'Shows one partner, its credentials and its channel.',
      examples: ['partner show lacite'],
      args: code,
      lines: partnerLines,
    }),
    call('testPartner', 'test', {
      says: 'Tries the connection to a partner step by step and names the remedy; ends with 1 when a step fails.',
      examples: ['partner test lacite', 'partner test lacite --language fr', 'partner test lacite --json'],
      args: code,
      options: { '--language': inTerminalLanguage('in which language it is said') },
      lines: (steps, { own }) =>
        steps.flatMap(({ ok, remedy, title, said }) => {
          const result = say(message('said.labelled', { label: title, what: said }), own.language);
          return [oneLine(`${ok ? '✓' : '✗'} ${result}`), ...(remedy && !ok ? [oneLine(`    → ${remedy}`)] : [])];
        }),
      ends: (steps) => {
        const failed = steps.filter(({ ok }) => !ok).length;
        if (failed > 0) throw new CallRefused(failed === 1 ? 'One step failed.' : `${failed} steps failed.`);
      },
    }),
    call('confirmAddress', 'confirm', {
      says: 'Confirms the new address of a partner: what we present to it, which was entered for another address, is sent there from now on.',
      examples: ['partner confirm lacite https://new.lacite.example'],
      args: {
        ...code,
        origin: ['<origin>', 'scheme, host and port of the new address, as interlend partner show has them'],
      },
      lines: partnerLines,
    }),
    certifyPartner,
    partnerCatalogue,
    locateAtPartners,
    order('hold', 'Keeps back what goes to a partner until it is resumed; what they send is still taken.'),
    order('suspend', 'Stops sending to a partner that will be away for long; what they send is still taken.'),
    order('resume', 'Lets messages flow to a partner again, in their order.'),
    order('probe', 'Tries one message now, without waiting for the next planned try.'),
    credentialCommands,
  ],
);

const needed = { code: '--code', name: '--name', symbols: '--symbol', url: '--address' } as const;

function complete(draft: Partial<Fields<'addPartner'>>): Partial<Fields<'addPartner'>> {
  const missing = (Object.keys(needed) as (keyof typeof needed)[]).filter((field) => draft[field] === undefined);
  if (missing.length === 0) return draft;
  throw new Misused(
    `A partner needs more: ${missing.map((field) => needed[field]).join(', ')}.`,
    'interlend partner add --help shows examples.',
  );
}

/** The notes that are there, and those that are added. */
async function withNotes(
  { readPartner }: Client,
  { code = '', notes }: Partial<Fields<'changePartner'>>,
  more: string[],
) {
  return [...(notes ?? (await readPartner({ code })).notes), ...more.map((text) => ({ text }))];
}

/** Options for what is said of a partner, from the rows of partner fields: each has one, and the rows say what it does. */
import { InvalidArgumentError, Option } from 'commander';
import { partnerFieldSchemas } from '../../contract/partner-schemas.js';
import { keywordsOf } from '../../contract/shape.js';
import {
  type PartnerFieldName,
  type PartnerFieldType,
  partnerFieldNames,
  partnerFieldRows,
} from '../../domain/partner/fields.js';
import type { ClosedPeriod } from '../../domain/partner/records.js';
import { readAmount } from '../../domain/request/amount.js';
import { say } from '../../words/index.js';
import type { Fields, Thing } from '../client.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import { collected, orNone, textFrom, wholeNumber } from '../input.js';
import type { OwnValues } from '../row.js';
import { type At, type Cell, type Columns, factRows, factTable, oneLine, tableOf } from '../table.js';

type Presented = NonNullable<Fields<'addPartner'>['outboundAuth']>;

/** `autoClaimDays` → `auto-claim`: the unit is named besides the value. */
const flagOf = (name: PartnerFieldName): string =>
  name === 'networks'
    ? 'network'
    : name === 'closures'
      ? 'closure'
      : name.replace(/(Business)?(Days|Seconds)$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const valueNames: Partial<Record<PartnerFieldType, string>> = {
  days: 'days',
  seconds: 'seconds',
  count: 'number',
  line: 'text',
  currency: 'code',
  amount: 'amount',
  zone: 'zone',
  date: 'day',
};

/** Contacts and addresses have none: they come from a file. */
function optionsOf(name: PartnerFieldName, isNew: boolean): Option[] {
  const { type, default: usual } = partnerFieldRows[name];
  const says = say(partnerFieldRows[name].says, 'en');
  const flag = flagOf(name);
  const once = (value: string, more: string, read: (given: string, before: never) => unknown) => [
    new Option(`--${flag} <${value}>`, `${says} ${more}`).argParser(read as never),
  ];
  if (type === 'yesNo') return [new Option(`--${flag}`, says), new Option(`--no-${flag}`).hideHelp()];
  if (type === 'language') return [new Option(`--${flag} <language>`, says).choices(choicesOf(type))];
  if (type === 'expiry') return [new Option(`--${flag} <type>`, says).choices(choicesOf(type))];
  if (type === 'symbols') return once('symbol', 'Once for each; none: for nobody else', networkOrNone);
  if (type === 'networks') return once('range', 'Once for each; none: from anywhere', networkOrNone);
  if (type === 'periods')
    return once('days', 'Such as 2026-12-24..2027-01-02, once for each; none: without a calendar', periodOrNone);
  const value = valueNames[type];
  if (!value) return [];
  const removable = usual === undefined && !isNew ? ' (none clears it)' : '';
  return [new Option(`--${flag} <${value}>`, `${says}${removable}`).argParser(readerOf(type, usual === undefined))];
}

const readerOf =
  (type: PartnerFieldType, removable: boolean) =>
  (given: string): unknown => {
    if (removable && given === 'none') return orNone(given);
    if (type === 'line' || type === 'date' || type === 'zone') return given;
    if (type === 'currency') return given.toUpperCase();
    if (type === 'amount') {
      const amount = readAmount(given);
      if (amount === undefined) throw new InvalidArgumentError('Write an amount such as 12.50 or 12,50.');
      return amount;
    }
    const { minimum, maximum } = keywordsOf(partnerFieldSchemas[type]);
    return wholeNumber(Number(minimum), Number(maximum))(given);
  };

const choicesOf = (type: PartnerFieldType): string[] => keywordsOf(partnerFieldSchemas[type])['enum'] as string[];

function periodOrNone(given: string, before: ClosedPeriod[] = []): ClosedPeriod[] {
  if (given === 'none') return [];
  const [, from, until = from] = /^(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?$/.exec(given) ?? [];
  if (!from || !until) throw new InvalidArgumentError('Write a day, or two such as 2026-12-24..2027-01-02.');
  return [...before, { from, until }];
}

const networkOrNone = (given: string, before: string[] | undefined): string[] =>
  given === 'none' ? [] : collected(given, before);

const optionsFor = (isNew: boolean) =>
  Object.fromEntries(partnerFieldNames.map((name) => [name, optionsOf(name, isNew)])) as Partial<
    Record<PartnerFieldName, Option[]>
  >;

/** Of a partner that is changed. */
export const fieldOptions = optionsFor(false);

/** Of a new one: there is nothing yet to be cleared. */
export const newFieldOptions = optionsFor(true);

/** What we present, on the commands that take it. */
export const presentOptions = {
  '--present <how>': 'what we present to it: none, bearer, basic, header:NAME, or certificate',
  '--secret-from <file>':
    'file with that secret (basic: user:password; certificate: certificate and key in PEM); - reads standard input',
  '--account-id <id>': 'account id that goes into the header of each message besides',
  '--security-code-from <file>': 'file with the security code of that account',
} as const;
type Given = OwnValues<typeof presentOptions, object>;

/** What we present to a partner. Secrets are read from a file, because other users of the machine can see a command's words. */
export async function authFrom(host: Host, options: Given): Promise<{ outboundAuth?: Presented }> {
  const account = await accountFrom(host, options);
  const presented = await presentedFrom(host, options, account !== undefined);
  return presented ? { outboundAuth: { ...presented, ...(account ? { account } : {}) } } : {};
}

async function accountFrom(host: Host, { accountId, securityCodeFrom }: Given) {
  if (accountId === undefined && securityCodeFrom === undefined) return undefined;
  if (accountId === undefined || securityCodeFrom === undefined)
    throw new Misused('--account-id and --security-code-from belong together.', 'Say both.');
  const securityCode = (await textFrom(host, securityCodeFrom)).trim();
  if (securityCode === '') throw new Misused('The security code is empty.');
  return { accountId, securityCode };
}

/** What is presented is said anew as a whole: an account without anything else is no secret in the header. */
async function presentedFrom(
  host: Host,
  { present, secretFrom }: Given,
  withAccount: boolean,
): Promise<Presented | undefined> {
  if (present === undefined && secretFrom === undefined) return withAccount ? { kind: 'none' } : undefined;
  if (present === 'none' && secretFrom === undefined) return { kind: 'none' };
  if (present === undefined || secretFrom === undefined)
    throw new Misused('--present and --secret-from belong together.', 'Say how, and which file has the secret.');
  const secret = (await textFrom(host, secretFrom)).trim();
  if (secret === '') throw new Misused('The secret is empty.');
  const header = /^header:(\S+)$/.exec(present)?.[1];
  if (header) return { kind: 'header', name: header, value: secret };
  if (present === 'certificate') return certificateIn(secret);
  if (present === 'bearer') return { kind: 'bearer', token: secret };
  const at = secret.indexOf(':');
  if (present === 'basic' && at > 0)
    return { kind: 'basic', user: secret.slice(0, at), password: secret.slice(at + 1) };
  if (present === 'basic') throw new Misused('The secret for basic is not user:password.');
  throw new Misused(
    `"${present}" is no way to present a secret.`,
    'Choose none, bearer, basic, header:NAME, or certificate.',
  );
}

/** One file holds both, in any order; what is between its blocks is left out. */
function certificateIn(text: string): Presented {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/g)];
  const named = (what: RegExp) => blocks.filter(([, name = '']) => what.test(name)).map(([block]) => `${block}\n`);
  const [certificates, keys] = [named(/^CERTIFICATE$/), named(/PRIVATE KEY$/)];
  if (certificates.length === 0 || keys.length !== 1)
    throw new Misused(
      'The file does not hold a certificate and its private key.',
      'Put both into it in PEM: the certificate first, those of its authorities after it, and one key.',
    );
  return { kind: 'certificate', certificate: certificates.join(''), key: keys.join('') };
}

type Partner = Thing<'PartnerView'>;
type Channel = Partner['channel'];

/** A breaker that is closed lets messages through: for people the other way round. */
export const channelWords: Record<Channel['state'], string> = {
  closed: 'flowing',
  open: 'failing',
  held: 'held',
  suspended: 'suspended',
};

export const channelFacts: Columns<Channel> = {
  Channel: ({ state }) => channelWords[state],
  Because: 'reason',
  'Failures in a row': ({ failuresInARow }) => failuresInARow || undefined,
  Since: ({ openedAt }, at) => at(openedAt),
  'Next try': ({ nextProbeAt }, at) => at(nextProbeAt),
  'At most': ({ ratePerSecond }) => (ratePerSecond === undefined ? undefined : `${ratePerSecond} a second`),
  Waiting: 'waiting',
  'The oldest since': ({ oldestWaitingAt }, at) => at(oldestWaitingAt),
};

export const symbolsOf = ({ symbols }: Partner): string =>
  symbols.map(({ type, value }) => `${type}:${value}`).join(', ');

export const roles = ({ borrowing, lending }: Partner): string =>
  [borrowing && 'borrow', lending && 'lend'].filter(Boolean).join(', ');

/** A partner as staff read it. */
export function partnerLines(partner: Partner, { at }: { at: At }): string[] {
  return [
    ...factTable([
      ['Partner', partner.code],
      ['Name', partner.name],
      ['Status', partner.status],
      ['Symbols', symbolsOf(partner)],
      ['Address', partner.url],
      ['Dialect', partner.dialect],
      ['ISO 18626', partner.isoVersion],
      ['They', roles(partner)],
      ['We present', partner.presents],
      ['Entered for', partner.secret?.enteredFor],
      ['Not confirmed', partner.secret?.waits ? `${partner.secret.origin}: nothing is presented there` : undefined],
      ['Our certificate', partner.ourCertificate?.subject],
      ['Its fingerprint', partner.ourCertificate?.fingerprint],
      ['Valid until', at(partner.ourCertificate?.validUntil)],
      ['Borrowing profile', partner.borrowingProfile],
      ['Lending profile', partner.lendingProfile],
      ...fieldFacts(partner),
      ...factRows(partner.channel, channelFacts, at),
    ]),
    ...listed('Contacts:', partner.contacts, ({ name, role, email, phone }) => [name, role, email, phone]),
    ...listed('Addresses:', partner.addresses, ({ uses, line1, line2, locality, region, postalCode, country }) => [
      uses.join(' + '),
      ...[line1, line2, locality, region, postalCode, country],
    ]),
    ...listed('Notes:', partner.notes, ({ text, by, at: noted }) => [text, by, at(noted)]),
    ...(partner.credentials.length === 0
      ? []
      : [
          '',
          'What they may present to us:',
          ...tableOf(partner.credentials, credentialColumns, at).map((each) => `  ${each}`),
        ]),
  ];
}

/** What differs from a partner of whom nothing is said. */
const fieldFacts = (partner: Partner): [string, Cell][] =>
  partnerFieldNames.flatMap((name): [string, Cell][] => {
    const { label, default: usual } = partnerFieldRows[name];
    const value: unknown = partner[name];
    const shown = Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(', ') : value;
    return shown === '' || value === usual ? [] : [[say(label, 'en'), shown as Cell]];
  });

const listed = <T>(heading: string, things: readonly T[], parts: (thing: T) => (string | undefined)[]): string[] =>
  things.length === 0
    ? []
    : ['', heading, ...things.map((each) => oneLine(`  ${parts(each).filter(Boolean).join(', ')}`))];

const credentialColumns: Columns<Partner['credentials'][number]> = {
  '#': 'id',
  Kind: 'kind',
  Begins: 'prefix',
  For: ({ symbols }) => symbols?.join(', '),
  Issued: ({ createdAt }, at) => at(createdAt),
  'Last used': ({ lastUsedAt }, at) => at(lastUsedAt) ?? 'never',
  Revoked: ({ revokedAt }, at) => at(revokedAt),
};

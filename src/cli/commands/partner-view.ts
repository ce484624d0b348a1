import { partnerFieldNames, partnerFieldRows } from '../../domain/partner/fields.js';
import { say } from '../../words/index.js';
import type { Thing } from '../client.js';
import { type At, type Cell, type Columns, facts, factsOf, line, tableOf } from '../table.js';

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
    ...facts([
      ['Partner', partner.code],
      ['Name', partner.name],
      ['Status', partner.status],
      ['Symbols', symbolsOf(partner)],
      ['Address', partner.url],
      ['Dialect', partner.dialect],
      ['ISO 18626', partner.isoVersion],
      ['They', roles(partner)],
      ['We present', partner.presents],
      ['Our certificate', partner.ourCertificate?.subject],
      ['Its fingerprint', partner.ourCertificate?.fingerprint],
      ['Valid until', at(partner.ourCertificate?.validUntil)],
      ['Borrowing profile', partner.borrowingProfile],
      ['Lending profile', partner.lendingProfile],
      ...fieldFacts(partner),
      ...factsOf(partner.channel, channelFacts, at),
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
    : ['', heading, ...things.map((each) => line(`  ${parts(each).filter(Boolean).join(', ')}`))];

const credentialColumns: Columns<Partner['credentials'][number]> = {
  '#': 'id',
  Kind: 'kind',
  Begins: 'prefix',
  For: ({ symbols }) => symbols?.join(', '),
  Issued: ({ createdAt }, at) => at(createdAt),
  'Last used': ({ lastUsedAt }, at) => at(lastUsedAt) ?? 'never',
  Revoked: ({ revokedAt }, at) => at(revokedAt),
};

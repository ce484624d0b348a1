import { partnerFieldNames, partnerFieldRows } from '../../domain/partner/fields.js';
import type { PartnerView } from '../../engine/ports.js';
import { say } from '../../words/index.js';
import type { Host } from '../host.js';
import { line } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { type Cell, facts, table } from '../table.js';
import { when } from '../when.js';
import { channelFacts } from './channel.js';
import { roles, symbolsOf } from './list.js';

export const showPartner = (host: Host) =>
  staffCommand('show', 'Shows one partner, its credentials and its channel.', ['partner show lacite'])
    .argument('<partner>', 'its code')
    .action(async (code: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).partner(code), (partner) =>
        partnerLines(host, partner),
      );
    });

export function partnerLines(host: Host, partner: PartnerView): string[] {
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
      ['Valid until', when(host, partner.ourCertificate?.validUntil)],
      ['Borrowing profile', partner.borrowingProfile],
      ['Lending profile', partner.lendingProfile],
      ...fieldFacts(partner),
      ...channelFacts(host, partner.channel),
    ]),
    ...listed('Contacts:', partner.contacts, ({ name, role, email, phone }) => [name, role, email, phone]),
    ...listed('Addresses:', partner.addresses, ({ uses, line1, line2, locality, region, postalCode, country }) => [
      uses.join(' + '),
      ...[line1, line2, locality, region, postalCode, country],
    ]),
    ...listed('Notes:', partner.notes, ({ text, by, at }) => [text, by, when(host, at)]),
    ...(partner.credentials.length === 0
      ? []
      : ['', 'What they may present to us:', ...credentialLines(host, partner)]),
  ];
}

/** What differs from a partner of whom nothing is said. */
const fieldFacts = (partner: PartnerView): [string, Cell][] =>
  partnerFieldNames.flatMap((name): [string, Cell][] => {
    const { label, default: usual } = partnerFieldRows[name];
    const value = partner[name];
    const shown = Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(', ') : value;
    return shown === '' || value === usual ? [] : [[say(label, 'en'), shown as Cell]];
  });

const listed = <T>(heading: string, things: readonly T[], parts: (thing: T) => (string | undefined)[]): string[] =>
  things.length === 0
    ? []
    : ['', heading, ...things.map((each) => line(`  ${parts(each).filter(Boolean).join(', ')}`))];

const credentialLines = (host: Host, { credentials }: PartnerView): string[] =>
  table(
    ['#', 'Kind', 'Begins', 'For', 'Issued', 'Last used', 'Revoked'],
    credentials.map(({ id, kind, prefix, symbols, createdAt, lastUsedAt, revokedAt }) => [
      id,
      kind,
      prefix,
      symbols?.join(', '),
      when(host, createdAt),
      when(host, lastUsedAt) ?? 'never',
      when(host, revokedAt),
    ]),
  ).map((each) => `  ${each}`);

import type { PartnerView } from '../../engine/ports.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { facts, table } from '../table.js';
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
      ['Schema', partner.strict ? 'strict: what is not valid is refused' : 'liberal: problems are recorded'],
      ['They', roles(partner)],
      ['Borrowing profile', partner.borrowingProfile],
      ['Lending profile', partner.lendingProfile],
      ['Call limit', `${partner.callLimitSeconds} s`],
      ...channelFacts(host, partner.channel),
    ]),
    ...(partner.credentials.length === 0
      ? []
      : ['', 'What they may present to us:', ...credentialLines(host, partner)]),
  ];
}

const credentialLines = (host: Host, { credentials }: PartnerView): string[] =>
  table(
    ['#', 'Kind', 'Begins', 'Issued', 'Last used', 'Revoked'],
    credentials.map(({ id, kind, prefix, createdAt, lastUsedAt, revokedAt }) => [
      id,
      kind,
      prefix,
      when(host, createdAt),
      when(host, lastUsedAt) ?? 'never',
      when(host, revokedAt),
    ]),
  ).map((each) => `  ${each}`);

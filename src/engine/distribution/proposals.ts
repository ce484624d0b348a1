/** Records of a file that nobody here knows: staff accept or refuse them. */

import type { DirectoryProposal, ProposalAccepted } from '../../contract/directory-views.js';
import type { DirectoryFile } from '../../domain/distribution/directory-file.js';
import { message } from '../../words/message.js';
import type { Outcome } from '../model/local/outcome.js';
import { doneWith, notNowBecause } from './answers.js';
import type { DistributionRoom } from './index.js';
import { partnerSection } from './partners.js';
import type { Distribution, OrderedBy } from './views.js';

export const createProposals = (room: DistributionRoom): Pick<Distribution, 'proposals' | 'accept' | 'refuse'> => ({
  proposals: async ({ all = false }) => (await listed(room)).filter(({ decision }) => all || decision === undefined),
  accept: (key, by) => accept(room, key, by),
  refuse: (key, by) => refuse(room, key, by),
});

/** Without those that came into the directory in another way. */
async function listed({ store, context }: DistributionRoom): Promise<DirectoryProposal[]> {
  const known = new Set((await context.book.all()).map(({ code }) => code));
  return (await store.records.proposals())
    .filter(({ key, decision }) => decision !== undefined || !known.has(key))
    .map((proposal) => ({ ...proposal, title: partnerSection.titleOf(proposal.record) }));
}

const find = async (room: DistributionRoom, key: string) => (await listed(room)).find((each) => each.key === key);

async function accept(room: DistributionRoom, key: string, by: OrderedBy): Promise<Outcome<ProposalAccepted>> {
  const proposal = await find(room, key);
  if (!proposal) return { kind: 'unknown' };
  if (proposal.decision === 'accepted') return notNowBecause(message('refusedDirectory.acceptedAlready', { key }));
  const file = await fileWith(room, proposal);
  const choices = [{ section: proposal.section, key, take: true }];
  const outcome = await room.takeIn({ file, choices, takeTheRest: true, force: true }, by, 'acceptance');
  if (outcome.kind !== 'done') return outcome;
  const { rows, tokens } = outcome.value;
  const own = rows.find((row) => row.section === proposal.section && row.key === key);
  if (own?.outcome !== 'applied') return { kind: 'invalid', problems: own?.problems ?? [] };
  await room.store.records.decide(proposal, 'accepted', by.name);
  const accepted = (await find(room, key)) ?? proposal;
  const token = tokens.find(({ partner }) => partner === key)?.token;
  return doneWith({
    proposal: accepted,
    ...(token ? { token } : {}),
    applied: rows
      .filter((row) => row !== own && row.outcome === 'applied')
      .map((row) => ({ section: row.section, key: row.key })),
  });
}

/** The whole file it came with, so that what waited for it is applied too; else it alone. */
async function fileWith(
  { store }: DistributionRoom,
  { section, key, record, issuer }: DirectoryProposal,
): Promise<DirectoryFile> {
  const last = await store.records.lastImport(issuer);
  const contents = last?.contents;
  if (contents?.sections[section]?.records.some((each) => each['code'] === key)) return contents;
  return {
    format: 'interlend-directory',
    formatVersion: 1,
    issuer,
    name: last?.file.name ?? issuer,
    version: last?.file.version ?? 1,
    issuedAt: last?.file.issuedAt ?? new Date().toISOString(),
    sections: { [section]: { records: [record] } },
  };
}

async function refuse(room: DistributionRoom, key: string, by: OrderedBy): Promise<Outcome<DirectoryProposal>> {
  const proposal = await find(room, key);
  if (!proposal) return { kind: 'unknown' };
  if (proposal.decision === 'accepted') return notNowBecause(message('refusedDirectory.removeThere', { key }));
  await room.store.records.decide(proposal, 'refused', by.name);
  return doneWith((await find(room, key)) ?? proposal);
}

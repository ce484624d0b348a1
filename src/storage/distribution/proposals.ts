import { IsNull } from 'typeorm';
import type { DirectoryProposal } from '../../contract/directory-views.js';
import type { DistributionRecords, ProposalBefore } from '../../engine/distribution/ports.js';
import { recordView } from '../local-records/records-context.js';
import { type DirectoryProposalRow, directoryProposalTable } from '../tables/directory.js';
import type { Tables } from '../tables/on-client.js';

type Proposals = Pick<DistributionRecords, 'propose' | 'unpropose' | 'proposals' | 'decide' | 'dropProposals'>;

export const proposalRecords = (tables: Tables): Proposals => ({
  // One that was accepted and is proposed again is gone since: it is asked for anew. What was refused stays refused.
  propose: async ({ section, key, issuer, record }, importId) => {
    const before = await tables.findOneBy(directoryProposalTable, { section, key });
    const decision = before?.decision === 'accepted' ? null : before?.decision;
    await tables.upsert(directoryProposalTable, { section, key, issuer, record, importId, decision }, [
      'section',
      'key',
    ]);
    return before && asItWas(before);
  },
  unpropose: async ({ section, key }, before, importId) => {
    const open = { section, key, importId, decision: IsNull() };
    if (!before) {
      await tables.delete(directoryProposalTable, open);
      return;
    }
    const proposedAt = new Date(before.proposedAt);
    const decidedAt = before.decidedAt === null ? null : new Date(before.decidedAt);
    await tables.update(directoryProposalTable, open, { ...before, proposedAt, decidedAt });
  },
  proposals: async () => {
    const rows = await tables.find(directoryProposalTable, { order: { section: 'ASC', key: 'ASC' } });
    return rows.map(({ importId: _, ...row }) => recordView<Omit<DirectoryProposal, 'title'>>(row));
  },
  decide: async ({ section, key }, decision, by) => {
    const decided = { decision, decidedAt: () => 'now()', decidedBy: by };
    await tables.update(directoryProposalTable, { section, key }, decided);
  },
  dropProposals: async (importId) => {
    await tables.delete(directoryProposalTable, { importId, decision: IsNull() });
  },
});

function asItWas({ section: _, key: __, ...row }: DirectoryProposalRow): ProposalBefore {
  return { ...row, proposedAt: row.proposedAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null };
}

import type { DistributionRecords, ProposalBefore } from '../../engine/distribution/ports.js';
import type { DirectoryProposal } from '../../engine/distribution/views.js';
import { viewsOf } from '../local-records/records-context.js';
import type { Statements } from './records.js';

type DirectoryProposalRow = {
  section: string;
  key: string;
  issuer: string;
  record: unknown;
  proposedAt: Date;
  decision: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
};

type ProposalRow = Omit<ProposalBefore, 'proposedAt' | 'decidedAt'> & { proposedAt: Date; decidedAt: Date | null };

type Proposals = Pick<DistributionRecords, 'propose' | 'unpropose' | 'proposals' | 'decide' | 'dropProposals'>;

export const proposalRecords = (client: Statements): Proposals => ({
  // One that was accepted and is proposed again is gone since: it is asked for anew. What was refused stays refused.
  propose: async ({ section, key, issuer, record }, importId) => {
    const { rows } = await client.query<ProposalRow>(
      `select issuer, record, import_id as "importId", proposed_at as "proposedAt", decision, decided_at as "decidedAt",
         decided_by as "decidedBy" from directory_proposal where section = $1 and key = $2`,
      [section, key],
    );
    await client.query(
      `insert into directory_proposal (section, key, issuer, record, import_id) values ($1, $2, $3, $4, $5)
       on conflict (section, key) do update set issuer = excluded.issuer, record = excluded.record, import_id = excluded.import_id,
         decision = nullif(directory_proposal.decision, 'accepted')`,
      [section, key, issuer, JSON.stringify(record), importId],
    );
    const [row] = rows;
    return row
      ? { ...row, proposedAt: row.proposedAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null }
      : null;
  },
  unpropose: async ({ section, key }, before, importId) => {
    const isOpen = 'section = $1 and key = $2 and import_id = $3 and decision is null';
    if (!before) {
      await client.query(`delete from directory_proposal where ${isOpen}`, [section, key, importId]);
      return;
    }
    await client.query(
      `update directory_proposal set issuer = $4, record = $5, import_id = $6, proposed_at = $7, decision = $8, decided_at = $9,
         decided_by = $10 where ${isOpen}`,
      [
        ...[section, key, importId, before.issuer, JSON.stringify(before.record), before.importId, before.proposedAt],
        ...[before.decision, before.decidedAt, before.decidedBy],
      ],
    );
  },
  proposals: async () =>
    viewsOf<Omit<DirectoryProposal, 'title'>>(
      await client.query<DirectoryProposalRow>(
        `select section, key, issuer, record, proposed_at as "proposedAt", decision, decided_at as "decidedAt",
           decided_by as "decidedBy" from directory_proposal order by section, key`,
      ),
    ),
  decide: async ({ section, key }, decision, by) => {
    await client.query(
      `update directory_proposal set decision = $3, decided_at = now(), decided_by = $4 where section = $1 and key = $2`,
      [section, key, decision, by],
    );
  },
  dropProposals: async (importId) => {
    await client.query('delete from directory_proposal where import_id = $1 and decision is null', [importId]);
  },
});

import type { DistributionRecords, StoredSubscription } from '../../engine/distribution/ports.js';
import { viewsOf } from '../local-records/records-context.js';
import type { Statements } from './records.js';

type DirectorySubscriptionRow = {
  id: string;
  url: string;
  token: string | null;
  etag: string | null;
  createdAt: Date;
  createdBy: string;
  triedAt: Date | null;
  outcome: string | null;
  said: unknown;
  lastImport: string;
  failures: number;
  failingSince: Date | null;
};

type Subscriptions = Pick<DistributionRecords, 'subscription' | 'saveSubscription' | 'removeSubscription' | 'noteLook'>;

export const subscriptionRecords = (client: Statements): Subscriptions => ({
  subscription: async () =>
    viewsOf<StoredSubscription>(
      await client.query<DirectorySubscriptionRow>(
        `select id, url, token, etag, created_at as "createdAt", created_by as "createdBy", tried_at as "triedAt", outcome,
           said, import_id::text as "lastImport", failures, failing_since as "failingSince" from directory_subscription`,
      ),
    )[0],
  // Another address begins anew; the same one with another token goes on.
  saveSubscription: async ({ url, token, by }) => {
    await client.query('delete from directory_subscription where url <> $1', [url]);
    await client.query(
      `insert into directory_subscription (url, token, created_by) values ($1, $2, $3)
       on conflict (id) do update set token = excluded.token, failures = 0, failing_since = null`,
      [url, token ?? null, by],
    );
  },
  removeSubscription: async () => (await client.query('delete from directory_subscription')).rowCount === 1,
  noteLook: async ({ at, outcome, said, etag, importId }) => {
    const failed = outcome === 'failed';
    await client.query(
      `update directory_subscription set tried_at = $1, outcome = $2, said = $3,
         etag = case when $4 then $5 else etag end, import_id = coalesce($6, import_id),
         failures = case when $7 then failures + 1 else 0 end,
         failing_since = case when $7 then coalesce(failing_since, $1) end`,
      [at, outcome, JSON.stringify(said), etag !== undefined, etag ?? null, importId ?? null, failed],
    );
  },
});

/** The webhooks that are on, as this process knows them: a step looks at them without asking the database. */
import type { Siblings } from '../model/siblings.js';
import type { WebhookRecord, WebhookStore } from './ports.js';

export interface ActiveWebhooks {
  list(): readonly WebhookRecord[];
  /** Reads them anew, here and in the other processes of the node. */
  changed(): Promise<void>;
  /** Reads them anew here. */
  refresh(): Promise<void>;
}

export function createActiveWebhooks(
  store: Pick<WebhookStore, 'all'>,
  siblings: Pick<Siblings, 'changed' | 'onChanged'>,
  onFailure: (error: unknown) => void,
): ActiveWebhooks {
  let known: readonly WebhookRecord[] = [];
  const refresh = async () => {
    known = (await store.all()).filter(({ enabled }) => enabled);
  };
  siblings.onChanged('webhooks', () => void refresh().catch(onFailure));
  return {
    list: () => known,
    refresh,
    changed: async () => {
      siblings.changed('webhooks');
      await refresh();
    },
  };
}

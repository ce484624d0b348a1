/** The webhooks that are on, as this process knows them: a step looks at them without asking the database. */
import type { Siblings } from '../model/siblings.js';
import type { WebhookRecord, WebhookStore } from './ports.js';

export interface ActiveWebhooks {
  readonly known: readonly WebhookRecord[];
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
  const active = {
    known: [] as readonly WebhookRecord[],
    refresh: async () => {
      active.known = (await store.all()).filter(({ enabled }) => enabled);
    },
    changed: async () => {
      siblings.changed('webhooks');
      await active.refresh();
    },
  };
  siblings.onChanged('webhooks', () => void active.refresh().catch(onFailure));
  return active;
}

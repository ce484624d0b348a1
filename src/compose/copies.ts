/** Copies delivered as files, joined from their parts. */
import { join } from 'node:path';
import type { AllowedAddresses } from '../adapters/courier/dial-guard.js';
import { createCopyDownloads } from '../adapters/courier/fetch-copy.js';
import { createClamd } from '../adapters/files/clamd.js';
import { createCopyFolder } from '../adapters/files/copy-folder.js';
import { type Copies, createCopies } from '../engine/copies/index.js';
import type { EngineContext } from '../engine/engine-context.js';
import type { Settings } from '../settings/read-settings.js';
import { createCopyStore } from '../storage/copies/store.js';
import type { Database } from '../storage/database/database.js';

interface Given {
  context: EngineContext;
  pool: Database['pool'];
  settings: Settings;
  mayCall: AllowedAddresses;
}

export function joinCopies({ context, pool, settings, mayCall }: Given): Copies & { close(): Promise<void> } {
  const fetching = createCopyDownloads({ allowAddresses: mayCall, userAgent: 'Interlend' });
  const copies = createCopies({
    context,
    store: createCopyStore(pool),
    fetch: fetching.fetch,
    folder: createCopyFolder(settings.copyFolder || join(settings.dataFolder, 'copies')),
    ...(settings.clamd ? { virusCheck: createClamd({ address: settings.clamd }) } : {}),
  });
  return { ...copies, close: fetching.close };
}

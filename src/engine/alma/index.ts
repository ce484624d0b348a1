import type { DirectoryStore } from '../directory/partners.js';
import type { EngineContext } from '../engine-context.js';
import type { AlmaImports } from '../model/alma.js';
import type { LocalRecords } from '../model/local-records.js';
import { importPartners } from './partners.js';
import { importRequests } from './requests.js';
import { importAlmaPatrons, importItems } from './tables.js';

export const createAlmaImports = (
  context: EngineContext,
  directory: DirectoryStore,
  local: Pick<LocalRecords, 'patrons' | 'holdings' | 'lending' | 'circulation'>,
): AlmaImports => ({
  partners: (order, actor) => importPartners(context, directory, order, actor),
  requests: (order, actor) => importRequests(context, order, actor),
  patrons: (order) => importAlmaPatrons(local, order),
  items: (order) => importItems(local, order),
});

import type { DirectoryStore } from '../directory/partners.js';
import type { House } from '../house.js';
import type { LocalRecords } from '../local-records.js';
import { importPartners } from './partners.js';
import type { AlmaImports } from './ports.js';
import { importRequests } from './requests.js';
import { importItems, importPatrons } from './tables.js';

export const createAlmaImports = (house: House, directory: DirectoryStore, local: LocalRecords): AlmaImports => ({
  partners: (order, actor) => importPartners(house, directory, order, actor),
  requests: (order, actor) => importRequests(house, order, actor),
  patrons: (order) => importPatrons(local, order),
  items: (order) => importItems(local, order),
});

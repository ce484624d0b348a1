/** The catalogue on PostgreSQL. */
import type { Pool } from 'pg';
import type { CatalogueStore } from '../../engine/catalogue/ports.js';
import { createImports } from './imports.js';
import { createCatalogueQuestions } from './search.js';

export const createCatalogueStore = (pool: Pool): CatalogueStore => ({
  ...createCatalogueQuestions(pool),
  ...createImports(pool),
});

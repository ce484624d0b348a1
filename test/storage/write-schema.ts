/** `npx tsx test/storage/write-schema.ts`: writes `migrations/schema.sql`, with the PostgreSQL that tests use. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/root.js';
import { migratedSchema } from './support/schema-text.js';

writeFileSync(join(root, 'migrations', 'schema.sql'), await migratedSchema());

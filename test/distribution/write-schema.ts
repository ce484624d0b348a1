/** Writes the schema of directory files: npx tsx test/distribution/write-schema.ts */
import { writeFileSync } from 'node:fs';
import { schemaFile, schemaText } from './schema-file.js';

writeFileSync(schemaFile, schemaText());

import { directorySchema } from '../../src/engine/distribution/schema.js';

export const schemaFile = 'schemas/directory-1.json';
export const schemaText = (): string => `${JSON.stringify(directorySchema(), null, 2)}\n`;

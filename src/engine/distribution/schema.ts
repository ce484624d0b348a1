/** The JSON Schema of a directory file, printed from the sections. `schemas/directory-1.json` is a copy of it. */
import { directoryFormat, directoryFormatVersion } from '../../domain/distribution/directory-file.js';
import { countSchema, type FileSection, lineSchema } from './section.js';
import { sections } from './sections.js';

const imposed = {
  description:
    'What is imposed: everything, or these fields. The rest is proposed: it never replaces what staff changed.',
  anyOf: [{ type: 'boolean' }, { type: 'array', items: lineSchema, maxItems: 100 }],
};

export function directorySchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Interlend directory',
    description: 'What libraries that lend to each other share of their configuration. It holds no secret.',
    type: 'object',
    required: ['format', 'formatVersion', 'issuer', 'name', 'version', 'issuedAt', 'sections'],
    additionalProperties: false,
    properties: {
      format: { const: directoryFormat },
      formatVersion: { const: directoryFormatVersion },
      issuer: { ...lineSchema, description: 'Who keeps it, such as ISIL:CA-OLA. Versions of one issuer are compared.' },
      name: lineSchema,
      version: { ...countSchema, minimum: 1, description: 'Grows with every change.' },
      issuedAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T[0-9:.]+(Z|[+-]\\d{2}:\\d{2})$' },
      sections: {
        type: 'object',
        description: 'A section that is left out says nothing about its records.',
        additionalProperties: false,
        properties: Object.fromEntries(sections.map((section) => [section.name, sectionSchema(section)])),
      },
    },
  };
}

const sectionSchema = ({ says, fields, required, needs = {} }: FileSection): object => ({
  type: 'object',
  description: says,
  required: ['records'],
  additionalProperties: false,
  properties: {
    imposed,
    records: {
      type: 'array',
      maxItems: 10_000,
      items: { type: 'object', required, additionalProperties: false, properties: { ...fields, imposed }, ...needs },
    },
  },
});

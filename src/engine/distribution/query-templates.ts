import { type QueryText, type QueryType, queryTypes, usualQuery } from '../../domain/letters/queries.js';
import { type FileSection, lineSchema, listSchema, textIn } from './section.js';

const wording = {
  type: 'object',
  required: ['heading', 'lines'],
  additionalProperties: false,
  properties: { name: lineSchema, heading: lineSchema, lines: listSchema(lineSchema) },
};

/** What patrons are asked, in both languages. */
export const queryTemplateSection: FileSection = {
  name: 'queryTemplates',
  thing: 'queryTemplate',
  says: 'The heading and the lines of each kind of query to a patron.',
  fields: { type: { enum: queryTypes }, en: wording, fr: wording },
  required: ['type', 'en', 'fr'],
  careful: [],
  keyOf: (record) => textIn(record, 'type'),
  titleOf: (record) => {
    const { name, heading } = (record['en'] ?? {}) as { name?: unknown; heading?: unknown };
    return String(name ?? heading ?? '');
  },
  read: async ({ local }) =>
    (await local.letters.queries()).map(({ type, text: { en, fr } }) => ({
      key: String(type),
      id: String(type),
      record: { type, en, fr },
    })),
  write: ({ local, by }, record) =>
    local.letters.rewordQuery(
      ...([record['type'] as QueryType, { en: record['en'], fr: record['fr'] } as QueryText, by, new Date()] as const),
    ),
  // A kind of query cannot go; it is worded as at first.
  remove: ({ local, by }, { record }) => {
    const type = record['type'] as QueryType;
    return local.letters.rewordQuery(type, usualQuery(type), by, new Date());
  },
};

/** Libraries of this institution with their desks, locations and closures: nobody else’s affair, so only on demand. */

import type { LibraryChange } from '../../contract/local-inputs.js';
import type { LibraryView, LocationView } from '../../contract/local-views.js';
import type { DirectoryRecord } from '../../domain/distribution/directory-file.js';
import { type ClosureKind, closureKinds } from '../../domain/fulfilment/closures.js';
import { message } from '../../words/message.js';
import type { Outcome } from '../model/local/outcome.js';
import { invalidField } from './answers.js';
import {
  booleanSchema,
  codeSchema,
  type FileSection,
  knownValues,
  lineSchema,
  type SectionContext,
  textIn,
} from './section.js';

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const weekday = { type: 'integer', minimum: 0, maximum: 6 };
const closed = (properties: Record<string, object>, required: string[]) => ({
  type: 'object',
  required,
  additionalProperties: false,
  properties,
});
const period = closed({ from: day, until: day }, ['from']);

const onDemand = { onDemand: true, required: ['code', 'name'], careful: [] } as const;
const byCode = {
  keyOf: (record: DirectoryRecord) => textIn(record, 'code'),
  titleOf: (record: DirectoryRecord) => textIn(record, 'name'),
};
const libraries = ({ local }: SectionContext): Promise<LibraryView[]> => local.libraries.list(new Date());
const inLibrary = (record: DirectoryRecord) => [{ section: 'libraries', key: textIn(record, 'library') }];
const moved = (kind: string, from: unknown) =>
  invalidField('library', message('refusedDirectory.ofAnother', { kind, library: String(from) }));

/** The names of its fields that are not said anew are taken back. */
const libraryFields = [
  ...([
    'name',
    'isil',
    'symbol',
    'resourceSharing',
    'virtual',
    'address',
    'email',
    'timeZone',
    'defaultPickup',
    'closedWeekdays',
  ] as const),
  ...(['inactiveForBorrowing', 'inactiveForLending'] as const),
];

export const librarySection: FileSection = {
  ...onDemand,
  ...byCode,
  name: 'libraries',
  thing: 'library',
  says: 'Libraries of one institution. Only in a file that was asked for them.',
  fields: {
    code: codeSchema,
    name: lineSchema,
    isil: lineSchema,
    symbol: lineSchema,
    resourceSharing: booleanSchema,
    virtual: booleanSchema,
    timeZone: lineSchema,
    address: closed(
      {
        line1: lineSchema,
        line2: lineSchema,
        locality: lineSchema,
        postalCode: lineSchema,
        region: lineSchema,
        country: lineSchema,
      },
      ['line1'],
    ),
    email: lineSchema,
    closedWeekdays: { type: 'array', minItems: 1, maxItems: 6, uniqueItems: true, items: weekday },
    defaultPickup: codeSchema,
    inactiveForBorrowing: period,
    inactiveForLending: period,
  },
  read: async (sectionContext) =>
    (await libraries(sectionContext)).map((library) => ({
      key: library.code,
      id: library.code,
      record: knownValues({
        code: library.code,
        ...Object.fromEntries(libraryFields.map((field) => [field, library[field]])),
      }),
    })),
  write: ({ local }, record, stored) => {
    if (!stored) return local.libraries.add(record as never, new Date());
    const values = libraryFields.map((field) => [field, record[field] ?? null] as const);
    const change = values.filter(([field, value]) => value !== null || stored.record[field] !== undefined);
    return local.libraries.change(stored.id, Object.fromEntries(change) as LibraryChange, new Date());
  },
  remove: ({ local }, { id }) => local.libraries.remove(id),
};

export const deskSection: FileSection = {
  ...onDemand,
  ...byCode,
  name: 'desks',
  thing: 'desk',
  says: 'Where staff stand. Only in a file that was asked for them.',
  fields: { code: codeSchema, name: lineSchema, library: codeSchema, holdShelf: booleanSchema },
  required: ['code', 'name', 'library'],
  names: inLibrary,
  read: async (sectionContext) =>
    (await libraries(sectionContext))
      .flatMap(({ desks }) => desks)
      .map((desk) => ({ key: desk.code, id: desk.code, record: { ...desk } })),
  write: ({ local }, record, stored) => {
    const library = textIn(record, 'library');
    const values = { name: textIn(record, 'name'), holdShelf: record['holdShelf'] !== false };
    if (!stored) return local.libraries.addDesk(library, { code: textIn(record, 'code'), ...values });
    if (stored.record['library'] !== library) return Promise.resolve(moved('desk', stored.record['library']));
    return local.libraries.changeDesk(library, stored.id, values);
  },
  remove: ({ local }, { id, record }) => local.libraries.removeDesk(textIn(record, 'library'), id),
};

export const locationSection: FileSection = {
  ...onDemand,
  ...byCode,
  name: 'locations',
  thing: 'location',
  says: 'Where items are. Only in a file that was asked for them.',
  fields: {
    code: codeSchema,
    name: lineSchema,
    library: codeSchema,
    kind: { enum: ['shelf', 'borrowing', 'lending'] },
    receives: booleanSchema,
  },
  required: ['code', 'name', 'library'],
  names: inLibrary,
  read: async (sectionContext) =>
    (await libraries(sectionContext)).flatMap(({ locations, defaultItemLocation }) =>
      locations.map((location) => ({
        key: location.code,
        id: location.code,
        record: { ...location, receives: location.code === defaultItemLocation },
      })),
    ),
  write: writeLocation,
  remove: ({ local }, { id, record }) => local.libraries.removeLocation(textIn(record, 'library'), id),
};

/** The location of received items is its library’s default: only known when both are there. */
async function writeLocation(
  ...[sectionContext, record, stored]: Parameters<FileSection['write']>
): Promise<Outcome<unknown>> {
  const { libraries: of } = sectionContext.local;
  const library = textIn(record, 'library');
  const values = { name: textIn(record, 'name'), kind: (record['kind'] ?? 'shelf') as LocationView['kind'] };
  if (stored && stored.record['library'] !== library) return moved('location', stored.record['library']);
  const written = stored
    ? await of.changeLocation(library, stored.id, values)
    : await of.addLocation(library, { code: textIn(record, 'code'), ...values });
  const receives = record['receives'] === true;
  if (written.kind !== 'done' || receives === (stored?.record['receives'] === true)) return written;
  return of.change(library, { defaultItemLocation: receives ? textIn(record, 'code') : null }, new Date());
}

export const calendarSection: FileSection = {
  onDemand: true,
  careful: [],
  name: 'calendars',
  thing: 'closures',
  says: 'Days on which libraries are closed. Only in a file that was asked for them; no partner is told of them.',
  fields: { library: codeSchema, kind: { enum: closureKinds }, from: day, until: day, note: lineSchema },
  required: ['library', 'kind', 'from', 'until'],
  keyOf: (record) => [record['library'], record['kind'], record['from']].join(':'),
  titleOf: (record) => textIn(record, 'note'),
  names: inLibrary,
  read: async (sectionContext) => {
    const all = await Promise.all(
      (await libraries(sectionContext)).map((library) => sectionContext.local.libraries.closures(library.code)),
    );
    return all.flat().map(({ id, library, kind, from, until, note }) => ({
      id,
      key: [library, kind, from].join(':'),
      record: knownValues({ library, kind, from, until, note }),
    }));
  },
  write: ({ local, by }, record, stored) => {
    const library = textIn(record, 'library');
    const values = {
      from: textIn(record, 'from'),
      until: textIn(record, 'until'),
      tell: false,
      ...(record['note'] === undefined ? {} : { note: textIn(record, 'note') }),
    };
    return stored
      ? local.libraries.changeClosure(library, stored.id, values, by)
      : local.libraries.close(library, { kind: record['kind'] as ClosureKind, ...values }, by);
  },
  remove: ({ local, by }, { id, record }) => local.libraries.removeClosure(textIn(record, 'library'), id, by, false),
};

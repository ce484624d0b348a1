import type { Thing } from '../api/client.js';
import { codeField } from '../records/code-field.js';
import type { FieldRow, FieldValues, Option } from '../records/field-rows.js';
import type { Speaker } from '../words/index.js';

type Library = Thing<'LibraryView'>;
type T = Speaker['t'];

/** Everything that can be said of a library. Parts of an address are named `address.line1`. */
export function libraryFields(t: T, libraries: readonly Option[], places: readonly Option[]): FieldRow[] {
  const address = (part: string, half = true): FieldRow => ({
    name: `address.${part}`,
    kind: 'text',
    half,
    label: t(`libraries.address_${part as 'line1'}`),
    heading: t('libraries.address'),
  });
  const period = (name: 'inactiveForBorrowing' | 'inactiveForLending'): FieldRow[] => [
    {
      name: `${name}.from`,
      kind: 'day',
      half: true,
      label: t('libraries.inactiveFrom'),
      heading: t(`libraries.${name}`),
    },
    {
      name: `${name}.until`,
      kind: 'day',
      half: true,
      label: t('libraries.inactiveUntil'),
      help: t('libraries.inactiveUntilHow'),
      heading: t(`libraries.${name}`),
    },
  ];
  return [
    { name: 'name', kind: 'text', label: t('records.name'), required: true },
    { ...codeField(t), half: true },
    {
      name: 'timeZone',
      kind: 'text',
      label: t('libraries.timeZone'),
      help: t('libraries.timeZoneHow'),
      half: true,
    },
    {
      name: 'symbol',
      kind: 'text',
      label: t('libraries.symbol'),
      help: t('libraries.symbolHow'),
      nullable: true,
      half: true,
    },
    {
      name: 'isil',
      kind: 'text',
      label: t('access.field_isil'),
      help: t('libraries.isilHow'),
      nullable: true,
      half: true,
    },
    {
      name: 'resourceSharing',
      kind: 'yesNo',
      label: t('libraries.resourceSharing'),
      help: t('libraries.resourceSharingHow'),
    },
    { name: 'virtual', kind: 'yesNo', label: t('libraries.virtual'), help: t('libraries.virtualHow') },
    {
      name: 'defaultPickup',
      kind: 'choice',
      label: t('libraries.defaultPickup'),
      options: libraries,
      help: t('libraries.defaultPickupHow'),
      nullable: true,
    },
    {
      name: 'defaultItemLocation',
      kind: 'choice',
      label: t('libraries.defaultItemLocation'),
      options: places,
      help: t('libraries.defaultItemLocationHow'),
      nullable: true,
    },
    {
      name: 'closedWeekdays',
      kind: 'many',
      label: t('libraries.closedWeekdays'),
      nullable: true,
      help: t('libraries.closedWeekdaysHow'),
      options: weekdays.map((day) => ({ value: String(day), label: t(`schedule.day${day}`) })),
    },
    address('line1', false),
    address('line2', false),
    address('locality'),
    address('region'),
    address('postalCode'),
    address('country'),
    { name: 'email', kind: 'text', label: t('libraries.email'), help: t('libraries.emailHow'), nullable: true },
    ...period('inactiveForBorrowing'),
    ...period('inactiveForLending'),
  ];
}

/** From Monday on; 0 is Sunday. */
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

const nested = ['address', 'inactiveForBorrowing', 'inactiveForLending'] as const;

/** A library as the form has it: parts of its address and periods by their own names. */
export const formOf = (library: Library): FieldValues => ({
  ...library,
  ...(library.closedWeekdays ? { closedWeekdays: library.closedWeekdays.map(String) } : {}),
  ...Object.fromEntries(
    nested.flatMap((name) =>
      Object.entries(library[name] ?? {}).map(([part, value]): [string, unknown] => [`${name}.${part}`, value]),
    ),
  ),
});

/** What the form says, as the node takes it: an address or a period is said as a whole, `null` when all of it is empty. */
export function bodyFrom(body: Readonly<Record<string, unknown>>, values: FieldValues, isNew: boolean) {
  const plain = Object.fromEntries(Object.entries(body).filter(([name]) => !name.includes('.')));
  const { closedWeekdays: days } = plain;
  if (Array.isArray(days)) plain['closedWeekdays'] = days.length > 0 ? days.map(Number) : null;
  for (const name of nested) {
    if (!Object.keys(body).some((each) => each.startsWith(`${name}.`))) continue;
    const parts = Object.entries(values).filter(([each, value]) => each.startsWith(`${name}.`) && value);
    if (parts.length > 0)
      plain[name] = Object.fromEntries(parts.map(([each, value]) => [each.slice(name.length + 1), value]));
    else if (!isNew) plain[name] = null;
  }
  return plain;
}

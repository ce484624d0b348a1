import type { Thing } from '../api/client.js';
import type { FieldRow, FieldValues } from '../records/field-rows.js';
import { languageLabel, languages, type Speaker } from '../words/index.js';

type Library = Pick<Thing<'LibraryView'>, 'code' | 'name' | 'virtual'>;

/** The fields of a patron’s record, in the order in which a card is made. */
export const fieldsOfPatron = (
  { t, locale }: Pick<Speaker, 't' | 'locale'>,
  libraries: readonly Library[],
): FieldRow[] => [
  { name: 'id', kind: 'text', label: t('counter.card'), help: t('counter.cardHow'), required: true, onlyNew: true },
  { name: 'name', kind: 'text', label: t('counter.name'), help: t('counter.nameHow'), required: true },
  { name: 'email', kind: 'text', label: t('counter.email'), nullable: true },
  {
    name: 'language',
    kind: 'choice',
    label: t('counter.language'),
    half: true,
    nullable: true,
    options: languages.map((value) => ({ value, label: languageLabel(value, locale) })),
  },
  { name: 'group', kind: 'text', label: t('counter.group'), half: true, nullable: true },
  {
    name: 'pickupLibrary',
    kind: 'choice',
    label: t('counter.pickup'),
    half: true,
    nullable: true,
    options: libraries.filter((each) => !each.virtual).map(({ code, name }) => ({ value: code, label: name })),
  },
  { name: 'expiresOn', kind: 'day', label: t('counter.expiresOn'), half: true, nullable: true },
];

/** The record as its form shows it. */
export const patronValues = (patron: Thing<'PatronView'>): FieldValues => {
  const { id, name, email, language, group, pickupLibrary, expiresOn } = patron;
  return { id, name, email, language, group, pickupLibrary, expiresOn };
};

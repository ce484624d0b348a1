import { api, type Thing } from '../api/client.js';
import type { FieldRow, FieldValues } from '../records/field-rows.js';
import { Records } from '../records/records.js';
import { useList } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useSession } from '../session/session.js';
import { languageIn, languages, useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

type Template = Thing<'QueryTemplateView'>;
const idOf = ({ type }: Template) => String(type);

/** The five kinds of query to a patron: heading and lines, in both languages. */
export function QueryTemplates() {
  const { t, language, locale } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const isLocked = !may('configure');
  const list = useList<Template>('/query-templates');
  const at = useOpened(list.items, idOf);
  const fields: FieldRow[] = languages.flatMap((each): FieldRow[] => [
    {
      name: `${each}.name`,
      kind: 'text',
      label: t('records.name'),
      heading: t('letters.inLanguage', { language: languageIn(each, locale) }),
    },
    {
      name: `${each}.heading`,
      kind: 'text',
      label: t('letters.heading'),
      required: true,
      heading: t('letters.inLanguage', { language: languageIn(each, locale) }),
    },
    {
      name: `${each}.lines`,
      kind: 'lines',
      label: t('letters.lines'),
      required: true,
      help: t('letters.linesHow'),
      heading: t('letters.inLanguage', { language: languageIn(each, locale) }),
    },
  ]);
  return (
    <Records
      {...{ list, at, idOf, fields, isLocked }}
      nameOf={({ text }) => text[language].name ?? text[language].heading}
      caption={t('letters.tab_query')}
      head={t('records.name')}
      columns={[
        { title: t('letters.heading'), cell: ({ text }) => text[language].heading },
        { title: t('letters.lines'), cell: ({ text }) => text[language].lines.join(' ') },
        {
          title: t('letters.changed'),
          cell: ({ changedAt, changedBy }) =>
            changedAt ? t('letters.changedBy', { day: clock.day(changedAt), by: changedBy ?? '' }) : t('letters.usual'),
        },
      ]}
      valuesOf={formOf}
      change={({ type, version }, _body, values) =>
        api.put('/query-templates/{type}', {
          path: { type: String(type) },
          body: textFrom(values),
          seen: version,
        } as never)
      }
      consequence={t('letters.consequence')}
      of="/query-templates"
      empty={{ title: t('letters.none'), text: '' }}
    />
  );
}

const formOf = ({ text }: Template): FieldValues =>
  Object.fromEntries(
    languages.flatMap((each): [string, unknown][] => [
      [`${each}.name`, text[each].name],
      [`${each}.heading`, text[each].heading],
      [`${each}.lines`, text[each].lines],
    ]),
  );

/** Both languages are said anew, without empty lines. */
const textFrom = (values: FieldValues) =>
  Object.fromEntries(
    languages.map((each) => [
      each,
      {
        ...(values[`${each}.name`] ? { name: String(values[`${each}.name`]).trim() } : {}),
        heading: String(values[`${each}.heading`] ?? '').trim(),
        lines: ((values[`${each}.lines`] ?? []) as string[]).map((line) => line.trim()).filter(Boolean),
      },
    ]),
  );

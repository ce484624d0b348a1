import '@mantine/core/styles/Grid.layer.css';
import { Button, Checkbox, Fieldset, Grid, MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';
import { DayField } from './day-field.js';
import { citationFields, type FormType, type FormValues, type TextRow } from './form-fields.js';
import { keepEnter } from './keep-enter.js';
import { likelyNumber, numberSays } from './numbers.js';
import { PatronField } from './patron-field.js';

export interface RequestFormProps {
  type: FormType;
  values: FormValues;
  change: (name: string, value: unknown) => void;
  /** What the node says at which field. */
  problems: Record<string, string>;
  /** Whom to ask can only be said of a new request here. */
  withRota: boolean;
}

/** Everything that can be said of a request, as Alma’s two forms have it. Switching between them keeps every field. */
export function RequestForm({ type, values, change, problems, withRota }: RequestFormProps) {
  const { t } = useWords();
  const libraries = useRead('/libraries', { freshMs: 5 * 60_000 });
  const partners = useRead('/partners', { when: withRota, freshMs: 60_000 });
  const text = (name: string) => ({
    name,
    value: typeof values[name] === 'string' ? (values[name] as string) : '',
    error: problems[name],
    onChange: (event: { currentTarget: { value: string } }) => change(name, event.currentTarget.value),
    onKeyDown: keepEnter,
  });
  const places = (libraries.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const owners = (libraries.data?.items ?? [])
    .filter(({ resourceSharing }) => resourceSharing)
    .map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Fieldset legend={t(type === 'book' ? 'create.aboutBook' : 'create.aboutArticle')} mb="md">
        <Grid gap="md">
          {citationFields[type].map((row) => (
            <Grid.Col key={row.name} span={{ base: 12, md: row.span }}>
              <CitationField row={row} text={text(row.name)} change={change} />
            </Grid.Col>
          ))}
        </Grid>
      </Fieldset>
      <Fieldset legend={t('create.forWhom')} mb="md">
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 8 }}>
            <PatronField
              value={values.patron}
              change={(patron) => change('patron', patron)}
              problem={problems['patron'] ?? problems['patron.id']}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <NativeSelect
              label={t('create.pickup')}
              data={[{ value: '', label: t('create.usualPickup') }, ...places]}
              {...text('pickupLocation')}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <DayField
              name="needBeforeDate"
              label={t('create.neededBy')}
              value={values['needBeforeDate']}
              problem={problems['needBeforeDate']}
              change={change}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <DayField
              name="lastInterestDate"
              label={t('create.lastInterest')}
              value={values['lastInterestDate']}
              problem={problems['lastInterestDate']}
              change={change}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <NativeSelect
              label={t('create.format')}
              data={[
                { value: '', label: t(type === 'book' ? 'create.formatPhysical' : 'create.formatAny') },
                { value: 'PaperCopy', label: t('create.formatPaper') },
                { value: 'PDF', label: 'PDF' },
              ]}
              {...text('requestedMedia')}
            />
          </Grid.Col>
          {owners.length > 1 ? (
            <Grid.Col span={{ base: 12, md: 4 }}>
              <NativeSelect
                label={t('create.owner')}
                data={[{ value: '', label: t('create.usualOwner') }, ...owners]}
                {...text('ownerLibrary')}
              />
            </Grid.Col>
          ) : null}
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Checkbox
              label={t('create.otherFormats')}
              checked={values['allowOtherFormats'] === true}
              onChange={(event) => change('allowOtherFormats', event.currentTarget.checked || undefined)}
            />
            {type === 'article' ? (
              <Checkbox
                mt="sm"
                label={t('create.copyright')}
                checked={values['agreeToCopyright'] === true}
                onChange={(event) => change('agreeToCopyright', event.currentTarget.checked)}
              />
            ) : null}
          </Grid.Col>
        </Grid>
      </Fieldset>
      <Fieldset legend={t('create.forPartner')} mb="md">
        <Textarea label={t('create.note')} description={t('create.noteHow')} {...text('note')} onKeyDown={undefined} />
        {withRota ? (
          <MultiSelect
            mt="md"
            label={t('create.rota')}
            description={t('create.rotaHow')}
            data={(partners.data?.items ?? [])
              .filter(({ status, borrowing }) => status === 'active' && borrowing !== false)
              .map(({ code, name }) => ({ value: code, label: name }))}
            value={values.rota ?? []}
            onChange={(rota) => change('rota', rota)}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('records.clear', { field: t('create.rota') }) }}
            error={problems['rota']}
          />
        ) : null}
      </Fieldset>
    </>
  );
}

interface CitationFieldProps {
  row: TextRow;
  text: {
    value: string;
    name: string;
    error: string | undefined;
    onChange: (event: { currentTarget: { value: string } }) => void;
    onKeyDown: typeof keepEnter;
  };
  change: (name: string, value: unknown) => void;
}

function CitationField({ row, text, change }: CitationFieldProps) {
  const { t } = useWords();
  const kind = row.name === 'isbn' || row.name === 'issn' ? row.name : undefined;
  const says = kind ? numberSays(kind, text.value) : 'empty';
  const likely = kind && says === 'wrongDigit' ? likelyNumber(kind, text.value) : undefined;
  return (
    <>
      <TextInput
        label={t(row.label)}
        withAsterisk={row.required === true}
        aria-required={row.required === true || undefined}
        {...text}
        description={
          says === 'right' ? t('create.numberRight') : says === 'wrongForm' ? t('create.numberForm') : undefined
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      {likely ? (
        <Button size="compact-xs" variant="subtle" onClick={() => change(row.name, likely)}>
          {t('create.numberLikely', { number: likely })}
        </Button>
      ) : null}
    </>
  );
}

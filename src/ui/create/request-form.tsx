import '@mantine/core/styles/Grid.layer.css';
import { Button, Checkbox, Fieldset, Grid, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { isPickupPlace } from '../../domain/fulfilment/pickup.js';
import { useRead } from '../api/read.js';
import { AmountInput } from '../parts/amount-input.js';
import { PartnersSelect } from '../parts/partner-choice.js';
import { type Key, useWords } from '../words/index.js';
import type { Completion } from './completion.js';
import { DayField } from './day-field.js';
import { citationFields, type FormType, type TextRow } from './form-fields.js';
import { keepEnter } from './keep-enter.js';
import { likelyNumber, numberSays } from './numbers.js';
import { PatronField } from './patron-field.js';
import type { RequestValues } from './use-request-values.js';

export interface RequestFormProps {
  type: FormType;
  form: RequestValues['form'];
  /** What the catalogues know of a number. */
  completion: Completion;
  /** Whom to ask can only be said of a new request here. */
  withRota: boolean;
}

/** Everything that can be said of a request, as Alma’s two forms have it. Switching between them keeps every field. */
export function RequestForm({ type, form, completion, withRota }: RequestFormProps) {
  const { t } = useWords();
  const { values, errors: problems, setFieldValue: change } = form;
  const libraries = useRead('/libraries', { freshMs: 5 * 60_000 });
  const text = (name: string) => ({
    ...form.getInputProps(name),
    name,
    value: typeof values[name] === 'string' ? (values[name] as string) : '',
    onKeyDown: keepEnter,
  });
  const most = values['maximumCosts'] as { amount?: string; currency?: string } | undefined;
  const costText = {
    name: 'maximumCosts',
    value: most?.amount ?? '',
    onChange: (amount: string) => {
      change('maximumCosts', amount ? { amount, currency: most?.currency ?? 'CAD' } : undefined);
      form.clearFieldError('maximumCosts.amount');
    },
    onKeyDown: keepEnter,
  };
  const places = (libraries.data?.items ?? [])
    .filter((library) => isPickupPlace(library) || library.code === values['pickupLocation'])
    .map(({ code, name }) => ({ value: code, label: name }));
  const owners = (libraries.data?.items ?? [])
    .filter(({ resourceSharing }) => resourceSharing)
    .map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Fieldset legend={t(type === 'book' ? 'create.aboutBook' : 'create.aboutArticle')} mb="md">
        <Grid gap="md">
          {citationFields[type].map((row) => (
            <Grid.Col key={row.name} span={{ base: 12, md: row.span }}>
              <CitationField row={row} text={text(row.name)} change={change} complete={completion.complete} />
            </Grid.Col>
          ))}
        </Grid>
        <p role="status" data-completion>
          {completion.said}
        </p>
      </Fieldset>
      <Fieldset legend={t('create.forWhom')} mb="md">
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 8 }}>
            <PatronField
              value={values.patron}
              change={(patron) => {
                change('patron', patron);
                form.clearFieldError('patron.id');
              }}
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
          <Grid.Col span={{ base: 12, md: 4 }}>
            <NativeSelect
              label={t('create.editionWanted')}
              data={[
                { value: '', label: t('create.notSaid') },
                ...preferredEditions.map((value) => ({ value, label: t(`code.preferredEdition_${value}`) })),
              ]}
              {...text('preferredEdition')}
            />
          </Grid.Col>
          {(['startDate', 'endDate'] as const).map((name) => (
            <Grid.Col key={name} span={{ base: 12, md: 4 }}>
              <DayField
                name={name}
                label={t(`element.${name}`)}
                value={values[name]}
                problem={problems[name]}
                change={change}
              />
            </Grid.Col>
          ))}
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Checkbox
              mb="sm"
              label={t('create.copyOrLoan')}
              checked={values['serviceType'] === 'CopyOrLoan'}
              onChange={(event) => change('serviceType', event.currentTarget.checked ? 'CopyOrLoan' : undefined)}
              hidden={!withRota}
            />
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
        <Grid gap="md" mb="md">
          {lenderChoices.map(({ name, list, codes }) => (
            <Grid.Col key={name} span={{ base: 12, md: 4 }}>
              <NativeSelect
                label={t(`element.${name}`)}
                data={[
                  { value: '', label: t('create.notSaid') },
                  ...codes.map((value) => ({ value, label: t(`code.${list}_${value}` as Key) })),
                ]}
                {...text(name)}
              />
            </Grid.Col>
          ))}
          <Grid.Col span={{ base: 12, md: 4 }}>
            <AmountInput
              label={t('create.maximumCost', { currency: most?.currency ?? 'CAD' })}
              {...costText}
              error={problems['maximumCosts']}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <TextInput label={t('element.supplierRecordId')} {...text('supplierRecordId')} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <TextInput label={t('element.set')} {...text('set')} />
          </Grid.Col>
        </Grid>
        <Textarea label={t('create.note')} description={t('create.noteHow')} {...text('note')} onKeyDown={undefined} />
        {withRota ? (
          <PartnersSelect
            mt="md"
            label={t('create.rota')}
            description={t('create.rotaHow')}
            narrowed={{ status: 'active', borrowing: true }}
            value={values.rota ?? []}
            change={(rota) => change('rota', rota)}
            clearable
            clearButtonProps={{ 'aria-label': t('records.clear', { field: t('create.rota') }) }}
            error={problems['rota']}
          />
        ) : null}
      </Fieldset>
    </>
  );
}

const preferredEditions = ['MostRecentEdition', 'ThisEdition', 'AnyEdition'] as const;

/** What the lender is asked for by a code of ISO 18626; the API takes any other code too. */
const lenderChoices = [
  { name: 'serviceLevel', list: 'serviceLevel', codes: ['Normal', 'Rush', 'Express', 'Urgent'] },
  {
    name: 'copyrightCompliance',
    list: 'copyrightCompliance',
    codes: ['CA-FairDealing', 'CA-Cleared', 'US-CCG', 'US-CCL', 'Other'],
  },
  { name: 'paymentMethod', list: 'paymentMethod', codes: ['IFLAVoucher', 'BankTransfer', 'CreditCard', 'IFM'] },
  {
    name: 'billingMethod',
    list: 'billingMethod',
    codes: ['ReciprocityAgreement', 'FreeOfCharge', 'Invoice', 'Account'],
  },
] as const;

interface CitationFieldProps {
  row: TextRow;
  text: ReturnType<RequestValues['form']['getInputProps']> & { value: string };
  change: (name: string, value: unknown) => void;
  complete: Completion['complete'];
}

/** What a number must look like. */
const numberForms = { isbn: 'create.isbnForm', issn: 'create.issnForm' } as const;

function CitationField({ row, text, change, complete }: CitationFieldProps) {
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
        onBlur={() => complete(row.name, text.value)}
        description={says === 'wrongForm' ? t(numberForms[kind ?? 'isbn']) : undefined}
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

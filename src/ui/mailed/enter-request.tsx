import { Group, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { citationFields, filledIn } from '../create/form-fields.js';
import { useAnnouncer } from '../parts/announcer.js';
import { DayInput } from '../parts/day-input.js';
import { FormDialog } from '../parts/form-dialog.js';
import { PartnerSelect } from '../parts/partner-choice.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { remember } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import classes from './box.module.css';

const byMail = { byEmail: true, status: 'active' } as const;

/** What it says; the texts by their names in the API. */
interface Said {
  [name: string]: string | null;
  serviceType: 'Loan' | 'Copy';
}
const begin: Said = { serviceType: 'Loan', partner: null, needBeforeDate: null };

/** What is asked for whatever is wanted. */
const always = ['serviceType', 'partner', 'number', 'ownerLibrary', 'needBeforeDate', 'note'];
const rowsOf = ({ serviceType }: Said) => citationFields[serviceType === 'Loan' ? 'book' : 'article'];

/** A request that a partner wrote by mail, typed in: a lending request like any other. */
export default function EnterRequest({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const go = useNavigate();
  const { politely } = useAnnouncer();
  const { data, error } = useRead('/partners', { query: { ...byMail, limit: 1 }, freshMs: 60_000 });
  const libraries = useRead('/libraries', { freshMs: 60_000 });
  const ours = (libraries.data?.items ?? []).filter(({ resourceSharing }) => resourceSharing);
  const save = useChange(
    (said: Said) => {
      const names = new Set([...always, ...rowsOf(said).map(({ name }) => name)]);
      const typed = Object.fromEntries(Object.entries(filledIn(said)).filter(([name]) => names.has(name)));
      return api.post('/requests/entered', { body: typed as Thing<'EnteredRequest'> });
    },
    {
      again: ['/requests', '/requests/facets', '/work', '/work/counts'],
      done: (made) => {
        remember(made);
        politely(t('create.made', { id: made.externalId }));
        void go(`/lending/${made.id}`);
      },
    },
  );
  const form = useServerForm<Said>(begin, save.error);
  const line = (name: string) => ({ ...form.getInputProps(name), value: form.values[name] ?? '' });
  return (
    <FormDialog
      title={t('mailing.enterRequest')}
      size="lg"
      gap="sm"
      closeOnClickOutside={false}
      submit={t('create.save')}
      isSending={save.isPending}
      onSubmit={form.onSubmit((said) => save.mutate(said))}
      onClose={onClose}
    >
      <ProblemAlert error={error} />
      {data?.count === 0 ? <p>{t('mailing.noPartners')}</p> : null}
      <PartnerSelect
        label={t('mailing.from')}
        narrowed={byMail}
        required
        data-autofocus
        value={form.values['partner'] ?? null}
        error={form.errors['partner']}
        choose={(code) => form.setFieldValue('partner', code)}
      />
      <TextInput label={t('mailing.number')} description={t('mailing.numberHow')} {...line('number')} />
      {ours.length > 1 ? (
        <NativeSelect
          label={t('mailing.to')}
          data={[
            { value: '', label: t('create.usualOwner') },
            ...ours.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          {...line('ownerLibrary')}
        />
      ) : null}
      <Group>
        <SegmentedControl
          aria-label={t('mailing.kind')}
          value={form.values.serviceType}
          onChange={(value) => form.setFieldValue('serviceType', value)}
          data={[
            { value: 'Loan', label: t('list.book') },
            { value: 'Copy', label: t('list.article') },
          ]}
        />
      </Group>
      <div className={classes.pair}>
        {rowsOf(form.values).map(({ name, label, required = false }) => (
          <TextInput key={name} label={t(label)} required={required} {...line(name)} />
        ))}
      </div>
      <DayInput label={t('create.neededBy')} clearable {...form.getInputProps('needBeforeDate')} />
      <Textarea label={t('mailing.note')} autosize minRows={2} {...line('note')} />
      <ProblemAlert error={save.error} atFields />
    </FormDialog>
  );
}

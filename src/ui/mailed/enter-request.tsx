import { Button, Group, Modal, NativeSelect, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { citationFields, filledIn } from '../create/form-fields.js';
import { useAnnouncer } from '../parts/announcer.js';
import { DayInput } from '../parts/day-input.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { PartnerSelect } from '../parts/partner-choice.js';
import { ProblemAlert } from '../parts/problem.js';
import { remember } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import classes from './box.module.css';

const byMail = { byEmail: true, status: 'active' } as const;

type Said = Partial<Record<string, string>>;

/** A request that a partner wrote by mail, typed in: a lending request like any other. */
export default function EnterRequest({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const go = useNavigate();
  const { politely } = useAnnouncer();
  const [type, setType] = useState<'Loan' | 'Copy'>('Loan');
  const [said, setSaid] = useState<Said>({});
  const { data, error } = useRead('/partners', { query: { ...byMail, limit: 1 }, freshMs: 60_000 });
  const libraries = useRead('/libraries', { freshMs: 60_000 });
  const ours = (libraries.data?.items ?? []).filter(({ resourceSharing }) => resourceSharing);
  const rows = citationFields[type === 'Loan' ? 'book' : 'article'];
  const save = useChange(
    () => {
      const names = new Set([
        ...rows.map(({ name }) => name),
        'partner',
        'number',
        'ownerLibrary',
        'needBeforeDate',
        'note',
      ]);
      const typed = Object.fromEntries(Object.entries(filledIn(said)).filter(([name]) => names.has(name)));
      return api.post('/requests/entered', {
        body: { serviceType: type, ...typed } as Thing<'EnteredRequest'>,
      });
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
  const errors = save.error?.fields ?? {};
  const set = (name: string) => (value: string | null) => setSaid({ ...said, [name]: value ?? '' });
  const line = (name: string) => ({
    value: said[name] ?? '',
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) => set(name)(event.currentTarget.value),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('mailing.enterRequest')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ProblemAlert error={error} />
          {data?.count === 0 ? <p>{t('mailing.noPartners')}</p> : null}
          <PartnerSelect
            label={t('mailing.from')}
            narrowed={byMail}
            value={said['partner'] || null}
            error={errors['partner']}
            required
            data-autofocus
            choose={set('partner')}
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
              value={type}
              onChange={(value) => setType(value as 'Loan' | 'Copy')}
              data={[
                { value: 'Loan', label: t('list.book') },
                { value: 'Copy', label: t('list.article') },
              ]}
            />
          </Group>
          <div className={classes.pair}>
            {rows.map(({ name, label, required = false }) => (
              <TextInput key={name} label={t(label)} required={required} {...line(name)} />
            ))}
          </div>
          <DayInput
            label={t('create.neededBy')}
            value={said['needBeforeDate'] || null}
            error={errors['needBeforeDate']}
            clearable
            onChange={set('needBeforeDate')}
          />
          <Textarea label={t('mailing.note')} autosize minRows={2} {...line('note')} />
          <ProblemAlert error={save.error} atFields />
          <DialogFooter>
            <Button variant="default" onClick={onClose}>
              {t('frame.close')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('create.save')}
            </Button>
          </DialogFooter>
        </Stack>
      </form>
    </Modal>
  );
}

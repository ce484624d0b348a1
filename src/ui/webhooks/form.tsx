import { Checkbox, MultiSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type WebhookEvent, webhookEventRows, webhookEvents } from '../../domain/request/webhook-events.js';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { FormDrawer } from '../records/form-drawer.js';
import { useKeptForm } from '../records/kept-form.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';

interface WebhookFormProps {
  /** Without one a new one is made. */
  webhook?: Thing<'WebhookView'>;
  saved(answer: Thing<'WebhookSaved'>): void;
  onClose(): void;
}

interface Fields extends Record<string, unknown> {
  name: string;
  address: string;
  events: WebhookEvent[];
  personal: boolean;
}

/** Adds a webhook, or changes one. That patron data may be sent is confirmed each time it is turned on. */
export function WebhookForm({ webhook, saved, onClose }: WebhookFormProps) {
  const { t, textOf } = useWords();
  const { may } = useSession();
  const [isConfirmed, setConfirmed] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const save = useChange(
    ({ name, address, events, personal }: Fields) => {
      const body = { name, address, events, personal };
      return webhook
        ? api.patch('/webhooks/{id}', { path: { id: webhook.id }, body })
        : api.post('/webhooks', { body });
    },
    {
      again: ['/webhooks'],
      done: (answer) => {
        form.forget();
        saved(answer);
      },
    },
  );
  const now: Fields = webhook
    ? { name: webhook.name, address: webhook.address, events: webhook.events, personal: webhook.personal }
    : { name: '', address: '', events: [], personal: false };
  const form = useKeptForm<Fields>(`webhook ${webhook?.id ?? 'new'}`, now, { error: save.error });
  const asks = form.values.personal && !webhook?.personal;
  const saving = {
    ...save,
    mutate: (fields: Fields) => {
      setMissing(asks && !isConfirmed);
      if (!asks || isConfirmed) save.mutate(fields);
    },
  };
  return (
    <FormDrawer
      title={webhook ? t('webhooks.editOf', { name: webhook.name }) : t('webhooks.add')}
      form={form}
      adding={saving}
      submit={t(webhook ? 'webhooks.save' : 'webhooks.add')}
      onClose={onClose}
    >
      <TextInput label={t('webhooks.name')} required data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label={t('webhooks.address')}
        description={t('webhooks.addressHow')}
        type="url"
        required
        {...form.getInputProps('address')}
      />
      <MultiSelect
        label={t('webhooks.events')}
        required
        searchable
        {...form.getInputProps('events')}
        error={form.problemAt('events')}
        data={webhookEvents.map((value) => ({ value, label: textOf(webhookEventRows[value].label) }))}
      />
      <Checkbox
        label={t('webhooks.personal')}
        description={t(may('sendPatronData') ? 'webhooks.personalHow' : 'webhooks.personalNeeds')}
        disabled={!may('sendPatronData')}
        {...form.getInputProps('personal', { type: 'checkbox' })}
      />
      {asks ? (
        <Checkbox
          label={t('webhooks.personalConfirm')}
          checked={isConfirmed}
          error={isMissing && !isConfirmed ? t('webhooks.personalUnconfirmed') : undefined}
          onChange={(event) => setConfirmed(event.currentTarget.checked)}
        />
      ) : null}
    </FormDrawer>
  );
}

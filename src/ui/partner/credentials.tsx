import { Alert, Button, Group, PasswordInput, Select, Stack, Table, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { WideTable } from '../parts/wide-table.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { CredentialOnce } from './credential-once.js';
import classes from './partner.module.css';
import { PartForm, type PartProps, usePartForm } from './save.js';

const kinds = ['token', 'basic', 'path', 'account', 'certificate'] as const;
const first = { kind: 'token' as (typeof kinds)[number], fingerprint: '' };

/** What it presents to us and what we present to it; secrets are shown once, when they are made. */
export function Credentials({ partner }: PartProps) {
  return (
    <>
      <Theirs partner={partner} />
      <Ours partner={partner} />
    </>
  );
}

function Theirs({ partner }: PartProps) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const [revoking, setRevoking] = useState<(typeof partner.credentials)[number]>();
  const path = { code: partner.code };
  const again = ['/partners', '/partners/{code}'] as const;
  const issue = useChange(
    ({ kind, fingerprint }: typeof first) =>
      api.post('/partners/{code}/credentials', {
        path,
        body: { kind, ...(kind === 'certificate' ? { fingerprint } : {}) },
      }),
    { again },
  );
  const form = useServerForm(first, issue.error);
  const revoke = useChange((id: string) => api.delete('/partners/{code}/credentials/{id}', { path: { ...path, id } }), {
    again,
    done: () => setRevoking(undefined),
  });
  const credentials = [...partner.credentials].reverse();
  return (
    <section className={classes.tile} aria-labelledby="theirs">
      <h2 id="theirs">{t('partner.theirs')}</h2>
      <p className={classes.small}>{t('partner.theirsHow')}</p>
      <WideTable
        caption={t('partner.credentialTable')}
        head={[t('partner.kind'), t('partner.begins'), t('partner.issued'), t('partner.used'), t('partner.status')]}
        minWidth={520}
        verticalSpacing={4}
      >
        {credentials.map((credential) => (
          <Table.Tr key={credential.id}>
            <Table.Th scope="row" fw={400}>
              {t(`partner.kind_${credential.kind}`)}
            </Table.Th>
            <Table.Td className="mono">{credential.prefix}…</Table.Td>
            <Table.Td>{clock.moment(credential.createdAt)}</Table.Td>
            <Table.Td>{credential.lastUsedAt ? clock.ago(credential.lastUsedAt) : t('partner.neverUsed')}</Table.Td>
            <Table.Td>
              {credential.revokedAt ? (
                t('partner.revoked', { when: clock.moment(credential.revokedAt) })
              ) : (
                <Group gap="sm">
                  {t('partner.valid')}
                  {may('keepPartners') ? (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={t('partner.revokeThis', {
                        kind: t(`partner.kind_${credential.kind}`),
                        prefix: credential.prefix,
                      })}
                      onClick={() => setRevoking(credential)}
                    >
                      {t('partner.revoke')}
                    </Button>
                  ) : null}
                </Group>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
      {may('keepPartners') ? (
        <form onSubmit={form.onSubmit((typed) => issue.mutate(typed))}>
          <Group align="end" mt="md">
            <Select
              label={t('partner.kind')}
              w={220}
              allowDeselect={false}
              {...form.getInputProps('kind')}
              data={kinds.map((value) => ({ value, label: t(`partner.kind_${value}`) }))}
            />
            {form.values.kind === 'certificate' ? (
              <TextInput label={t('partner.fingerprint')} required {...form.getInputProps('fingerprint')} />
            ) : null}
            <Button type="submit" variant="default" loading={issue.isPending}>
              {t('partner.issue')}
            </Button>
          </Group>
        </form>
      ) : null}
      <ProblemAlert error={issue.error} />
      {issue.data ? <CredentialOnce partner={partner} parts={issue.data.parts} onClose={() => issue.reset()} /> : null}
      <ConfirmDialog
        opened={revoking !== undefined}
        title={t('partner.revoke')}
        verb={t('partner.revoke')}
        doing={revoke}
        run={() => revoking && revoke.mutate(revoking.id)}
        close={() => setRevoking(undefined)}
      >
        {t('partner.revokeSure')}
      </ConfirmDialog>
    </section>
  );
}

const outKinds = ['none', 'bearer', 'basic', 'header', 'certificate'] as const;
type OutKind = (typeof outKinds)[number];
/** Kept out of spelling and completion: it is a secret of many lines. */
const pem = { autosize: true, minRows: 3, maxRows: 8, spellCheck: false, classNames: { input: 'mono' } } as const;

function Ours({ partner }: PartProps) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const { ourCertificate: shown, secret } = partner;
  // Who keeps partners enters the first one.
  const isLocked = secret !== undefined && !may('keepSecrets');
  const part = usePartForm(
    partner,
    'presents',
    ({ presents }) => ({
      outboundAuth: { kind: presents === 'unreadable' ? 'bearer' : presents } as { kind: OutKind } & Record<
        string,
        string
      >,
    }),
    ['outboundAuth'],
  );
  const { form } = part;
  const { kind } = form.values.outboundAuth;
  const given = (name: string, label: string) => ({
    label,
    required: true,
    autoComplete: 'off',
    ...form.getInputProps(`outboundAuth.${name}`),
    value: form.values.outboundAuth[name] ?? '',
  });
  return (
    <PartForm {...part} change={(values) => values} isLocked={isLocked}>
      <h2>{t('partner.presents')}</h2>
      <p className={classes.small}>
        {t('partner.presentsHow')} {t('partner.presentsNow', { kind: t(`partner.present_${partner.presents}`) })}
      </p>
      {secret?.enteredFor ? (
        <p className={classes.small}>{t('partner.enteredFor', { origin: secret.enteredFor })}</p>
      ) : null}
      {isLocked && may('keepPartners') ? <p className={classes.small}>{t('partner.secretsLocked')}</p> : null}
      {partner.presents === 'unreadable' ? (
        <Alert color="red" role="status">
          {t('partner.unreadableHow')}
        </Alert>
      ) : null}
      {shown ? (
        <p className={classes.small}>
          {t('partner.ourCertificateNow', { ...shown, until: clock.day(shown.validUntil) })}
        </p>
      ) : null}
      <Stack maw={420}>
        <Select
          label={t('partner.kind')}
          allowDeselect={false}
          value={kind}
          error={form.errors['outboundAuth.kind']}
          onChange={(value) => form.setFieldValue('outboundAuth', { kind: (value as OutKind | null) ?? kind })}
          data={outKinds.map((value) => ({ value, label: t(`partner.present_${value}`) }))}
        />
        {kind === 'bearer' ? <PasswordInput {...given('token', t('partner.token'))} /> : null}
        {kind === 'basic' ? (
          <>
            <TextInput {...given('user', t('partner.user'))} />
            <PasswordInput {...given('password', t('partner.password'))} />
          </>
        ) : null}
        {kind === 'certificate' ? (
          <>
            <Textarea {...given('certificate', t('partner.ourCertificate'))} {...pem} />
            <Textarea {...given('key', t('partner.ourKey'))} {...pem} />
          </>
        ) : null}
        {kind === 'header' ? (
          <>
            <TextInput {...given('name', t('partner.headerName'))} />
            <PasswordInput {...given('value', t('partner.headerValue'))} />
          </>
        ) : null}
      </Stack>
    </PartForm>
  );
}

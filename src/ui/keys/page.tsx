import { Button, MultiSelect, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { permissionRows, permissions } from '../../domain/staff/permissions.js';
import type { RoleHeld } from '../../domain/staff/staff.js';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { DayInput } from '../parts/day-input.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { ShownOnce } from '../parts/shown-once.js';
import { WideTable } from '../parts/wide-table.js';
import { FormDrawer } from '../records/form-drawer.js';
import { useKeptForm } from '../records/kept-form.js';
import { useRoleNames } from '../staff/role-names.js';
import { RolePicker } from '../staff/role-picker.js';
import classes from '../staff/staff.module.css';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

type KeyOfProgram = Thing<'KeyView'>;

/** Keys of programs: what each may do, when it was used, and a way to end it. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const address = useAddress();
  const { nameOf } = useRoleNames();
  const [revoking, setRevoking] = useState<KeyOfProgram>();
  const { data, error, refetch } = useRead('/keys', { query: { limit: 100 } });
  const revoke = useChange((id: string) => api.delete('/keys/{id}', { path: { id } }), {
    again: ['/keys'],
    done: () => setRevoking(undefined),
  });
  const state = ({ revokedAt, revokedBy, expiresAt }: KeyOfProgram) => {
    if (revokedAt) return t('access.revokedBy', { when: clock.moment(revokedAt), name: revokedBy ?? '–' });
    return expiresAt && Date.parse(expiresAt) <= Date.now() ? t('access.expired') : t('access.valid');
  };
  return (
    <>
      <PageHead title={t('nav.keys')} about={t('access.keysAbout')}>
        <Button onClick={() => address.set({ new: '1' })}>{t('access.addKey')}</Button>
      </PageHead>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={5} /> : null}
      {data && data.items.length === 0 ? <Empty title={t('access.keyNone')} text={t('access.keysAbout')} /> : null}
      {data && data.items.length > 0 ? (
        <WideTable
          caption={t('access.keyTable')}
          head={[t('access.keyName'), t('access.roles'), t('access.used'), t('access.expires'), t('access.state')]}
          minWidth={560}
          verticalSpacing={6}
        >
          {data.items.map((key) => (
            <Table.Tr key={key.id}>
              <Table.Th scope="row" fw={400}>
                {key.name}
                <div className={classes.small}>
                  {t('access.madeBy', { name: key.createdBy, when: clock.day(key.createdAt) })}
                </div>
              </Table.Th>
              <Table.Td>{key.roles.map((role) => nameOf(role as RoleHeld)).join(' · ')}</Table.Td>
              <Table.Td>{key.lastUsedAt ? clock.ago(key.lastUsedAt) : t('access.neverUsed')}</Table.Td>
              <Table.Td>{key.expiresAt ? clock.day(key.expiresAt) : t('access.noEnd')}</Table.Td>
              <Table.Td>
                {state(key)}{' '}
                {key.revokedAt ? null : (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t('access.revokeOf', { name: key.name })}
                    onClick={() => setRevoking(key)}
                  >
                    {t('access.revoke')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      ) : null}
      {address.get('new') ? (
        <AddKey
          isForFollower={address.get('for') === 'follower'}
          onClose={() => address.set({ new: undefined, for: undefined }, true)}
        />
      ) : null}
      <ConfirmDialog
        opened={revoking !== undefined}
        title={t('access.revokeOf', { name: revoking?.name ?? '' })}
        verb={t('access.revoke')}
        doing={revoke}
        run={() => revoking && revoke.mutate(revoking.id)}
        close={() => setRevoking(undefined)}
      >
        {t('access.revokeSure')}
      </ConfirmDialog>
    </>
  );
}

/** All that a library needs that follows our directory file. */
const ofFollower = { roles: [{ role: 'resourceSharingPartnersManager' }] as RoleHeld[], only: ['seePartners'] };
const ofNobody: typeof ofFollower = { roles: [], only: [] };
type NewKey = typeof ofFollower & { name: string; expiresOn: string | null };

function AddKey({ isForFollower, onClose }: { isForFollower: boolean; onClose: () => void }) {
  const { t, textOf } = useWords();
  const clock = useClock();
  const { nameOf } = useRoleNames();
  const add = useChange(
    ({ name, roles, only, expiresOn }: NewKey) =>
      api.post('/keys', {
        body: {
          name,
          roles: roles as never,
          ...(only.length > 0 ? { only: only as never } : {}),
          ...(expiresOn ? { expiresOn } : {}),
        },
      }),
    { again: ['/keys'], done: () => form.forget() },
  );
  const form = useKeptForm<NewKey>(
    isForFollower ? 'key new follower' : 'key new',
    { name: '', expiresOn: null, ...(isForFollower ? ofFollower : ofNobody) },
    { error: add.error },
  );
  if (add.data)
    return (
      <ShownOnce
        title={t('shownOnce.titleKey', { name: add.data.key.name })}
        secrets={[
          {
            name: t('shownOnce.header'),
            part: 'header',
            value: `Authorization: Bearer ${add.data.secret}`,
            hint: t('shownOnce.headerKeyHow'),
          },
        ]}
        how={t('shownOnce.onlyNowHow')}
        onClose={onClose}
      />
    );
  return (
    <FormDrawer title={t('access.addKey')} form={form} adding={add} submit={t('access.addKey')} onClose={onClose}>
      <TextInput label={t('access.keyName')} required data-autofocus {...form.getInputProps('name')} />
      <p className={classes.small} style={{ margin: 0 }}>
        {t('access.keyOfFollower', {
          role: nameOf({ role: 'resourceSharingPartnersManager' }),
          permission: textOf(permissionRows.seePartners.label),
        })}{' '}
        <Button size="compact-xs" variant="subtle" onClick={() => form.put(ofFollower)}>
          {t('access.keyOfFollowerDo')}
        </Button>
      </p>
      <RolePicker form={form} />
      <MultiSelect
        label={t('access.only')}
        description={t('access.onlyHow')}
        searchable
        {...form.getInputProps('only')}
        error={form.problemAt('only')}
        data={permissions.map((value) => ({ value, label: textOf(permissionRows[value].label) }))}
      />
      <DayInput
        label={t('access.expires')}
        description={t('access.expiresHow')}
        minDate={clock.today()}
        clearable
        clearButtonProps={{ 'aria-label': t('records.clear', { field: t('access.expires') }) }}
        {...form.getInputProps('expiresOn')}
        error={form.problemAt('expiresOn') ?? form.problemAt('expiresAt')}
      />
    </FormDrawer>
  );
}

import { Button, Drawer, Modal, MultiSelect, Stack, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { permissionRows, permissions } from '../../domain/permissions.js';
import type { RoleHeld } from '../../domain/staff.js';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { Once } from '../partner/once.js';
import { useAddress } from '../parts/address.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { problemAt } from '../records/field-rows.js';
import { Kept, useTyped } from '../records/typed.js';
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
  const state = ({ revokedAt, revokedBy }: KeyOfProgram) =>
    revokedAt ? t('access.revokedBy', { when: clock.moment(revokedAt), name: revokedBy ?? '–' }) : t('access.valid');
  return (
    <>
      <PageHead title={t('nav.keys')} about={t('access.keysAbout')}>
        <Button onClick={() => address.set({ new: '1' })}>{t('access.addKey')}</Button>
      </PageHead>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={5} /> : null}
      {data && data.items.length === 0 ? <Empty title={t('access.keyNone')} text={t('access.keysAbout')} /> : null}
      {data && data.items.length > 0 ? (
        <Table.ScrollContainer
          type="native"
          minWidth={560}
          tabIndex={0}
          role="region"
          aria-label={t('access.keyTable')}
        >
          <Table className={classes.table ?? ''} verticalSpacing={6}>
            <caption className="only-read-aloud">{t('access.keyTable')}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('access.keyName')}</Table.Th>
                <Table.Th scope="col">{t('access.roles')}</Table.Th>
                <Table.Th scope="col">{t('access.used')}</Table.Th>
                <Table.Th scope="col">{t('access.expires')}</Table.Th>
                <Table.Th scope="col">{t('access.state')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
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
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
      {address.get('new') ? (
        <AddKey
          isForFollower={address.get('for') === 'follower'}
          onClose={() => address.set({ new: undefined, for: undefined }, true)}
        />
      ) : null}
      <Modal
        opened={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={t('access.revokeOf', { name: revoking?.name ?? '' })}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <p>{t('access.revokeSure')}</p>
        <ProblemAlert error={revoke.error} />
        <DialogFooter>
          <Button variant="default" onClick={() => setRevoking(undefined)}>
            {t('frame.close')}
          </Button>
          <Button loading={revoke.isPending} onClick={() => revoking && revoke.mutate(revoking.id)}>
            {t('access.revoke')}
          </Button>
        </DialogFooter>
      </Modal>
    </>
  );
}

/** All that a library needs that follows our directory file. */
const ofFollower = { roles: [{ role: 'resourceSharingPartnersManager' }] as RoleHeld[], only: ['seePartners'] };

function AddKey({ isForFollower, onClose }: { isForFollower: boolean; onClose: () => void }) {
  const { t, textOf } = useWords();
  const { nameOf } = useRoleNames();
  const typed = useTyped(isForFollower ? 'key new follower' : 'key new', {
    name: '',
    ends: '',
    ...(isForFollower ? ofFollower : { roles: [] as RoleHeld[], only: [] as string[] }),
  });
  const { value: said, set: setSaid } = typed;
  const { name, ends, roles, only } = said;
  const add = useChange(
    () =>
      api.post('/keys', {
        body: {
          name,
          roles: roles as never,
          ...(only.length > 0 ? { only: only as never } : {}),
          ...(ends.trim() ? { expiresOn: ends.trim() } : {}),
        },
      }),
    { again: ['/keys'], done: typed.forget },
  );
  const errors = add.error?.fields ?? {};
  return (
    <Drawer
      opened
      onClose={onClose}
      size="lg"
      title={t('access.addKey')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {add.data ? (
        <Stack>
          <Once
            parts={[{ part: 'header', value: `Authorization: Bearer ${add.data.secret}` }]}
            about={t('access.onceKey')}
          />
          <DialogFooter>
            <Button onClick={onClose}>{t('frame.close')}</Button>
          </DialogFooter>
        </Stack>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate(undefined);
          }}
        >
          <Stack>
            <Kept typed={typed} />
            <TextInput
              label={t('access.keyName')}
              required
              data-autofocus
              value={name}
              error={errors['name']}
              onChange={(event) => setSaid({ ...said, name: event.currentTarget.value })}
            />
            <p className={classes.small} style={{ margin: 0 }}>
              {t('access.keyOfFollower', {
                role: nameOf({ role: 'resourceSharingPartnersManager' }),
                permission: textOf(permissionRows.seePartners.label),
              })}{' '}
              <Button size="compact-xs" variant="subtle" onClick={() => setSaid({ ...said, ...ofFollower })}>
                {t('access.keyOfFollowerDo')}
              </Button>
            </p>
            <RolePicker
              roles={roles}
              change={(now) => setSaid({ ...said, roles: now })}
              error={problemAt(errors, 'roles')}
            />
            <MultiSelect
              label={t('access.only')}
              description={t('access.onlyHow')}
              searchable
              value={only}
              error={problemAt(errors, 'only')}
              onChange={(now) => setSaid({ ...said, only: now })}
              data={permissions.map((value) => ({ value, label: textOf(permissionRows[value].label) }))}
            />
            <TextInput
              label={t('access.expires')}
              description={t('access.expiresHow')}
              value={ends}
              error={errors['expiresOn'] ?? errors['expiresAt']}
              onChange={(event) => setSaid({ ...said, ends: event.currentTarget.value })}
            />
            <ProblemAlert error={add.error} atFields />
            <DialogFooter>
              <Button variant="default" onClick={onClose}>
                {t('records.cancel')}
              </Button>
              <Button type="submit" loading={add.isPending}>
                {t('access.addKey')}
              </Button>
            </DialogFooter>
          </Stack>
        </form>
      )}
    </Drawer>
  );
}

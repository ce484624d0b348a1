import { Button, Drawer, Group, Modal, MultiSelect, Stack, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { permissionRows, permissions } from '../../domain/permissions.js';
import type { RoleHeld } from '../../domain/staff.js';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { Once } from '../partner/once.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
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
      {address.get('new') ? <AddKey onClose={() => address.set({ new: undefined }, true)} /> : null}
      <Modal
        opened={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={t('access.revokeOf', { name: revoking?.name ?? '' })}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <p>{t('access.revokeSure')}</p>
        <ProblemAlert error={revoke.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setRevoking(undefined)}>
            {t('frame.close')}
          </Button>
          <Button loading={revoke.isPending} onClick={() => revoking && revoke.mutate(revoking.id)}>
            {t('access.revoke')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

function AddKey({ onClose }: { onClose: () => void }) {
  const { t, either } = useWords();
  const [name, setName] = useState('');
  const [ends, setEnds] = useState('');
  const [roles, setRoles] = useState<RoleHeld[]>([]);
  const [only, setOnly] = useState<string[]>([]);
  const add = useChange(
    () =>
      api.post('/keys', {
        body: {
          name,
          roles: roles as never,
          ...(only.length > 0 ? { only: only as never } : {}),
          ...(ends.trim() ? { expiresAt: endOf(ends.trim()) } : {}),
        },
      }),
    { again: ['/keys'] },
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
          <Once secret={add.data.secret} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('frame.close')}</Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate(undefined);
          }}
        >
          <Stack>
            <TextInput
              label={t('access.keyName')}
              required
              value={name}
              error={errors['name']}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <RolePicker roles={roles} change={setRoles} error={errors['roles']} />
            <MultiSelect
              label={t('access.only')}
              description={t('access.onlyHow')}
              searchable
              value={only}
              error={errors['only']}
              onChange={setOnly}
              data={permissions.map((value) => ({ value, label: either(permissionRows[value]) }))}
            />
            <TextInput
              label={t('access.expires')}
              description={t('access.expiresHow')}
              value={ends}
              error={errors['expiresAt']}
              onChange={(event) => setEnds(event.currentTarget.value)}
            />
            <ProblemAlert error={add.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('frame.close')}
              </Button>
              <Button type="submit" loading={add.isPending} disabled={roles.length === 0}>
                {t('access.addKey')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Drawer>
  );
}

/** The end of that day here; what is no day goes as it was typed, and the node says what is wrong. */
function endOf(day: string): string {
  const date = new Date(`${day}T23:59:59`);
  return Number.isNaN(date.getTime()) ? day : date.toISOString();
}

import { Button, CloseButton, Group, Select, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type RoleHeld, roleRows, type StaffRole, staffRoles } from '../../domain/staff/staff.js';
import { api, type Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import type { Drawn } from '../records/field-rows.js';
import { RecordDrawer } from '../records/record-drawer.js';
import { useSession } from '../session/session.js';
import { useRoleNames } from '../staff/role-names.js';
import { useWords } from '../words/index.js';
import classes from './settings.module.css';

export type ShownClaimedRole = Thing<'SettingsView'>['claimedRoles'][number];

interface ClaimedRolesProps {
  roles: readonly ShownClaimedRole[];
  /** The claim by its name at the provider. */
  claim: string;
  /** The server gives them: there they are changed. */
  isElsewhere: boolean;
  again: () => Promise<unknown>;
}

/** The mapping of the provider’s groups to roles here; who keeps the accounts changes it. */
export function ClaimedRoles({ roles, claim, isElsewhere, again }: ClaimedRolesProps) {
  const { t } = useWords();
  const { may } = useSession();
  const { nameOf } = useRoleNames();
  const { refetch } = useRead('/node/settings', { when: false });
  const [isOpen, setOpen] = useState(false);
  const title = t('settingLabel.openIdRoles');
  return (
    <>
      <div className={classes.head}>
        <h3>{title}</h3>
        {may('keepUsers') && !isElsewhere ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setOpen(true)}
            aria-label={t('setting.changeOf', { group: title })}
          >
            {t('setting.change')}
          </Button>
        ) : null}
        {isElsewhere ? <span className={classes.quiet}>{t('setting.inEnvironment')}</span> : null}
      </div>
      {roles.length === 0 ? <p>{t('setting.noRoles')}</p> : null}
      {roles.length > 0 ? (
        <Table verticalSpacing={6} layout="fixed">
          <caption className="only-read-aloud">{t('setting.roleTable')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('setting.claimValue', { claim })}</Table.Th>
              <Table.Th scope="col">{t('setting.givesRole')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {roles.map(({ value, gives }) => (
              <Table.Tr key={`${value} ${gives.role} ${gives.library}`}>
                <Table.Th scope="row" fw={400}>
                  {value}
                </Table.Th>
                <Table.Td>{nameOf(gives as RoleHeld)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
      {isOpen ? (
        <RecordDrawer
          of="/node/claimed-roles"
          title={title}
          rows={[
            { name: 'roles', kind: 'own', label: title, draw: (drawn) => <RolesField {...drawn} claim={claim} /> },
          ]}
          now={{ roles }}
          isNew={false}
          fresh={async () => ({ roles: (await refetch()).data?.claimedRoles ?? [] })}
          consequence={t('setting.rolesHold')}
          save={async (body) => {
            await api.put('/node/claimed-roles', { body: body as never });
            await again();
          }}
          close={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** A line for each value: what the claim says, the role that it gives, and where. */
function RolesField({ value, problem, change, claim }: Drawn & { claim: string }) {
  const { t, textOf } = useWords();
  const { libraries } = useRoleNames();
  const roles = value as readonly ShownClaimedRole[];
  const put = (at: number, next: ShownClaimedRole) => change(roles.map((each, index) => (index === at ? next : each)));
  const add = () => change([...roles, { value: '', gives: { role: 'fulfillmentServicesOperator' } }]);
  return (
    <fieldset className={classes.roles}>
      <legend>{t('setting.roleTable')}</legend>
      {roles.map((row, at) => (
        <Group key={at} gap="xs" role="group" aria-label={row.value || t('setting.claimValue', { claim })}>
          <TextInput
            aria-label={t('setting.claimValue', { claim })}
            placeholder={t('setting.claimValue', { claim })}
            value={row.value}
            maxLength={200}
            onChange={(event) => put(at, { ...row, value: event.currentTarget.value })}
          />
          <Select
            aria-label={t('setting.givesRole')}
            w={260}
            allowDeselect={false}
            value={row.gives.role}
            onChange={(role) =>
              put(at, { ...row, gives: { ...row.gives, role: (role as StaffRole) ?? row.gives.role } })
            }
            data={staffRoles.map((each) => ({ value: each, label: textOf(roleRows[each].label) }))}
          />
          <Select
            aria-label={t('access.library')}
            w={200}
            clearable
            clearButtonProps={{ 'aria-label': t('access.everywhere') }}
            placeholder={t('access.everywhere')}
            value={row.gives.library ?? null}
            onChange={(library) =>
              put(at, { ...row, gives: { role: row.gives.role, ...(library ? { library } : {}) } })
            }
            data={libraries.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <CloseButton
            size="sm"
            aria-label={t('setting.removeValue', { value: row.value })}
            onClick={() => change(roles.filter((_, index) => index !== at))}
          />
        </Group>
      ))}
      {problem ? <p role="alert">{problem}</p> : null}
      <Button size="compact-sm" variant="default" onClick={add}>
        {t('setting.addValue')}
      </Button>
    </fieldset>
  );
}

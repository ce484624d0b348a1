import { Button, CloseButton, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { type RoleHeld, roleRows, type StaffRole, staffRoles } from '../../domain/staff.js';
import { useWords } from '../words/index.js';
import { useRoleNames } from './role-names.js';
import classes from './staff.module.css';

interface RolePickerProps {
  roles: readonly RoleHeld[];
  change: (roles: RoleHeld[]) => void;
  /** What the college account gives cannot be taken here. */
  fixed?: readonly RoleHeld[];
  error?: string | undefined;
}

/** Who may do what, where: the place is part of the role. */
export function RolePicker({ roles, change, fixed = [], error }: RolePickerProps) {
  const { t, either } = useWords();
  const { nameOf, libraries } = useRoleNames();
  const [role, setRole] = useState<StaffRole>('fulfillmentServicesOperator');
  const [library, setLibrary] = useState<string | null>(null);
  const isSame = (one: RoleHeld, other: RoleHeld) => one.role === other.role && one.library === other.library;
  const add = () => {
    const next: RoleHeld = { role, ...(library ? { library } : {}) };
    if (!roles.some((each) => isSame(each, next))) change([...roles, next]);
  };
  return (
    <fieldset className={classes.plain}>
      <legend>{t('access.roles')}</legend>
      <ul className={classes.roles}>
        {roles.length === 0 ? <li className={classes.small}>{t('access.noRoles')}</li> : null}
        {roles.map((each) => (
          <li key={`${each.role} ${each.library}`}>
            {nameOf(each)}
            {fixed.some((other) => isSame(each, other)) ? (
              <span className={classes.small}>{t('access.fromAccount')}</span>
            ) : (
              <CloseButton
                size="sm"
                aria-label={t('access.removeRole', { role: nameOf(each) })}
                onClick={() => change(roles.filter((other) => !isSame(each, other)))}
              />
            )}
          </li>
        ))}
      </ul>
      {error ? <p role="alert">{error}</p> : null}
      <Group align="end">
        <Select
          label={t('access.role')}
          w={290}
          allowDeselect={false}
          value={role}
          onChange={(value) => setRole((value as StaffRole | null) ?? role)}
          data={staffRoles.map((value) => ({ value, label: either(roleRows[value]) }))}
        />
        <Select
          label={t('access.library')}
          w={230}
          clearable
          clearButtonProps={{ 'aria-label': t('access.everywhere') }}
          placeholder={t('access.everywhere')}
          value={library}
          onChange={setLibrary}
          data={libraries.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Button variant="default" onClick={add}>
          {t('access.addRole')}
        </Button>
      </Group>
    </fieldset>
  );
}

import { CloseButton, Group, Select } from '@mantine/core';
import { type RoleHeld, roleRows, type StaffRole, staffRoles } from '../../domain/staff/staff.js';
import type { KeptForm } from '../records/kept-form.js';
import { useWords } from '../words/index.js';
import { useRoleNames } from './role-names.js';
import classes from './staff.module.css';

interface RolePickerProps {
  form: Pick<KeptForm<{ roles: RoleHeld[] }>, 'values' | 'setFieldValue' | 'problemAt'>;
  /** What the college account gives cannot be taken here. */
  fixed?: readonly RoleHeld[];
}

const isSame = (one: RoleHeld, other: RoleHeld) => one.role === other.role && one.library === other.library;

/** Who may do what, where: the place is part of the role. What is in the list is what is saved. */
export function RolePicker({ form, fixed = [] }: RolePickerProps) {
  const { roles } = form.values;
  const change = (now: RoleHeld[]) => form.setFieldValue('roles', now);
  const { t, textOf } = useWords();
  const { nameOf, libraries } = useRoleNames();
  const names = staffRoles.map((value) => ({ value, label: textOf(roleRows[value].label) }));
  const put = (at: number, next: RoleHeld) => {
    if (roles.some((each, index) => index !== at && isSame(each, next))) return;
    change(at < roles.length ? roles.map((each, index) => (index === at ? next : each)) : [...roles, next]);
  };
  return (
    <fieldset className={classes.plain}>
      <legend>{t('access.roles')}</legend>
      <ul className={classes.roles}>
        {roles.length === 0 ? <li className={classes.small}>{t('access.noRoles')}</li> : null}
        {roles.map((held, at) => (
          <li key={`${held.role} ${held.library}`}>
            {fixed.some((other) => isSame(held, other)) ? (
              <>
                {nameOf(held)} <span className={classes.small}>{t('access.fromAccount')}</span>
              </>
            ) : (
              <Group gap="xs" aria-label={nameOf(held)} role="group">
                <Select
                  aria-label={t('access.role')}
                  w={290}
                  allowDeselect={false}
                  value={held.role}
                  onChange={(value) => put(at, { ...held, role: (value as StaffRole | null) ?? held.role })}
                  data={names}
                />
                <Select
                  aria-label={t('access.library')}
                  w={230}
                  clearable
                  clearButtonProps={{ 'aria-label': t('access.everywhere') }}
                  placeholder={t('access.everywhere')}
                  value={held.library ?? null}
                  onChange={(library) => put(at, { role: held.role, ...(library ? { library } : {}) })}
                  data={libraries.map(({ code, name }) => ({ value: code, label: name }))}
                />
                <CloseButton
                  size="sm"
                  aria-label={t('access.removeRole', { role: nameOf(held) })}
                  onClick={() => change(roles.filter((_, index) => index !== at))}
                />
              </Group>
            )}
          </li>
        ))}
      </ul>
      <Select
        label={t('access.addRole')}
        w={290}
        placeholder={t('access.chooseRole')}
        value={null}
        error={form.problemAt('roles')}
        onChange={(value) => value && put(roles.length, { role: value as StaffRole })}
        data={names.filter(({ value }) => !roles.some(({ role, library }) => role === value && !library))}
      />
    </fieldset>
  );
}

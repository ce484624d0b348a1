import { PasswordInput, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { passwordLength } from '../../domain/staff/passwords.js';
import type { RoleHeld } from '../../domain/staff/staff.js';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { FormDrawer } from '../records/form-drawer.js';
import { useKeptForm } from '../records/kept-form.js';
import { useWords } from '../words/index.js';
import { NameField, ReachedFields } from './person-fields.js';
import { RolePicker } from './role-picker.js';

const nobody = { code: '', name: '', email: '', language: '', password: '', roles: [] as RoleHeld[] };

/** A new person: name, way in, roles with their place. */
export function AddUser({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const go = useNavigate();
  const add = useChange(
    ({ code, name, email, password, ...said }: typeof nobody) =>
      api.post('/users', {
        body: {
          code: code.trim(),
          name: name.trim(),
          language: said.language as 'en',
          roles: said.roles as never,
          ...(email ? { email } : {}),
          ...(password ? { password } : {}),
        },
      }),
    {
      again: ['/users'],
      done: ({ code }) => {
        form.forget();
        void go(`/staff/${encodeURIComponent(code)}`);
      },
    },
  );
  const form = useKeptForm<typeof nobody>(
    'person new',
    { ...nobody, language },
    { error: add.error, secrets: ['password'] },
  );
  return (
    <FormDrawer title={t('access.addUser')} form={form} adding={add} submit={t('records.save')} onClose={onClose}>
      <NameField form={form} />
      <TextInput
        label={t('access.login')}
        description={t('access.loginHow')}
        required
        autoComplete="off"
        {...form.getInputProps('code')}
      />
      <ReachedFields form={form} />
      <PasswordInput
        label={t('access.password')}
        description={t('access.passwordHow', { count: passwordLength.least })}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('sign.showPassword') }}
        {...form.getInputProps('password')}
      />
      <RolePicker form={form} />
    </FormDrawer>
  );
}

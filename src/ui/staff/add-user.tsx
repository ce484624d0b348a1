import { Button, Drawer, Group, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { passwordLength } from '../../domain/passwords.js';
import type { RoleHeld } from '../../domain/staff.js';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { RolePicker } from './role-picker.js';

/** A new person: name, way in, roles with their place. */
export function AddUser({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const go = useNavigate();
  const [said, setSaid] = useState({ code: '', name: '', email: '', language: language as string, password: '' });
  const [roles, setRoles] = useState<RoleHeld[]>([]);
  const add = useChange(
    () =>
      api.post('/users', {
        body: {
          code: said.code.trim(),
          name: said.name.trim(),
          language: said.language as 'en',
          roles: roles as never,
          ...(said.email ? { email: said.email } : {}),
          ...(said.password ? { password: said.password } : {}),
        },
      }),
    { again: ['/users'], done: ({ code }) => void go(`/staff/${encodeURIComponent(code)}`) },
  );
  const errors = add.error?.fields ?? {};
  const line = (name: 'code' | 'name' | 'email' | 'password') => ({
    value: said[name],
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) => setSaid({ ...said, [name]: event.currentTarget.value }),
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      size="lg"
      title={t('access.addUser')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(undefined);
        }}
      >
        <Stack>
          <TextInput label={t('access.name')} required {...line('name')} />
          <TextInput
            label={t('access.login')}
            description={t('access.loginHow')}
            required
            autoComplete="off"
            {...line('code')}
          />
          <TextInput label={t('access.email')} type="email" {...line('email')} />
          <Select
            label={t('access.language')}
            allowDeselect={false}
            value={said.language}
            onChange={(value) => setSaid({ ...said, language: value ?? said.language })}
            data={[
              { value: 'en', label: 'English' },
              { value: 'fr', label: 'Français' },
            ]}
          />
          <PasswordInput
            label={t('access.password')}
            description={t('access.passwordHow', { count: passwordLength.least })}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('sign.showPassword') }}
            {...line('password')}
          />
          <RolePicker roles={roles} change={setRoles} error={errors['roles']} />
          <ProblemAlert error={add.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('frame.close')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('access.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}

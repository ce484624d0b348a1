import { Button, Drawer, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { passwordLength } from '../../domain/passwords.js';
import type { RoleHeld } from '../../domain/staff.js';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { ProblemAlert } from '../parts/problem.js';
import { problemAt } from '../records/field-rows.js';
import { Kept, useTyped, useTypedSecret } from '../records/typed.js';
import { languageChoices, useWords } from '../words/index.js';
import { RolePicker } from './role-picker.js';

/** A new person: name, way in, roles with their place. */
export function AddUser({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const go = useNavigate();
  const typed = useTyped('person new', {
    code: '',
    name: '',
    email: '',
    language: language as string,
    roles: [] as RoleHeld[],
  });
  const { value: said, set: setSaid } = typed;
  const { roles } = said;
  const secret = useTypedSecret('person new', { password: '' });
  const { password } = secret.value;
  const add = useChange(
    () =>
      api.post('/users', {
        body: {
          code: said.code.trim(),
          name: said.name.trim(),
          language: said.language as 'en',
          roles: roles as never,
          ...(said.email ? { email: said.email } : {}),
          ...(password ? { password } : {}),
        },
      }),
    {
      again: ['/users'],
      done: ({ code }) => {
        typed.forget();
        secret.forget();
        void go(`/staff/${encodeURIComponent(code)}`);
      },
    },
  );
  const errors = add.error?.fields ?? {};
  const line = (name: 'code' | 'name' | 'email') => ({
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
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(undefined);
        }}
      >
        <Stack>
          <Kept typed={typed} />
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
            data={languageChoices}
          />
          <PasswordInput
            label={t('access.password')}
            description={t('access.passwordHow', { count: passwordLength.least })}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('sign.showPassword') }}
            value={password}
            error={errors['password']}
            onChange={(event) => secret.set({ password: event.currentTarget.value })}
          />
          <RolePicker
            roles={roles}
            change={(now) => setSaid({ ...said, roles: now })}
            error={problemAt(errors, 'roles')}
          />
          <ProblemAlert error={add.error} atFields />
          <DialogFooter>
            <Button variant="default" onClick={onClose}>
              {t('records.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('access.save')}
            </Button>
          </DialogFooter>
        </Stack>
      </form>
    </Drawer>
  );
}

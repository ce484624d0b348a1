import { Button, PasswordInput, Switch } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { passwordLength } from '../../domain/staff/passwords.js';
import type { RoleHeld } from '../../domain/staff/staff.js';
import { api, type Thing } from '../api/client.js';
import { placeOf, useChange, useRead } from '../api/read.js';
import { useTabThing } from '../frame/tab-title.js';
import { Removal } from '../parts/confirm-dialog.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { PageProblem } from '../parts/page-problem.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { SavedForm, useSavedForm } from '../records/saved-form.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { NameField, ReachedFields } from './person-fields.js';
import { useRoleNames } from './role-names.js';
import { RolePicker } from './role-picker.js';
import { SessionTable } from './session-table.js';
import classes from './staff.module.css';

type Person = Thing<'UserView'>;

/** One person: roles read back as a sentence, ways in, open sessions. */
export function Component() {
  const { t } = useWords();
  const { may } = useSession();
  const { nameOf } = useRoleNames();
  const { code = '' } = useParams();
  const { data: person, error, refetch } = useRead('/users/{code}', { path: { code } });
  useTabThing(person?.name);
  if (!person)
    return error ? <PageProblem title="nav.staff" error={error} retry={() => void refetch()} /> : <Loading rows={6} />;
  const canKeep = may('keepUsers');
  return (
    <>
      <PageHead title={person.name} about={t('access.staffAbout')} />
      <p>
        {person.roles.length === 0
          ? t('access.noRoles')
          : t('access.sentence', { name: person.name, list: person.roles.map(nameOf).join(', ') })}
      </p>
      {canKeep ? <Form key={person.code} person={person} /> : null}
      {canKeep ? <Password person={person} /> : null}
      {canKeep ? <Sessions code={code} /> : null}
      {canKeep ? <RemovePerson person={person} /> : null}
    </>
  );
}

function Form({ person }: { person: Person }) {
  const { t } = useWords();
  const path = { code: person.code };
  const saved = useSavedForm(
    `person ${person.code}`,
    {
      row: person,
      place: placeOf('/users/{code}', path),
      patch: (change, seen) => api.patch('/users/{code}', { path, seen, body: change as never }),
      again: ['/users'],
    },
    ({ name, email = '', language, active, roles }) => ({ name, email, language, active, roles: roles as RoleHeld[] }),
  );
  const { form } = saved;
  return (
    <SavedForm {...saved} change={(said) => ({ ...said, email: said.email || null })}>
      <div className={classes.fields}>
        <NameField form={form} />
        <ReachedFields form={form} />
        <Switch
          label={t('access.activeNow')}
          description={t('access.activeHow')}
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
      </div>
      <RolePicker form={form} fixed={(person.claimedRoles ?? []) as RoleHeld[]} />
    </SavedForm>
  );
}

function Password({ person }: { person: Person }) {
  const { t } = useWords();
  const path = { code: person.code };
  const set = useChange((body: { password: string }) => api.put('/users/{code}/password', { path, body }), {
    again: ['/users', '/users/{code}', '/users/{code}/sessions'],
    done: () => form.reset(),
  });
  const form = useServerForm({ password: '' }, set.error);
  return (
    <form className={classes.tile} onSubmit={form.onSubmit((typed) => set.mutate(typed))}>
      <h2>{t('access.setPassword')}</h2>
      <div className={classes.fields}>
        <PasswordInput
          label={t('access.password')}
          description={t('me.passwordHow', { count: passwordLength.least })}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('sign.showPassword') }}
          {...form.getInputProps('password')}
        />
      </div>
      <ProblemAlert error={set.error} />
      {set.isSuccess ? <p role="status">{t('access.passwordSet')}</p> : null}
      <Button type="submit" mt="sm" variant="default" loading={set.isPending}>
        {t('access.setPassword')}
      </Button>
    </form>
  );
}

function Sessions({ code }: { code: string }) {
  const { t } = useWords();
  const path = { code };
  const { data, error } = useRead('/users/{code}/sessions', { path, freshMs: 0 });
  const again = ['/users/{code}/sessions'] as const;
  const end = useChange((id: string) => api.delete('/users/{code}/sessions/{id}', { path: { code, id } }), { again });
  const endAll = useChange(() => api.delete('/users/{code}/sessions', { path }), { again });
  return (
    <section className={classes.tile} aria-labelledby="sessions">
      <h2 id="sessions">{t('access.sessions')}</h2>
      <ProblemAlert error={error ?? end.error ?? endAll.error} />
      {error ? null : <SessionTable sessions={data?.items} end={(id) => end.mutate(id)} />}
      {(data?.items.length ?? 0) > 0 ? (
        <Button variant="default" size="compact-sm" loading={endAll.isPending} onClick={() => endAll.mutate(undefined)}>
          {t('access.endAll')}
        </Button>
      ) : null}
    </section>
  );
}

function RemovePerson({ person }: { person: Person }) {
  const { t } = useWords();
  const go = useNavigate();
  const remove = useChange(() => api.delete('/users/{code}', { path: { code: person.code } }), {
    again: ['/users'],
    done: () => void go('/staff'),
  });
  return (
    <Removal
      label={t('access.removeUser')}
      title={t('access.removeUserTitle', { name: person.name })}
      verb={t('access.remove')}
      removing={remove}
    >
      {t('access.removeUserSure')}
    </Removal>
  );
}

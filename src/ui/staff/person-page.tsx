import { Button, Group, Modal, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { passwordLength } from '../../domain/passwords.js';
import type { RoleHeld } from '../../domain/staff.js';
import { api, type Thing } from '../api/client.js';
import { cache, placeOf, useChange, useRead } from '../api/read.js';
import { useTabThing } from '../frame/tab-title.js';
import { useAnnouncer } from '../parts/announcer.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { PageProblem } from '../parts/page-problem.js';
import { ProblemAlert } from '../parts/problem.js';
import { ChangedBy } from '../records/changed-by.js';
import { problemAt } from '../records/field-rows.js';
import { Kept, useTyped } from '../records/typed.js';
import { useSession } from '../session/session.js';
import { languageChoices, useWords } from '../words/index.js';
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
  const [taken, setTaken] = useState(0);
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
      {canKeep ? <Form key={`${person.code} ${taken}`} person={person} anew={() => setTaken(taken + 1)} /> : null}
      {canKeep ? <Password person={person} /> : null}
      {canKeep ? <Sessions code={code} /> : null}
      {canKeep ? <Removal person={person} /> : null}
    </>
  );
}

/** `anew` begins with the person as they are now. */
function Form({ person, anew }: { person: Person; anew: () => void }) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const [base, setBase] = useState(person);
  const typed = useTyped(`person ${person.code}`, {
    name: base.name,
    email: base.email ?? '',
    language: base.language as string,
    active: base.active,
    roles: base.roles as RoleHeld[],
  });
  const { value: said, set: setSaid } = typed;
  const { roles } = said;
  const save = useChange(
    (version: string | undefined) =>
      api.patch('/users/{code}', {
        path: { code: person.code },
        seen: version,
        body: {
          name: said.name,
          email: said.email || null,
          language: said.language as 'en',
          active: said.active,
          roles: roles as never,
        },
      }),
    {
      again: ['/users'],
      done: () => {
        politely(t('access.saved'));
        // What was saved just now is what the next change is made from.
        const place = placeOf('/users/{code}', { code: person.code });
        void cache.refetchQueries({ queryKey: place }).then(() => {
          setBase(cache.getQueryData<Person>(place) ?? person);
          typed.forget();
        });
      },
    },
  );
  const errors = save.error?.fields ?? {};
  const changed = save.error?.changed;
  return (
    <form
      className={classes.tile}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(base.version);
      }}
    >
      <Kept typed={typed} />
      <div className={classes.fields}>
        <TextInput
          label={t('access.name')}
          required
          value={said.name}
          error={errors['name']}
          onChange={(event) => setSaid({ ...said, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('access.email')}
          type="email"
          value={said.email}
          error={errors['email']}
          onChange={(event) => setSaid({ ...said, email: event.currentTarget.value })}
        />
        <Select
          label={t('access.language')}
          allowDeselect={false}
          value={said.language}
          onChange={(value) => setSaid({ ...said, language: value ?? said.language })}
          data={languageChoices}
        />
        <Switch
          label={t('access.activeNow')}
          description={t('access.activeHow')}
          checked={said.active}
          onChange={(event) => setSaid({ ...said, active: event.currentTarget.checked })}
        />
      </div>
      <RolePicker
        roles={roles}
        change={(now) => setSaid({ ...said, roles: now })}
        fixed={(person.claimedRoles ?? []) as RoleHeld[]}
        error={problemAt(errors, 'roles')}
      />
      {changed ? (
        <ChangedBy
          who={changed.who}
          theirs={() => {
            typed.forget();
            void cache.refetchQueries({ queryKey: placeOf('/users/{code}', { code: person.code }) }).then(anew);
          }}
          mine={() => save.mutate(changed.current['version'] as string)}
        />
      ) : (
        <ProblemAlert error={save.error} atFields />
      )}
      <Group mt="md">
        <Button type="submit" loading={save.isPending}>
          {t('access.save')}
        </Button>
        {save.isSuccess ? t('access.saved') : null}
      </Group>
    </form>
  );
}

function Password({ person }: { person: Person }) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const path = { code: person.code };
  const set = useChange(() => api.put('/users/{code}/password', { path, body: { password } }), {
    again: ['/users', '/users/{code}', '/users/{code}/sessions'],
    done: () => setPassword(''),
  });
  return (
    <form
      className={classes.tile}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate(undefined);
      }}
    >
      <h2>{t('access.setPassword')}</h2>
      <div className={classes.fields}>
        <PasswordInput
          label={t('access.password')}
          description={t('me.passwordHow', { count: passwordLength.least })}
          autoComplete="new-password"
          required
          value={password}
          error={set.error?.fields['password']}
          visibilityToggleButtonProps={{ 'aria-label': t('sign.showPassword') }}
          onChange={(event) => setPassword(event.currentTarget.value)}
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

function Removal({ person }: { person: Person }) {
  const { t } = useWords();
  const go = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const remove = useChange(() => api.delete('/users/{code}', { path: { code: person.code } }), {
    again: ['/users'],
    done: () => void go('/staff'),
  });
  return (
    <>
      <Button mt="md" variant="subtle" color="red" onClick={() => setAsked(true)}>
        {t('access.removeUser')}
      </Button>
      <Modal
        opened={isAsked}
        onClose={() => setAsked(false)}
        title={t('access.removeUserTitle', { name: person.name })}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <p>{t('access.removeUserSure')}</p>
        <ProblemAlert error={remove.error} />
        <DialogFooter>
          <Button variant="default" onClick={() => setAsked(false)}>
            {t('frame.close')}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
            {t('access.remove')}
          </Button>
        </DialogFooter>
      </Modal>
    </>
  );
}

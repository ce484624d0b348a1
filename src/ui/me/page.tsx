import { Button, PasswordInput, SegmentedControl, Stack, Switch, useMantineColorScheme } from '@mantine/core';
import { Link } from 'react-router';
import { passwordLength } from '../../domain/staff/passwords.js';
import { permissionRows } from '../../domain/staff/permissions.js';
import { api } from '../api/client.js';
import { cache, useChange, useRead } from '../api/read.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { armSounds, playAll, type Volume, volumes } from '../scan/sounds.js';
import { volumeKept } from '../scan/volume.js';
import { keysKept } from '../session/kept.js';
import { useOwnChoices } from '../session/own-choices.js';
import { sessionPlace, useSession } from '../session/session.js';
import { schemeNames } from '../session/theme-manager.js';
import { useRoleNames } from '../staff/role-names.js';
import { SessionTable } from '../staff/session-table.js';
import classes from '../staff/staff.module.css';
import { type Language, languageChoices, useWords } from '../words/index.js';

/** How the desk looks and sounds for this person, where they are signed in, their password, what they may do. */
export function Component() {
  const { t } = useWords();
  const { facts } = useSession();
  return (
    <>
      <PageHead title={t('nav.me')} about={t('me.about')} />
      <p>
        {facts.user.name}
        {facts.user.email ? ` · ${facts.user.email}` : ''}
      </p>
      <Looks />
      <Keyboard />
      <Sounds />
      {facts.kind !== 'user' ? null : facts.hasPassword ? <Password /> : <PasswordElsewhere />}
      {facts.kind === 'user' ? <Sessions /> : null}
      <Rights />
    </>
  );
}

function Looks() {
  const { t, language } = useWords();
  const { speak, colour } = useOwnChoices();
  const { colorScheme } = useMantineColorScheme();
  return (
    <section className={classes.tile} aria-labelledby="looks">
      <h2 id="looks">{t('me.looks')}</h2>
      <Stack gap="sm" align="start">
        <SegmentedControl
          aria-label={t('frame.language')}
          value={language}
          onChange={(value) => speak(value as Language)}
          data={languageChoices}
        />
        <SegmentedControl
          aria-label={t('frame.theme')}
          value={colorScheme}
          onChange={(value) => colour(value as 'light')}
          data={schemeNames.map((value) => ({ value, label: t(`frame.theme_${value}`) }))}
        />
      </Stack>
    </section>
  );
}

function Keyboard() {
  const { t } = useWords();
  const isOff = keysKept.use() === 'off';
  return (
    <section className={classes.tile} aria-labelledby="keyboard">
      <h2 id="keyboard">{t('me.keyboard')}</h2>
      <Switch
        label={t('me.singleKeys')}
        description={t('me.singleKeysHow')}
        checked={!isOff}
        onChange={(event) => keysKept.set(event.currentTarget.checked ? undefined : 'off')}
      />
      <Link to="/help/keys">{t('me.keyList')}</Link>
    </section>
  );
}

function Sounds() {
  const { t } = useWords();
  const volume = volumeKept.use();
  return (
    <section className={classes.tile} aria-labelledby="sounds">
      <h2 id="sounds">{t('me.sounds')}</h2>
      <p>{t('me.soundsHow')}</p>
      <Stack gap="sm" align="start">
        <SegmentedControl
          aria-label={t('me.sounds')}
          value={volume}
          onChange={(value) => volumeKept.set(value as Volume)}
          data={volumes.map((value) => ({ value, label: t(`scan.sound_${value}`) }))}
        />
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            armSounds();
            playAll(volume);
          }}
        >
          {t('me.test')}
        </Button>
      </Stack>
    </section>
  );
}

const noPassword = { password: '', next: '' };

function Password() {
  const { t } = useWords();
  const change = useChange((body: typeof noPassword) => api.put('/session/password', { body }), {
    again: ['/me/sessions'],
    done: (session) => {
      cache.setQueryData(sessionPlace, session);
      form.reset();
    },
  });
  const form = useServerForm(noPassword, change.error);
  const eye = { 'aria-label': t('sign.showPassword') };
  return (
    <form className={classes.tile} onSubmit={form.onSubmit((typed) => change.mutate(typed))}>
      <h2>{t('me.password')}</h2>
      <div className={classes.fields}>
        <PasswordInput
          label={t('me.passwordNow')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={eye}
          {...form.getInputProps('password')}
        />
        <PasswordInput
          label={t('me.passwordNext')}
          description={t('me.passwordHow', { count: passwordLength.least })}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={eye}
          {...form.getInputProps('next')}
        />
      </div>
      <ProblemAlert error={change.error} />
      {change.isSuccess ? <p role="status">{t('me.passwordChanged')}</p> : null}
      <Button type="submit" mt="sm" loading={change.isPending}>
        {t('me.passwordChange')}
      </Button>
    </form>
  );
}

/** Who signs in with the account of their organization has no password here that could be asked for. */
function PasswordElsewhere() {
  const { t } = useWords();
  return (
    <section className={classes.tile} aria-labelledby="password">
      <h2 id="password">{t('sign.password')}</h2>
      <p>{t('me.passwordElsewhere')}</p>
    </section>
  );
}

function Sessions() {
  const { t } = useWords();
  const { data, error } = useRead('/me/sessions', { freshMs: 0 });
  const end = useChange((id: string) => api.delete('/me/sessions/{id}', { path: { id } }), { again: ['/me/sessions'] });
  return (
    <section className={classes.tile} aria-labelledby="my-sessions">
      <h2 id="my-sessions">{t('access.sessions')}</h2>
      <ProblemAlert error={error ?? end.error} />
      {error ? null : <SessionTable sessions={data?.items} end={(id) => end.mutate(id)} />}
    </section>
  );
}

function Rights() {
  const { t, textOf } = useWords();
  const { facts } = useSession();
  const { nameOf } = useRoleNames();
  return (
    <section className={classes.tile} aria-labelledby="rights">
      <h2 id="rights">{t('me.roles')}</h2>
      {facts.roles.length === 0 ? <p>{t('me.noRoles')}</p> : null}
      <ul>
        {facts.roles.map((role) => (
          <li key={`${role.role} ${role.library}`}>{nameOf(role)}</li>
        ))}
      </ul>
      <details>
        <summary>{t('me.rights')}</summary>
        <ul>
          {facts.permissions.map((permission) => (
            <li key={permission}>{textOf(permissionRows[permission].label)}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

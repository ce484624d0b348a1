import { Button, Table, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import type { FieldRow, FieldValues } from '../records/field-rows.js';
import { Mark } from '../records/marks.js';
import { RecordDrawer } from '../records/record-drawer.js';
import { useSession } from '../session/session.js';
import { type Speaker, useWords } from '../words/index.js';
import { ClaimedRoles, type ShownClaimedRole } from './claimed-roles.js';
import { MailServer } from './mail-server.js';
import classes from './settings.module.css';

type Setting = Thing<'ShownSetting'>;

/** The settings of this installation: some are changed here by those who may, all others on the server. */
export function Component() {
  const { t, wordsOr } = useWords();
  const asked = useAddress().get('find') ?? '';
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);
  const { data, error, refetch } = useRead('/node/settings', { freshMs: 0 });
  const fits = (text: string) => text.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase());
  const shown = data?.items.filter(({ name, env }) => fits(env) || fits(wordsOr(`settingLabel.${name}`, env)));
  const groups = [...new Set(shown?.map(({ group }) => group))];
  return (
    <>
      <PageHead title={t('nav.settings')} about={t('setting.about')} />
      <p className={classes.about}>{t('setting.about')}</p>
      <TextInput
        aria-label={t('setting.find')}
        placeholder={t('setting.find')}
        value={words}
        w={380}
        maw="100%"
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={10} /> : null}
      {shown && shown.length === 0 ? (
        <Empty title={t('setting.noneFits', { words: words.trim() })} text={t('setting.noneFitsHow')} />
      ) : null}
      {data && shown
        ? groups.map((group) => (
            <Group
              key={group}
              group={group}
              settings={shown.filter((each) => each.group === group)}
              all={data.items}
              again={async () => (await refetch()).data?.items ?? []}
              claimedRoles={data.claimedRoles}
            />
          ))
        : null}
    </>
  );
}

interface GroupProps {
  group: Setting['group'];
  settings: readonly Setting[];
  all: readonly Setting[];
  /** Reads them anew. */
  again: () => Promise<readonly Setting[]>;
  claimedRoles: readonly ShownClaimedRole[];
}

function Group({ group, settings, all, again, claimedRoles }: GroupProps) {
  const { t, wordsOr } = useWords();
  const { may } = useSession();
  const [isOpen, setOpen] = useState(false);
  const ofGroup = (items: readonly Setting[]) =>
    items.filter((each) => each.group === group && each.changed === 'here' && each.name !== 'openIdRoles');
  const changeable = may('configure') ? ofGroup(all) : [];
  // A node of a newer version, whose page this is not yet, may have a setting or a group that has no words here.
  const title = wordsOr(`setting.group_${group}`, t('nav.settings'));
  const of = (name: Setting['name']) => all.find((each) => each.name === name);
  if (group === 'openId' && !of('openIdIssuer')?.isSet)
    return (
      <section aria-labelledby={`settings-${group}`} className={classes.group}>
        <h2 id={`settings-${group}`}>{title}</h2>
        <p>{t('setting.noOpenId')}</p>
      </section>
    );
  return (
    <section aria-labelledby={`settings-${group}`} className={classes.group}>
      <div className={classes.head}>
        <h2 id={`settings-${group}`}>{title}</h2>
        {changeable.length > 0 ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setOpen(true)}
            aria-label={t('setting.changeOf', { group: title })}
          >
            {t('setting.change')}
          </Button>
        ) : null}
      </div>
      {isOpen ? (
        <RecordDrawer
          of={`/node/settings ${group}`}
          title={title}
          rows={changeable.map((each) => fieldOf(each, wordsOr(`settingLabel.${each.name}`, each.env), t))}
          now={valuesOf(changeable)}
          isNew={false}
          fresh={async () => valuesOf(ofGroup(await again()))}
          consequence={t(group === 'mail' ? 'setting.mailHolds' : 'setting.holdsAtOnce')}
          save={async (body) => {
            await api.patch('/node/settings', { body: body as never });
            await again();
          }}
          close={() => setOpen(false)}
        />
      ) : null}
      <Table verticalSpacing={6} layout="fixed">
        <caption className="only-read-aloud">{title}</caption>
        <Table.Thead className="only-read-aloud">
          <Table.Tr>
            <Table.Th scope="col">{t('setting.setting')}</Table.Th>
            <Table.Th scope="col">{t('setting.value')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {settings
            .filter(({ name }) => name !== 'openIdRoles')
            .map((setting) => (
              <Table.Tr key={setting.name} data-setting={setting.name}>
                <Table.Th scope="row" fw={400}>
                  {wordsOr(`settingLabel.${setting.name}`, setting.env)}
                  <code className={classes.env}>{setting.env}</code>
                </Table.Th>
                <Table.Td>
                  <Value setting={setting} /> <span className={classes.quiet}>{rangeOf(setting, t)}</span>{' '}
                  {setting.changed === 'environment' ? (
                    <span className={classes.quiet}>{t('setting.inEnvironment')}</span>
                  ) : null}{' '}
                  {setting.isChanged ? <Mark>{t('setting.changed')}</Mark> : null}
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      {group === 'mail' && may('configure') && of('smtpHost')?.isSet ? (
        <MailServer isHere={of('smtpHost')?.changed === 'here'} again={again} />
      ) : null}
      {group === 'openId' ? (
        <ClaimedRoles
          roles={claimedRoles}
          claim={of('openIdRoleClaim')?.value ?? ''}
          isElsewhere={of('openIdRoles')?.changed === 'environment'}
          again={again}
        />
      ) : null}
    </section>
  );
}

function fieldOf(setting: Setting, label: string, t: Speaker['t']): FieldRow {
  const { name, type, isSet } = setting;
  const field = { name, label, help: rangeOf(setting, t), nullable: true };
  if (name === 'smtpTls')
    return {
      ...{ ...field, kind: 'choice', required: true },
      options: tlsWays.map((value) => ({ value, label: t(`setting.tls_${value}`) })),
    };
  if (type === 'secret') return { ...field, kind: 'secret', help: isSet ? t('setting.secretKept') : '' };
  return { ...field, kind: type === 'yesNo' ? 'yesNo' : type === 'text' ? 'text' : 'number' };
}
const tlsWays = ['starttls', 'implicit', 'none'] as const;

/** Which numbers are taken; empty for what is no number. */
const rangeOf = ({ least, most }: Setting, t: Speaker['t']): string =>
  least === undefined || most === undefined ? '' : t('setting.range', { least, most });

const valuesOf = (settings: readonly Setting[]): FieldValues =>
  Object.fromEntries(
    settings.map(({ name, type, value }) => [
      name,
      type === 'yesNo' ? value === 'yes' : type === 'text' || type === 'secret' ? value : Number(value),
    ]),
  );

/** Empty settings say what holds instead. */
function Value({ setting: { name, type, value, isSet } }: { setting: Setting }) {
  const { t } = useWords();
  const quiet = (said: string) => <span className={classes.quiet}>{said}</span>;
  if (type === 'secret' && isSet) return quiet(t('setting.secretSet'));
  if (name === 'secretKey' || name === 'staffToken') return quiet(t('setting.madeByItself'));
  if (name === 'databaseUrl' && !isSet) return quiet(t('setting.embedded'));
  if (!isSet) return quiet(t('setting.notSet'));
  if (type === 'yesNo') return t(value === 'yes' ? 'records.yes' : 'records.no');
  if (name === 'openIdNewPeople') return t(`setting.newPeople_${value as 'yes' | 'no' | 'withRole'}`);
  if (name === 'smtpTls') return t(`setting.tls_${value as (typeof tlsWays)[number]}`);
  return <code className={classes.value}>{value}</code>;
}

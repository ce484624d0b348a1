import { Button, Checkbox, Table, TextInput } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { NextPart } from '../parts/next-part.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { WideTable } from '../parts/wide-table.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { AddUser } from './add-user.js';
import { useRoleNames } from './role-names.js';
import classes from './staff.module.css';

/** Who may enter, and who does what where. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const address = useAddress();
  const { nameOf } = useRoleNames();
  const after = address.get('after');
  const withInactive = address.get('inactive') === '1';
  const query = { limit: 100, ...(withInactive ? {} : { active: true }), ...(after ? { after } : {}) };
  const { data, error, refetch } = useRead('/users', { query, keep: true });
  const words = (address.get('q') ?? '').toLocaleLowerCase();
  const people = (data?.items ?? []).filter(({ name, code }) => `${name} ${code}`.toLocaleLowerCase().includes(words));
  return (
    <>
      <PageHead title={t('nav.staff')} about={t('access.staffAbout')}>
        {may('keepUsers') ? <Button onClick={() => address.set({ new: '1' })}>{t('access.addUser')}</Button> : null}
      </PageHead>
      <div className={classes.bar}>
        <TextInput
          aria-label={t('access.search')}
          placeholder={t('access.search')}
          w={260}
          value={address.get('q') ?? ''}
          onChange={(event) => address.set({ q: event.currentTarget.value || undefined }, true)}
        />
        <Checkbox
          label={t('partner.showInactive')}
          checked={withInactive}
          onChange={(event) => address.set({ inactive: event.currentTarget.checked ? '1' : undefined })}
        />
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={6} /> : null}
      {data && people.length === 0 ? <Empty title={t('access.noOne')} /> : null}
      {people.length > 0 ? (
        <WideTable
          caption={t('access.staffTable')}
          head={[t('access.name'), t('access.roles'), t('access.waysIn'), t('access.lastSeen')]}
          minWidth={560}
          highlightOnHover
          verticalSpacing={6}
        >
          {people.map((person) => (
            <Table.Tr key={person.code}>
              <Table.Th scope="row" fw={400}>
                <Link to={`/staff/${encodeURIComponent(person.code)}`} className={classes.link}>
                  {person.name}
                </Link>
                <div className={classes.small}>
                  {[person.code, person.active ? undefined : t('access.inactive')].filter(Boolean).join(' · ')}
                </div>
              </Table.Th>
              <Table.Td>
                {person.roles.length === 0 ? t('access.noRoles') : person.roles.map(nameOf).join(' · ')}
              </Table.Td>
              <Table.Td>
                {[
                  person.hasPassword ? t('access.way_password') : undefined,
                  person.openIdSince ? t('access.way_openId') : undefined,
                ]
                  .filter(Boolean)
                  .join(', ') || t('access.noWay')}
              </Table.Td>
              <Table.Td>{person.lastSignInAt ? clock.ago(person.lastSignInAt) : t('access.never')}</Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      ) : null}
      <NextPart after={data?.next} label={t('report.more')} />
      {address.get('new') && may('keepUsers') ? (
        <AddUser onClose={() => address.set({ new: undefined }, true)} />
      ) : null}
    </>
  );
}

import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import type { FieldRow } from '../records/field-rows.js';
import { Records } from '../records/records.js';
import type { List } from '../records/use-list.js';
import { newOne, type Opened } from '../records/use-opened.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './groups.module.css';

type Group = Thing<'PatronGroupView'>;

/** Groups of patrons, and the codes on patrons' records that no group has. */
export function PatronGroups({ list, at }: { list: List<Group>; at: Opened<Group> }) {
  const { t, either } = useWords();
  const { may } = useSession();
  const isLocked = !may('configure');
  const wished = at.address.get('code');
  const fields: FieldRow[] = [
    {
      name: 'code',
      kind: 'text',
      label: t('loanRules.code'),
      help: t('loanRules.codeHow'),
      required: true,
      onlyNew: true,
      half: true,
    },
    { name: 'name', kind: 'text', label: t('records.name'), required: true, half: true },
    { name: 'french', kind: 'text', label: t('loanRules.nameInSecondLanguage'), nullable: true, half: true },
    { name: 'codes', kind: 'lines', label: t('loanRules.codes'), help: t('loanRules.codesHow') },
    { name: 'position', kind: 'number', label: t('records.order'), half: true },
  ];
  return (
    <div className={classes.groups}>
      <h2>{t('loanRules.groups')}</h2>
      <Records
        {...{ list, at, isLocked, fields }}
        idOf={({ code }) => code}
        nameOf={nameOf}
        caption={t('loanRules.groups')}
        head={t('loanRules.group')}
        columns={[
          { title: t('loanRules.code'), cell: ({ code }) => code },
          { title: t('loanRules.codes'), cell: ({ codes }) => codes.join(', ') || '–' },
          { title: t('loanRules.patrons'), isNumber: true, cell: ({ patrons }) => patrons },
        ]}
        valuesOf={(group) => ({ ...group })}
        beginning={{ codes: [], ...(wished ? { code: wished } : {}) }}
        titleNew={t('loanRules.addGroup')}
        add={(body) => api.post('/patron-groups', { body: body as never })}
        change={({ code, version }: Group & { version?: string }, body) =>
          api.patch('/patron-groups/{code}', { path: { code }, body: body as never, seen: version })
        }
        remove={(group) => ({
          label: t('loanRules.removeGroup'),
          ask: t('loanRules.removeGroupAsk', { name: nameOf(group) }),
          run: () => api.delete('/patron-groups/{code}', { path: { code: group.code } }),
        })}
        consequence={t('loanRules.groupsConsequence')}
        of="/patron-groups"
        empty={{ title: t('loanRules.groupsEmpty'), text: t('loanRules.groupsEmptyHow') }}
      />
      <UnknownGroups {...{ list, at, isLocked }} />
    </div>
  );

  function nameOf({ name, french }: Group): string {
    return either({ label: name, ...(french ? { french } : {}) });
  }
}

interface UnknownProps {
  list: List<Group>;
  at: Opened<Group>;
  isLocked: boolean;
}

/** Codes that came with patrons: each is made a group, or treated as one that is there. */
function UnknownGroups({ list, at, isLocked }: UnknownProps) {
  const { t, either } = useWords();
  const announcer = useAnnouncer();
  const [problem, setProblem] = useState<unknown>();
  const unknown = useRead('/unknown-patron-groups', { freshMs: 0 });
  const items = unknown.data?.items ?? [];
  if (items.length === 0) return null;
  const treatAs = async (code: string, group: Group) => {
    setProblem(undefined);
    try {
      const { version } = group as Group & { version?: string };
      const body = { codes: [...group.codes, code] };
      await api.patch('/patron-groups/{code}', { path: { code: group.code }, body, seen: version });
      await Promise.all([list.again(), unknown.refetch()]);
      announcer.politely(t('loanRules.treatedAs', { code, group: group.name }));
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <>
      <h3>{t('loanRules.unknown')}</h3>
      <ProblemAlert error={problem as never} />
      <ul className={classes.unknown}>
        {items.map(({ code, patrons }) => (
          <li key={code}>
            <span>{t('loanRules.unknownOne', { code, patrons })}</span>
            {isLocked ? null : (
              <>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t('loanRules.makeGroupOf', { code })}
                  onClick={() => at.address.set({ group: newOne, code })}
                >
                  {t('loanRules.makeGroup')}
                </Button>
                {(list.items ?? []).length === 0 ? null : (
                  <NativeSelect
                    size="xs"
                    aria-label={t('loanRules.treatAs', { code })}
                    value=""
                    data={[
                      { value: '', label: t('loanRules.treatAsChoose') },
                      ...(list.items ?? []).map((group) => ({
                        value: group.code,
                        label: either({ label: group.name, ...(group.french ? { french: group.french } : {}) }),
                      })),
                    ]}
                    onChange={(event) => {
                      const group = list.items?.find((each) => each.code === event.currentTarget.value);
                      if (group) void treatAs(code, group);
                    }}
                  />
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

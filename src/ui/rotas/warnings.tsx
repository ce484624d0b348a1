import { Button, Menu } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { Notice } from '../records/notice.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './warnings.module.css';

type Warning = Thing<'RotaWarning'>;
const empty: Thing<'RotaTemplate'>[] = [];

/** What is wrong with the rotas, in the node’s words, and the way to correct it. */
export function Warnings({ kinds, about }: { kinds?: readonly Warning['kind'][]; about?: string }) {
  const { t } = useWords();
  const { data } = useRead('/rota-warnings', { freshMs: 10_000 });
  const shown = (data?.items ?? []).filter(
    (each) => (!kinds || kinds.includes(each.kind)) && (about === undefined || each.about === about),
  );
  if (shown.length === 0) return null;
  return (
    <Notice mb="md" icon={<IconAlertTriangle aria-hidden />} title={t('rotas.warnings', { count: shown.length })}>
      <ul className={classes.list}>
        {shown.map((warning) => (
          <li key={`${warning.kind} ${warning.about}`}>
            <span>{warning.text}</span>
            {warning.kind === 'partnerInNoRota' ? <AddToRota partner={warning.about} /> : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** A partner that no rota names gets into one of them, at its end. */
function AddToRota({ partner }: { partner: string }) {
  const { t } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const templates = useRead('/rota-templates', { freshMs: 10_000 }).data?.items ?? empty;
  const add = useChange(
    ({ code, members }: Thing<'RotaTemplate'>) =>
      api.patch('/rota-templates/{code}', { path: { code }, body: { members: [...members, partner] } }),
    {
      again: ['/rota-templates', '/rota-warnings'],
      done: ({ name }) => politely(t('rotas.addedTo', { partner, rota: name })),
    },
  );
  if (!may('configure') || templates.length === 0) return null;
  return (
    <>
      <Menu shadow="md">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            loading={add.isPending}
            aria-label={t('rotas.addPartnerTo', { partner })}
          >
            {t('rotas.addToRota')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {templates.map((template) => (
            <Menu.Item key={template.code} onClick={() => add.mutate(template)}>
              {template.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ProblemAlert error={add.error} />
    </>
  );
}

import { Button, ScrollArea, Table } from '@mantine/core';
import { IconBan, IconCheck, IconClock, IconMailX, IconSend } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { WideTable } from '../parts/wide-table.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './mail-log.module.css';
import { useMailWords } from './mail-words.js';

export type Mail = Thing<'LoggedMail'>;

const looks = {
  waiting: ['wait', IconClock],
  sent: ['done', IconCheck],
  failed: ['stop', IconMailX],
  withdrawn: ['done', IconBan],
} as const satisfies Record<Mail['status'], unknown>;
export const shownStatuses = Object.keys(looks) as Mail['status'][];

/** Who got which letter and when, each to be opened as it was sent; what failed with the reason, to be sent again. */
export function MailTable({ mails }: { mails: readonly Mail[] }) {
  const { t } = useWords();
  const { letterOf } = useMailWords();
  const clock = useClock();
  const [open, setOpen] = useState<string>();
  return (
    <WideTable
      caption={t('mailLog.table')}
      head={[
        t('mailLog.time'),
        { text: t('mailLog.recipient'), width: 220 },
        t('mailLog.letter'),
        t('mailLog.state'),
        { text: t('mailLog.text'), isQuiet: true },
      ]}
      minWidth={560}
      verticalSpacing={6}
    >
      {mails.map((mail) => {
        return (
          <Fragment key={mail.id}>
            <Table.Tr>
              <Table.Td className={classes.nowrap ?? ''}>
                <time dateTime={mail.writtenAt} title={clock.exact(mail.writtenAt)}>
                  {clock.moment(mail.writtenAt)}
                </time>
              </Table.Td>
              <Table.Td>
                {mail.patronName ?? mail.patronEmail}
                {mail.patronName ? <div className={classes.small}>{mail.patronEmail}</div> : null}
              </Table.Td>
              <Table.Th scope="row" fw={400}>
                {letterOf(mail)}
                {mail.request ? (
                  <div className={classes.small}>
                    <Link to={`/${mail.side}/${mail.request}`}>{mail.externalId}</Link> · {mail.title}
                  </div>
                ) : null}
              </Table.Th>
              <Table.Td>
                <MailStanding mail={mail} />
              </Table.Td>
              <Table.Td>
                <ReadButton mail={mail} isOpen={open === mail.id} turn={setOpen} />
              </Table.Td>
            </Table.Tr>
            {open === mail.id ? (
              <Table.Tr>
                <Table.Td colSpan={5}>
                  <MailAsSent mail={mail} />
                </Table.Td>
              </Table.Tr>
            ) : null}
          </Fragment>
        );
      })}
    </WideTable>
  );
}

interface ReadButtonProps {
  mail: Mail;
  isOpen: boolean;
  /** Opens the text of that mail, or none. */
  turn: (id: string | undefined) => void;
}

function ReadButton({ mail, isOpen, turn }: ReadButtonProps) {
  const { t } = useWords();
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      aria-expanded={isOpen}
      aria-label={t('mailLog.readOf', { subject: mail.subject })}
      onClick={() => turn(isOpen ? undefined : mail.id)}
    >
      {t('mailLog.read')}
    </Button>
  );
}

/** Whether it was sent, with more than a colour. */
function MailStanding({ mail }: { mail: Mail }) {
  const { stateOf } = useMailWords();
  const [tone, icon] = looks[mail.status];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {stateOf(mail)}
    </ToneBadge>
  );
}

/** The same where there is little room: beside a request. */
export function MailList({ mails }: { mails: readonly Mail[] }) {
  const { letterOf } = useMailWords();
  const clock = useClock();
  const [open, setOpen] = useState<string>();
  return (
    <ul className={classes.list}>
      {mails.map((mail) => (
        <li key={mail.id}>
          {letterOf(mail)}
          <div className={classes.small}>
            {[mail.patronName ?? mail.patronEmail, clock.moment(mail.writtenAt)].filter(Boolean).join(' · ')}
          </div>
          <div className={classes.line}>
            <MailStanding mail={mail} />
            <ReadButton mail={mail} isOpen={open === mail.id} turn={setOpen} />
          </div>
          {open === mail.id ? <MailAsSent mail={mail} /> : null}
        </li>
      ))}
    </ul>
  );
}

function MailAsSent({ mail }: { mail: Mail }) {
  const { t } = useWords();
  const { whyOf } = useMailWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const { data, error, refetch } = useRead('/mails/{id}', { path: { id: mail.id } });
  const again = useChange(() => api.post('/mails/{id}/again', { path: { id: mail.id } }), {
    again: ['/mails', '/mails/{id}', '/requests/{id}', '/letters', '/node'],
    done: () => politely(t('mailLog.queued')),
  });
  return (
    <div className={classes.mail}>
      {mail.status === 'failed' ? (
        <>
          <p className={classes.why}>{whyOf(mail)}</p>
          {may('workOnRequests') && mail.purpose !== 'password' ? (
            <Button
              size="compact-md"
              leftSection={<IconSend size={16} aria-hidden />}
              loading={again.isPending}
              onClick={() => again.mutate(undefined)}
            >
              {t('mailLog.again')}
            </Button>
          ) : null}
        </>
      ) : null}
      <ProblemAlert error={again.error} />
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data ? (
        <>
          <strong>{data.subject}</strong>
          {data.text ? (
            <ScrollArea.Autosize
              className={classes.text ?? ''}
              mah={420}
              type="auto"
              viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': data.subject }}
            >
              <div className={classes.words}>{data.text}</div>
            </ScrollArea.Autosize>
          ) : (
            <p className={classes.why}>{t('mailLog.noText')}</p>
          )}
        </>
      ) : error ? null : (
        <Loading rows={3} />
      )}
    </div>
  );
}

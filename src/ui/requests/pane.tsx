import { ActionIcon, Skeleton, Tabs } from '@mantine/core';
import { IconArrowsMaximize, IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { Link } from 'react-router';
import { wholeTitle } from '../../domain/request/whole-title.js';
import { useRead } from '../api/read.js';
import { ActionBar } from '../parts/action-bar.js';
import { ProblemAlert } from '../parts/problem.js';
import { StatusBadge } from '../parts/status-badge.js';
import { UnreadMessages } from '../request/messages.js';
import { notesOf, RequestNotes } from '../request/notes.js';
import { Section } from '../request/section.js';
import { RequestSections, type SectionName, sectionNames } from '../request/sections.js';
import { hasUnread, isToRead } from '../request/unread.js';
import { useWords } from '../words/index.js';
import classes from './pane.module.css';

export interface PaneProps {
  id: string;
  section: string | undefined;
  toSection: (section: string) => void;
  onClose: () => void;
}

const paneTabs = ['overview', 'conversation', 'history'] as const;
type PaneTab = (typeof paneTabs)[number];

/** The tab of a section. */
const tabOf: Readonly<Record<SectionName, PaneTab>> = {
  attention: 'overview',
  request: 'overview',
  requester: 'overview',
  fulfilment: 'overview',
  rota: 'overview',
  alerts: 'overview',
  attachments: 'overview',
  messages: 'conversation',
  notes: 'conversation',
  letters: 'history',
  history: 'history',
  xml: 'history',
};
const firstOf: Readonly<Record<PaneTab, SectionName>> = {
  overview: 'attention',
  conversation: 'messages',
  history: 'history',
};

/** Everything about one request next to the list, under three tabs; a badge of the row opens its own. */
export function Pane({ id, section, toSection, onClose }: PaneProps) {
  const { t } = useWords();
  const { data: request, error, refetch } = useRead('/requests/{id}', { path: { id }, keep: true });
  const place = useRef<HTMLElement>(null);
  const panelId = useId();
  const tab = tabOf[section as SectionName] ?? 'overview';
  useEffect(() => {
    if (request?.id !== id) return;
    const target = section ? place.current?.querySelector(`#section-${CSS.escape(section)}`) : undefined;
    const isFirst = section === undefined || section === firstOf[tabOf[section as SectionName] ?? 'overview'];
    if (target && !isFirst) target.scrollIntoView({ block: 'start' });
    else place.current?.scrollTo(0, 0);
  }, [id, section, request?.id]);
  return (
    <aside className={classes.pane} aria-label={t('list.pane')} ref={place} tabIndex={-1}>
      <div className={classes.head}>
        <div className={classes.titleLine}>
          {request || error ? (
            <h2 className={classes.title}>{request ? wholeTitle(request) : t('nav.request')}</h2>
          ) : (
            <Skeleton className={classes.title ?? ''} height={20} />
          )}
          {request ? (
            <ActionIcon
              component={Link}
              to={`/${request.side}/${request.id}`}
              variant="subtle"
              size={32}
              aria-label={t('list.fullPage', { title: request.title })}
            >
              <IconArrowsMaximize size={18} aria-hidden />
            </ActionIcon>
          ) : null}
          <ActionIcon variant="subtle" size={32} onClick={onClose} aria-label={t('list.closePane')}>
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </div>
        {request ? (
          <>
            <div className={classes.second}>{[request.author, request.externalId].filter(Boolean).join(' · ')}</div>
            <div className={classes.status}>
              <StatusBadge side={request.side} state={request.state} turn />
            </div>
            <ActionBar key={request.id} request={request} withKey />
          </>
        ) : null}
        {request || !error ? (
          <Tabs value={tab} onChange={(value) => toSection(firstOf[value as PaneTab])} className={classes.tabs ?? ''}>
            <Tabs.List aria-label={t('list.sections')}>
              {paneTabs.map((name) => (
                <Tabs.Tab key={name} value={name} aria-controls={request ? panelId : undefined}>
                  {t(`list.tab_${name}`)}
                  {name === 'conversation' && request && request.unreadMessages > 0 ? (
                    <span className={classes.unread}>
                      {request.unreadMessages}
                      <span className="only-read-aloud"> {t('list.unread')}</span>
                    </span>
                  ) : null}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
        ) : null}
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {request ? (
        <div id={panelId} role="tabpanel" aria-label={t(`list.tab_${tab}`)}>
          {tab === 'overview' && hasUnread(request) ? (
            <Section name="unread" title={t('list.toRead')}>
              <UnreadMessages request={request} onReply={() => toSection('messages')} />
            </Section>
          ) : null}
          {tab === 'overview' && notesOf(request).some(isToRead) ? (
            <Section name="activeNotes" title={t('request.section_notes')}>
              <RequestNotes request={request} activeOnly />
            </Section>
          ) : null}
          <RequestSections request={request} without={sectionNames.filter((name) => tabOf[name] !== tab)} />
        </div>
      ) : error ? null : (
        <Skeleton height={240} />
      )}
    </aside>
  );
}

import { ActionIcon, Skeleton } from '@mantine/core';
import { IconArrowsMaximize, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { ActionBar } from '../parts/action-bar.js';
import { ProblemAlert } from '../parts/problem.js';
import { StatusBadge } from '../parts/status-badge.js';
import { RequestSections, sectionNames } from '../request/sections.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './pane.module.css';

export interface PaneProps {
  id: string;
  section: string | undefined;
  toSection: (section: string) => void;
  onClose: () => void;
}

/** Everything about one request beside the list, in one scroll with its sections named above. */
export function Pane({ id, section, toSection, onClose }: PaneProps) {
  const { t } = useWords();
  const { may } = useSession();
  const { data: request, error, refetch } = useRead('/requests/{id}', { path: { id }, keep: true });
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (request?.id !== id) return;
    const target = section ? place.current?.querySelector(`#section-${CSS.escape(section)}`) : undefined;
    if (target) target.scrollIntoView({ block: 'start' });
    else place.current?.scrollTo(0, 0);
  }, [id, section, request?.id]);
  return (
    <aside className={classes.pane} aria-label={t('list.pane')} ref={place} tabIndex={-1}>
      <div className={classes.head}>
        <div className={classes.titleLine}>
          {request || error ? (
            <h2 className={classes.title}>{request?.title ?? t('nav.request')}</h2>
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
            <div className={classes.status}>
              <StatusBadge side={request.side} state={request.state} turn />
            </div>
            {may('workOnRequests') ? <ActionBar key={request.id} request={request} withKey /> : null}
          </>
        ) : null}
        {request || !error ? (
          <nav aria-label={t('list.sections')} className={classes.sections}>
            {sectionNames.map((name) => (
              <button
                key={name}
                type="button"
                onClick={() => toSection(name)}
                aria-current={name === section || undefined}
              >
                {t(`request.section_${name}`)}
              </button>
            ))}
          </nav>
        ) : null}
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {request ? <RequestSections request={request} /> : error ? null : <Skeleton height={240} />}
    </aside>
  );
}

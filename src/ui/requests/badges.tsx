import { type Icon, IconAlertTriangle, IconBell, IconMail, IconNote } from '@tabler/icons-react';
import { type Key, useWords } from '../words/index.js';
import classes from './badges.module.css';
import type { Row } from './rows.js';

/** Notes, messages, alerts and marks of a request: each opens the pane at its section. */
export function Badges({ row, onOpen }: { row: Row; onOpen: (section: string) => void }) {
  const { t } = useWords();
  const badges: [number, Icon, Key, string][] = [
    [row.activeNotes, IconNote, 'list.badgeNotes', 'notes'],
    [row.unreadMessages, IconMail, 'list.badgeMessages', 'messages'],
    [row.alerts ?? 0, IconBell, 'list.badgeAlerts', 'alerts'],
    [row.needsAttention, IconAlertTriangle, 'list.badgeAttention', 'attention'],
  ];
  return badges
    .filter(([count]) => count > 0)
    .map(([count, Shape, key, section]) => (
      <button
        key={key}
        type="button"
        className={classes.badge}
        data-section={section}
        aria-label={`${count} – ${t(key, { count, title: row.title })}`}
        title={t(key, { count, title: row.title })}
        onClick={() => onOpen(section)}
      >
        <Shape size={14} aria-hidden />
        {count}
      </button>
    ));
}

import { type Icon, IconAlertTriangle, IconMessage2, IconNote } from '@tabler/icons-react';
import { type Key, useWords } from '../words/index.js';
import classes from './badges.module.css';
import type { RequestRow } from './request-row.js';

/**
 * One badge a thing: a message is a speech bubble with how many are unread, a note is a note. Marks that a message made are
 * no badge of their own; what else needs a look is the triangle.
 */
export function Badges({ row, onOpen }: { row: RequestRow; onOpen: (section: string) => void }) {
  const { t } = useWords();
  const badges: [number, Icon, Key, string][] = [
    [row.unreadMessages, IconMessage2, 'list.badgeMessages', 'messages'],
    [row.activeNotes, IconNote, 'list.badgeNotes', 'notes'],
    [row.alerts ?? 0, IconAlertTriangle, 'list.badgeAlerts', 'alerts'],
    [otherMarks(row), IconAlertTriangle, 'list.badgeAttention', 'attention'],
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
        <Shape size={16} stroke={2} aria-hidden />
        {count}
      </button>
    ));
}

/** Each unread message is a mark too, and each alert may be one: they have their badge already. */
const otherMarks = ({ needsAttention, unreadMessages, alerts = 0 }: RequestRow): number =>
  Math.max(0, needsAttention - unreadMessages - alerts);

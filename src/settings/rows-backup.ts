import type { SettingRow } from './rows.js';

/** Backups that the node makes by itself: where they are, and for how long. */
export const backupRows = {
  backupFolder: {
    env: 'INTERLEND_BACKUP_FOLDER',
    type: 'text',
    default: '',
  },
  backupDays: {
    env: 'INTERLEND_BACKUP_DAYS',
    type: 'integer',
    default: '14',
    least: 1,
    most: 3_650,
  },
  backupLeast: {
    env: 'INTERLEND_BACKUP_LEAST',
    type: 'integer',
    default: '3',
    least: 1,
    most: 1_000,
  },
  backupHours: {
    env: 'INTERLEND_BACKUP_HOURS',
    type: 'integer',
    default: '26',
    least: 1,
    most: 8_760,
  },
} as const satisfies Record<string, SettingRow>;

import type { SettingRow } from './rows.js';

/** Backups that the node makes by itself: where they lie, and for how long. */
export const backupRows = {
  backupFolder: {
    env: 'INTERLEND_BACKUP_FOLDER',
    type: 'text',
    default: '',
    says: 'The folder into which the job *Make a backup* writes each night, best on another disk or machine, which all processes of one library share; without it no backup is made by itself.',
  },
  backupDays: {
    env: 'INTERLEND_BACKUP_DAYS',
    type: 'integer',
    default: '14',
    least: 1,
    says: 'Days after which a backup that the job made is removed, once a newer one has been read back whole.',
  },
  backupLeast: {
    env: 'INTERLEND_BACKUP_LEAST',
    type: 'integer',
    default: '3',
    least: 1,
    says: 'So many of the newest backups stay, however old they are.',
  },
  backupHours: {
    env: 'INTERLEND_BACKUP_HOURS',
    type: 'integer',
    default: '26',
    least: 1,
    says: 'Home warns systems people when the newest good backup is older than so many hours; a job that you moved to once a week wants 170.',
  },
} as const satisfies Record<string, SettingRow>;

import type { SettingRow } from './rows.js';

/** Copies delivered as files: how large, how long, where they are, and who looks for viruses. */
export const copyRows = {
  copyMegabytes: {
    env: 'INTERLEND_COPY_MEGABYTES',
    type: 'integer',
    default: '100',
    least: 1,
    most: 10_000,
  },
  copyDays: {
    env: 'INTERLEND_COPY_DAYS',
    type: 'integer',
    default: '14',
    least: 1,
    most: 3_650,
  },
  copyFolder: {
    env: 'INTERLEND_COPY_FOLDER',
    type: 'text',
    default: '',
  },
  clamd: {
    env: 'INTERLEND_CLAMD',
    type: 'text',
    default: '',
  },
} as const satisfies Record<string, SettingRow>;

import type { SettingRow } from './rows.js';

/** Copies delivered as files: how large, how long, where they lie, and who looks for viruses. */
export const copyRows = {
  copyMegabytes: {
    env: 'INTERLEND_COPY_MEGABYTES',
    type: 'integer',
    default: '100',
    least: 1,
    says: 'The largest file of a copy that is uploaded, or fetched from a partner, in megabytes.',
  },
  copyDays: {
    env: 'INTERLEND_COPY_DAYS',
    type: 'integer',
    default: '14',
    least: 1,
    says: 'Days after which the file of a copy is removed: at the lender from shipping on, at the borrower from its arrival on. A copy that we sent on paper is completed then when the borrower has not confirmed it.',
  },
  copyFolder: {
    env: 'INTERLEND_COPY_FOLDER',
    type: 'text',
    default: '',
    says: 'The folder of the files of copies, which all processes of one library share; without it `copies` in the data folder. `interlend backup` puts its files beside its own.',
  },
  clamd: {
    env: 'INTERLEND_CLAMD',
    type: 'text',
    default: '',
    says: 'The clamd that looks into each file of a copy, `host:port` or the path of its socket; without it none is looked into. While it is away no file is taken.',
  },
} as const satisfies Record<string, SettingRow>;

import { EntitySchema } from 'typeorm';

/** What a library set of a job. */
export interface JobSettingRow {
  job: string;
  isOn: boolean;
  /** Without one it keeps its own. */
  schedule: unknown;
  changedAt: Date;
  changedBy: string;
  /** Who gets mail when it fails; without it whoever gets it of all. */
  mailTo: string[] | null;
}

export const jobSettingTable = new EntitySchema<JobSettingRow>({
  name: 'job_setting',
  columns: {
    job: { type: 'text', primary: true },
    isOn: { type: 'boolean', name: 'is_on' },
    schedule: { type: 'jsonb', nullable: true },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
    changedBy: { type: 'text', name: 'changed_by' },
    mailTo: { type: 'text', name: 'mail_to', array: true, nullable: true },
  },
});

import { EntitySchema } from 'typeorm';
import type { WorkflowProfile } from '../../domain/partner/workflow-profile.js';

/** Which optional steps are taken with the partners that name it. */
export interface WorkflowProfileRow extends WorkflowProfile {
  /** Its name in French. */
  french: string | null;
}

export const workflowProfileTable = new EntitySchema<WorkflowProfileRow>({
  name: 'workflow_profile',
  columns: {
    code: { type: 'text', primary: true },
    name: { type: 'text' },
    kind: { type: 'text' },
    unticked: { type: 'jsonb', default: [] },
    automaticRenew: { type: 'boolean', name: 'automatic_renew', default: false },
    french: { type: 'text', nullable: true },
  },
});

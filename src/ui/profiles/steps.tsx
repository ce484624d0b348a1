import { Checkbox } from '@mantine/core';
import type { Thing } from '../api/client.js';
import type { Drawn } from '../records/field-rows.js';
import { useWords } from '../words/index.js';

type Step = Thing<'ProfileView'>['steps'][number];

/** The optional steps of a profile: ticked ones are offered at the desk and taken. */
export function Steps({ value, problem, isLocked, change, steps }: Drawn & { steps: readonly Step[] }) {
  const { t } = useWords();
  return (
    <Checkbox.Group
      label={t('profiles.steps')}
      description={t('profiles.stepsHow')}
      error={problem}
      value={Array.isArray(value) ? (value as string[]) : []}
      onChange={change}
    >
      <div style={{ display: 'grid', gap: 8, marginTop: 10 }}>
        {steps.map((step) => (
          <Checkbox key={step.step} name="steps" value={step.step} label={step.label} disabled={isLocked} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

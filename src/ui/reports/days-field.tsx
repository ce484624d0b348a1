import { useState } from 'react';
import { NumberField } from '../parts/number-field.js';
import { useWords } from '../words/index.js';

const most = 3650;

/** More than how many days: what is no such number is said here, and the list stays as it is. */
export function DaysField({
  days,
  change,
  ...given
}: { days: number | undefined; change: (days: string) => void } & { mb?: string }) {
  const { t } = useWords();
  const [wrong, setWrong] = useState<string>();
  return (
    <NumberField
      {...given}
      label={t('report.moreThan')}
      w={150}
      value={wrong ?? days}
      error={wrong ? t('report.daysWrong', { most }) : undefined}
      onChange={(value) => {
        const isFit = typeof value === 'number' && value >= 0 && value <= most;
        setWrong(isFit ? undefined : String(value));
        if (isFit) change(String(value));
      }}
    />
  );
}

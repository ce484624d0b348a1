import { SegmentedControl } from '@mantine/core';
import type { Address } from '../parts/address.js';
import { useWords } from '../words/index.js';
import { type Question, shownActivities } from './question.js';

/** Under way, over, or both. */
export function ActivityChoice({ question, address }: { question: Question; address: Address }) {
  const { t } = useWords();
  return (
    <SegmentedControl
      size="sm"
      aria-label={t('list.activity')}
      value={question.activity}
      onChange={(value) =>
        address.set({
          activity: value === 'active' ? undefined : value,
          after: undefined,
          page: undefined,
          sort: undefined,
          order: undefined,
        })
      }
      data={shownActivities.map((value) => ({ value, label: t(`list.activity_${value}`) }))}
    />
  );
}

import { Button, Group } from '@mantine/core';
import { activeOnlyRanges } from '../../../domain/lists/list-conditions.js';
import { isActiveOnly } from '../../../domain/lists/request-lists.js';
import type { Address } from '../../parts/address.js';
import { Notice } from '../../records/notice.js';
import { useWords } from '../../words/index.js';
import { type Question, shownFacets } from '../question.js';

/** Says of a list of completed or of all requests which of its conditions are known of active ones alone, and the ways out. */
export function ActiveOnlyNotice({ question, address }: { question: Question; address: Address }) {
  const { t } = useWords();
  const { activity, ticked, ranges, not, either } = question;
  const facets = shownFacets.filter((name) => isActiveOnly(name) && ticked[name].length > 0);
  const days = activeOnlyRanges.filter((name) => name in ranges);
  const names = [
    ...facets.map((name) => t(`list.facet_${name}`)),
    ...days.map((name) => t(`conditions.range_${name}`)),
    ...(either.length > 0 ? [t('conditions.joined')] : []),
  ];
  if (activity === 'active' || names.length === 0) return null;
  const these: readonly string[] = [...facets, ...days];
  const goOn = { after: undefined, page: undefined };
  return (
    <Notice mb="sm" role="status" title={t(`conditions.onlyActive_${activity}`)}>
      <p>{t('conditions.onlyActiveWhich', { names: names.join(', ') })}</p>
      <Group gap="xs" mt="xs">
        <Button variant="default" size="compact-sm" onClick={() => address.set({ activity: undefined, ...goOn })}>
          {t('conditions.showActive')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() =>
            address.set({
              ...Object.fromEntries(these.map((name) => [name, undefined])),
              not: not.filter((name) => !these.includes(name)),
              either: undefined,
              ...goOn,
            })
          }
        >
          {t('conditions.removeThese', { count: names.length })}
        </Button>
      </Group>
    </Notice>
  );
}

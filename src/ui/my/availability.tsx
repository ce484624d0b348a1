import {
  IconCircleCheckFilled,
  IconCircleDotted,
  IconCircleMinus,
  IconClock,
  IconHomeCheck,
} from '@tabler/icons-react';
import type { MergedTitle } from '../../domain/lists/network-titles.js';
import type { FoundHere } from '../../domain/patrons-side/views.js';
import { useDays } from './days.js';
import { accessOf } from './found.js';
import { usePatronWords } from './words.js';

/** Whether it can be had, as a sentence with a shape. */
export function Availability({ title }: { title: MergedTitle }) {
  const { t } = usePatronWords();
  const day = useDays();
  const access = accessOf(title);
  const [look, Icon, words] =
    access.kind === 'here'
      ? (['good', IconHomeCheck, t('availableHere')] as const)
      : access.kind === 'at'
        ? (['good', IconCircleCheckFilled, t('availableAt', { count: access.count })] as const)
        : access.kind === 'due'
          ? (['wait', IconClock, access.due ? t('onLoanUntil', { day: day(access.due) }) : t('onLoan')] as const)
          : access.kind === 'unsaid'
            ? (['none', IconCircleDotted, t('unsaid', { count: access.count })] as const)
            : access.kind === 'usedThere'
              ? (['none', IconCircleMinus, t('usedThere')] as const)
              : (['none', IconCircleMinus, t('onlyOnline')] as const);
  return (
    <span className={`my-sign my-${look}`}>
      <Icon size={20} aria-hidden />
      {words}
    </span>
  );
}

const shapes = {
  available: ['good', IconCircleCheckFilled],
  notAvailable: ['wait', IconClock],
  unknown: ['none', IconCircleDotted],
  notHeld: ['none', IconCircleMinus],
} as const;

/** What one library says. */
export function Verdict({ verdict, due, isUsedThere }: Pick<FoundHere, 'verdict' | 'due' | 'isUsedThere'>) {
  const { t } = usePatronWords();
  const day = useDays();
  const known = verdict in shapes ? (verdict as keyof typeof shapes) : 'unknown';
  const [look, Icon] = isUsedThere ? shapes.notHeld : shapes[known];
  return (
    <span className={`my-sign my-${look}`}>
      <Icon size={20} aria-hidden />
      {isUsedThere
        ? t('usedThere')
        : known === 'notAvailable' && due && /^\d{4}-\d{2}-\d{2}$/.test(due)
          ? t('verdictDue', { day: day(due) })
          : t(`verdict_${known}`)}
    </span>
  );
}

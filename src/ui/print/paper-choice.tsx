import { NativeSelect } from '@mantine/core';
import { labelsOnSheet, papers } from '../../domain/letters/papers.js';
import { useWords } from '../words/index.js';
import type { PaperWish } from './pdf-address.js';

/** The library's own paper, or another for this once; of a label sheet that was begun, the first free label. */
export function PaperChoice({ wish, choose }: { wish: PaperWish; choose(wish: PaperWish): void }) {
  const { t } = useWords();
  return (
    <>
      <NativeSelect
        aria-label={t('printing.paper')}
        value={wish.paper ?? ''}
        data={[
          { value: '', label: t('printing.paperOwn') },
          ...papers.map((paper) => ({ value: paper, label: t(`printing.paper_${paper}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const paper = papers.find((each) => each === value);
          choose(paper ? { paper } : {});
        }}
      />
      {wish.paper === 'labels' ? (
        <NativeSelect
          aria-label={t('printing.startLabel')}
          value={String(wish.startLabel ?? 1)}
          data={Array.from({ length: labelsOnSheet }, (_, at) => String(at + 1))}
          onChange={(event) => choose({ ...wish, startLabel: Number(event.currentTarget.value) })}
        />
      ) : null}
    </>
  );
}

import { Alert } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, type Thing } from '../api/client.js';
import type { Refused } from '../api/refused.js';
import { useWords } from '../words/index.js';
import classes from './preview.module.css';

type Draft = Thing<'RequestDraft'>;

/** So long after the last key the node is asked, in milliseconds. */
const pauseMs = 400;

/** What the draft would come to: asked of the node while somebody types. */
export function usePreview(draft: Draft) {
  const [asked] = useDebouncedValue(JSON.stringify(draft), pauseMs);
  const { title } = JSON.parse(asked) as Draft;
  return useQuery<Thing<'RequestPreview'>, Refused>({
    queryKey: ['/requests/preview', asked],
    queryFn: () => api.post('/requests/preview', { body: JSON.parse(asked) as Draft }),
    enabled: Boolean(title?.trim()),
    placeholderData: (before) => before,
    staleTime: 10_000,
    retry: false,
  });
}

/** Duplicates and limits before Save, and whom the request would go to, with the reasons. */
export function Preview({ preview }: { preview: ReturnType<typeof usePreview> }) {
  const { t } = useWords();
  const { data, error } = preview;
  return (
    <section className={classes.preview} aria-label={t('create.preview')} aria-live="off">
      <h2 className={classes.heading}>{t('create.preview')}</h2>
      {!data && !error ? <p className={classes.quiet}>{t('create.previewNeedsTitle')}</p> : null}
      {error ? (
        <p className={classes.quiet}>{error.status === 400 ? t('create.previewNotYet') : t('create.previewAway')}</p>
      ) : null}
      {(data?.reviews ?? []).map((review) => (
        <Alert key={review.reason} color="orange" mb="sm" title={t('create.toReview')}>
          {review.text}
          {review.request ? (
            <div>
              <Link to={`/borrowing/${review.request}`}>{t('create.openOther')}</Link>
            </div>
          ) : null}
        </Alert>
      ))}
      {data ? <h3 className={classes.heading}>{t('create.wouldAsk')}</h3> : null}
      {data && data.rota.length === 0 ? <p className={classes.quiet}>{t('create.nobodyToAsk')}</p> : null}
      <ol className={classes.rota}>
        {(data?.rota ?? []).map((line) => (
          <li key={line.partner}>
            <strong>{line.partnerName}</strong> <span className={classes.quiet}>{line.why}</span>
          </li>
        ))}
      </ol>
      {(data?.leftOut ?? []).length > 0 ? <h3 className={classes.heading}>{t('create.leftOut')}</h3> : null}
      <ul className={classes.rota}>
        {(data?.leftOut ?? []).map((line) => (
          <li key={line.partner}>
            {line.partnerName} <span className={classes.quiet}>{line.why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

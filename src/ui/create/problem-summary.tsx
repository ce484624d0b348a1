import { Alert, Anchor } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Refused } from '../api/refused.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';

/** What a form must mend, above it, each line a way to its field. It takes the focus when it comes. */
export function ProblemSummary(props: { error: Refused | null; labelOf?: (field: string) => string | undefined }) {
  const { error, labelOf } = props;
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const fields = Object.entries(error?.fields ?? {});
  useEffect(() => {
    if (error) place.current?.focus();
  }, [error]);
  if (!error) return null;
  if (fields.length === 0) return <ProblemAlert error={error} />;
  return (
    <Alert color="red" ref={place} tabIndex={-1} title={error.problem.title} my="sm" aria-label={t('create.problems')}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {fields.map(([name, problem]) => (
          <li key={name}>
            <Anchor
              component="button"
              type="button"
              onClick={() => document.querySelector<HTMLElement>(fieldOf(name))?.focus()}
            >
              {labelOf?.(name) ? t('records.problemAt', { field: labelOf(name) ?? '', problem }) : problem}
            </Anchor>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** A part of a field belongs to it: `conditions.0`. Some fields have a name of their own: `address.line1`. */
const fieldOf = (name: string): string =>
  [name, name.split('.')[0] ?? name]
    .map(CSS.escape)
    .map((each) => `[name="${each}"]:not([type="hidden"]), [data-field="${each}"]`)
    .join(', ');

import { Alert, Anchor } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Refused } from '../api/refused.js';
import { fieldAt, labelAt } from '../parts/field-of.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';

interface ProblemSummaryProps {
  error: Refused | null;
  /** What is still wrong in the form, field by field: a field that was changed since is no longer listed. */
  errors: Readonly<Record<string, unknown>>;
  labelOf?: (field: string) => string | undefined;
}

/** What a form must correct, above it, each line a way to its field. It takes the focus when it comes. */
export function ProblemSummary({ error, errors, labelOf }: ProblemSummaryProps) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const said = Object.entries(error?.fields ?? {});
  const fields = said.filter(([name]) => errors[name] !== undefined && errors[name] !== null);
  const isShown = fields.length > 0;
  useEffect(() => {
    if (error && isShown) place.current?.focus();
  }, [error, isShown]);
  if (!error) return null;
  if (said.length > 0 && !isShown) return null;
  if (said.length === 0) return <ProblemAlert error={error} />;
  const withLabel = (field: string | undefined, problem: string) =>
    field ? t('records.problemAt', { field, problem }) : problem;
  return (
    <Alert color="red" ref={place} tabIndex={-1} title={error.problem.title} my="sm" aria-label={t('create.problems')}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {fields.map(([name, problem]) => (
          <li key={name}>
            <Anchor component="button" type="button" onClick={() => fieldAt(name)?.focus()}>
              {withLabel(labelOf?.(name) ?? labelAt(name), problem)}
            </Anchor>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../api/read.js';
import { ActionBar } from '../parts/action-bar.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';

/** What a request of a list allows: asked for when somebody wants to know, so that a long list asks for nothing. */
export function RequestActions({ id, title }: { id: string; title: string }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { data, error, isFetching } = useRead('/requests/{id}', { path: { id }, when: isOpen });
  if (data) return <ActionBar request={data} compact />;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={isOpen && isFetching}
        aria-label={t('shelf.actionsOf', { title })}
        onClick={() => setOpen(true)}
      >
        {t('shelf.actions')}
      </Button>
      <ProblemAlert error={error} />
    </>
  );
}

import { Button } from '@mantine/core';
import { useWords } from '../words/index.js';
import classes from './record-form.module.css';

/** Says that a form holds what was typed before, and how to be rid of it. */
export function Kept({ form }: { form: { wasKept: boolean; forget(): void } }) {
  const { t } = useWords();
  if (!form.wasKept) return null;
  return (
    <p className={classes.kept}>
      {t('records.kept')}{' '}
      <Button size="compact-xs" variant="subtle" onClick={form.forget}>
        {t('records.beginAnew')}
      </Button>
    </p>
  );
}

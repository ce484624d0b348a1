import { Textarea } from '@mantine/core';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './partner.module.css';
import { PartForm, type PartProps, usePartForm } from './save.js';

/** What colleagues should know of this partner. */
export function PartnerNotes({ partner }: PartProps) {
  const { t } = useWords();
  const clock = useClock();
  const part = usePartForm(partner, 'note', () => ({ text: '' }));
  return (
    <PartForm
      {...part}
      change={({ text }) => ({ notes: [...partner.notes, ...(text.trim() ? [{ text: text.trim() }] : [])] })}
    >
      {partner.notes.length === 0 ? <p>{t('partner.noNotes')}</p> : null}
      {partner.notes.map(({ text: said, at, by }) => (
        <div key={`${at} ${said}`} className={classes.record}>
          <div>{said}</div>
          <div className={classes.small}>{[by, at ? clock.moment(at) : undefined].filter(Boolean).join(' · ')}</div>
        </div>
      ))}
      <Textarea
        label={t('partner.addNote')}
        {...part.form.getInputProps('text')}
        error={part.form.problemAt('notes')}
      />
    </PartForm>
  );
}

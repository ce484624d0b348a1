import { Textarea } from '@mantine/core';
import { problemAt } from '../records/field-rows.js';
import { useTyped } from '../records/typed.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './partner.module.css';
import { type PartProps, SaveForm, useSave } from './save.js';

/** What colleagues should know of this partner. */
export function Notes({ partner }: PartProps) {
  const { t } = useWords();
  const clock = useClock();
  const typed = useTyped(`partner ${partner.code} note`, { text: '' });
  const { text } = typed.value;
  const save = useSave(partner, typed.forget);
  return (
    <SaveForm
      save={save}
      typed={typed}
      change={() => ({ notes: [...partner.notes, ...(text.trim() ? [{ text: text.trim() }] : [])] })}
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
        value={text}
        error={problemAt(save.error?.fields ?? {}, 'notes')}
        onChange={(event) => typed.set({ text: event.currentTarget.value })}
      />
    </SaveForm>
  );
}

import type { Thing } from '../api/client.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

type Mail = Thing<'LoggedMail'>;

/** What the log says of a mail: which letter it is, its state, and why it failed. */
export function useMailWords() {
  const { t } = useWords();
  const clock = useClock();
  return {
    letterOf: (mail: Mail): string => mail.letterName ?? t(`mailLog.purpose_${mail.purpose}`),
    stateOf: (mail: Mail): string =>
      mail.status === 'waiting'
        ? t('mailLog.waitingUntil', { at: clock.moment(mail.at) })
        : t(`mailLog.status_${mail.status}`),
    whyOf: (mail: Mail): string =>
      [
        t(`mailLog.why_${mail.answerKind ?? 'later'}`),
        mail.answer ? t('mailLog.answer', { words: mail.answer }) : '',
        t('mailLog.tried', { count: mail.tries, at: clock.moment(mail.at) }),
      ]
        .filter(Boolean)
        .join(' '),
  };
}

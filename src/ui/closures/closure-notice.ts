import { notifications } from '@mantine/notifications';
import type { Thing } from '../api/client.js';
import { useAnnouncer } from '../parts/announcer.js';
import { useWords } from '../words/index.js';

/** Says how many partners are notified of a closure that was just saved. */
export function useClosureNotice(): (closure: Thing<'ClosureView'>) => void {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  return ({ told }) => {
    const text = told?.partners ? t('closures.toldNow', { ...told }) : t('closures.toldNobodyNow');
    politely(text);
    notifications.show({ message: text, autoClose: 8000 });
  };
}

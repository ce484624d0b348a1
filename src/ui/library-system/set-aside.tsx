import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';
import { AnswerOfCall } from './call-answer.js';
import { CallStatus } from './call-status.js';

/** What the library’s own system answered when it was asked to set the item aside: its barcode and where it stands. */
export function SetAside({ request, label }: { request: string; label: string | undefined }) {
  const { t } = useWords();
  const { data } = useRead('/requests/{id}/system-calls', { path: { id: request } });
  const call = data?.items.findLast(({ name, status }) => name === 'requestItem' && status !== 'withdrawn');
  if (!call) return null;
  return (
    <div>
      <div className={label}>{t('librarySystem.title')}</div>
      <CallStatus status={call.status} /> <span>{t(`systemCalls.call_${call.name}`)}</span>
      <AnswerOfCall call={call} />
    </div>
  );
}

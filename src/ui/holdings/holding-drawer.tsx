import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { cache, useRead } from '../api/read.js';
import { bodyOfNew, type FieldValues } from '../records/field-rows.js';
import { RecordDrawer } from '../records/record-drawer.js';
import { useWords } from '../words/index.js';
import { holdingFields, holdingValues } from './holding-fields.js';

interface HoldingDrawerProps {
  /** The item that is changed; without it a new one is made. */
  holding?: Thing<'HoldingView'> | undefined;
  /** What a new one begins with: another copy has the title of the first. */
  beginning?: FieldValues;
  close: () => void;
}

/** The form of an item that the library owns. */
export default function HoldingDrawer({ holding, beginning = {}, close }: HoldingDrawerProps) {
  const { t } = useWords();
  const go = useNavigate();
  /** The item that was added: its page opens. */
  const made = useRef<string>(undefined);
  const libraries = useRead('/libraries', { freshMs: 60_000 });
  const path = { id: holding?.id ?? '' };
  const rows = holdingFields(t, libraries.data?.items ?? []);
  const again = () =>
    Promise.all(
      (['/holdings', '/holdings/{id}/copies'] as const).map((address) =>
        cache.invalidateQueries({ queryKey: [address] }),
      ),
    );
  return (
    <RecordDrawer
      of={`/holdings ${holding?.id ?? `+new ${String(beginning['title'] ?? '')}`}`}
      title={holding ? t('holdings.editOf', { barcode: holding.barcode }) : t('holdings.add')}
      rows={rows}
      now={holding ? holdingValues(holding) : { policy: 'loanable', ...beginning }}
      isNew={!holding}
      fresh={async () => holdingValues(await api.get('/holdings/{id}', { path }))}
      save={async (_changed, values) => {
        const body = bodyOfNew(rows, values) as never;
        if (holding) await api.put('/holdings/{id}', { path, body });
        else made.current = (await api.post('/holdings', { body })).id;
        await again();
      }}
      saved={() => (made.current ? void go(`/holdings/${made.current}`) : close())}
      close={close}
      {...(holding
        ? {
            removing: {
              label: t('holdings.remove'),
              ask: t('holdings.removeAsk', { barcode: holding.barcode }),
              run: () => api.delete('/holdings/{id}', { path }),
              done: () => {
                void go('/holdings');
                void again();
              },
            },
          }
        : {})}
    />
  );
}

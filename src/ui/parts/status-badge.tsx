import { useWords } from '../words/index.js';
import { lookOf, type Side, statusRow } from './status-looks.js';
import { ToneBadge } from './tone-badge.js';

/** A request's status: colour, icon and word. `turn` adds whose turn it is. */
export function StatusBadge({ side, state, turn = false }: { side: Side; state: string; turn?: boolean }) {
  const { t, textOf } = useWords();
  const [tone, icon] = lookOf(side, state);
  const row = statusRow(side, state);
  const words = `${textOf(row.label)}${turn && row.turn !== 'nobody' ? ` – ${t(`status.${row.turn}`)}` : ''}`;
  return (
    <ToneBadge tone={tone} icon={icon} title={words}>
      {words}
    </ToneBadge>
  );
}

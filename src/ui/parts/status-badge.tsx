import { useWords } from '../words/index.js';
import { lookOf, type Side, statusRow } from './status-looks.js';
import { ToneBadge } from './tone-badge.js';

type Turn = ReturnType<typeof statusRow>['turn'] | 'onItsWay';

/** A request's status: colour, icon and word. `turn` adds whose turn it is: by the status, or as it is said. */
export function StatusBadge({ side, state, turn = false }: { side: Side; state: string; turn?: boolean | Turn }) {
  const { t, textOf } = useWords();
  const [tone, icon] = lookOf(side, state);
  const row = statusRow(side, state);
  const whose = turn === true ? (row.onItsWay ? 'onItsWay' : row.turn) : turn;
  const words = `${textOf(row.label)}${whose && whose !== 'nobody' ? ` – ${t(`status.${whose}`)}` : ''}`;
  return (
    <ToneBadge tone={tone} icon={icon} title={words}>
      {words}
    </ToneBadge>
  );
}

import type { Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';

type Labelled = { name: string; label: string };
export type Between = Pick<Request, 'side' | 'rota' | 'partner' | 'partnerName'>;

/** The words of an action at a request: who is passed over and who is asked next stands on the button that does it. */
export function useActionLabel(request: Between): (action: Labelled) => string {
  const { t } = useWords();
  return (action) => {
    if (request.side !== 'borrowing' || action.name !== 'reject' || !request.partnerName) return action.label;
    const { partnerName: partner } = request;
    const next = nextAfter(request);
    return next ? t('act.rejectAndAsk', { partner, next }) : t('act.rejectLast', { partner });
  };
}

/** The next partner of the rota, apart from the one the request stands before. */
const nextAfter = ({ rota, partner }: Between): string | undefined =>
  [...rota]
    .sort((one, other) => one.position - other.position)
    .find((line) => line.state === 'listed' && line.partner !== partner)?.partnerName;

/** The button of an action that asks something first ends in “…”. */
export const withDots = (label: string, asks: boolean): string => (asks ? `${label}…` : label);

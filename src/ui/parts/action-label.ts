import type { Request } from './use-order.js';

/** Who is asked next when the present partner is passed over: its button names that library, so that nobody takes it for Cancel. */
const askedNext = ({ side, rota }: Pick<Request, 'side' | 'rota'>, action: string): string | undefined =>
  side === 'borrowing' && action === 'reject' ? rota.find(({ state }) => state === 'listed')?.partnerName : undefined;

/** The words of an action at this request. */
export function actionLabel(request: Pick<Request, 'side' | 'rota'>, action: { name: string }, label: string): string {
  const next = askedNext(request, action.name);
  return next ? `${label}: ${next}` : label;
}

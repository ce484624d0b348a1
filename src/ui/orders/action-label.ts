import type { Request } from '../parts/use-order.js';
import { type Key, useWords } from '../words/index.js';

type Labelled = { name: string; label: string };
export type Between = Pick<Request, 'side' | 'rota' | 'partner' | 'partnerName'> & { state?: string };

/** The words of an action at a request: who is passed over and who is asked next is on the button that does it. */
export function useActionLabel(request: Between): (action: Labelled) => string {
  const { t } = useWords();
  return (action) => {
    // Nobody else is left: taken up again, it goes to the one that refused last.
    if (action.name === 'reactivate' && request.state === 'rejectedByPartner' && request.partnerName)
      return t('act.askSameAgain', { partner: request.partnerName });
    if (request.side !== 'borrowing' || action.name !== 'reject' || !request.partnerName) return action.label;
    const { partnerName: partner } = request;
    const next = nextAfter(request);
    return next ? t('act.rejectAndAsk', { partner, next }) : t('act.rejectLast', { partner });
  };
}

/** The next partner of the rota, apart from the one the request is before. */
const nextAfter = ({ rota, partner }: Between): string | undefined =>
  [...rota]
    .sort((one, other) => one.position - other.position)
    .find((line) => line.state === 'listed' && line.partner !== partner)?.partnerName;

/** The button of an action that asks something first ends in “…”. */
export const withDots = (label: string, asks: boolean): string => (asks ? `${label}…` : label);

/** Whether there is no next partner when this one is passed over. */
const isLastReject = (request: Between, { name }: Labelled): boolean =>
  request.side === 'borrowing' && name === 'reject' && nextAfter(request) === undefined;

/** Names of actions that are no act of whoever presses the button or that close a dialog too, and how the form of such an action says what it does. */
const forms: Readonly<Record<Request['side'], Partial<Record<string, { title: Key; button: Key }>>>> = {
  borrowing: { complete: { title: 'act.title_complete', button: 'act.do_complete' } },
  lending: {
    offerConditions: { title: 'act.title_offerConditions', button: 'act.do_offerConditions' },
    ship: { title: 'act.title_ship', button: 'act.do_ship' },
    recall: { title: 'act.title_recall', button: 'act.do_recall' },
    declareLost: { title: 'act.title_declareLost', button: 'act.do_declareLost' },
    complete: { title: 'act.title_complete', button: 'act.do_complete' },
    checkIn: { title: 'act.title_checkIn', button: 'act.do_checkIn' },
  },
};

/** The heading of an action’s form and its button: the button repeats what the heading says. */
export function useFormWords(request: Request): (action: Labelled) => { title: string; button: string } {
  const { t } = useWords();
  const labelOf = useActionLabel(request);
  const partner = request.partnerName ?? request.partner ?? t('request.thePartner');
  return (action) => {
    const form = forms[request.side][action.name];
    if (form) return { title: t(form.title, { partner }), button: t(form.button) };
    return {
      title: labelOf(action),
      button: isLastReject(request, action) ? t('act.do_rejectLast') : action.label,
    };
  };
}

/** What does not fit the button of a row; the whole name is its tooltip and its label for screen readers. */
const short: Readonly<Partial<Record<string, Key>>> = {
  willSupply: 'act.short_willSupply',
  acceptConditions: 'act.short_acceptConditions',
  loanToPatron: 'act.short_loanToPatron',
  returnByPatron: 'act.short_returnByPatron',
  ship: 'act.short_ship',
  shipDigitally: 'act.short_shipDigitally',
  shipCopy: 'act.short_shipCopy',
  sendOverdue: 'act.short_sendOverdue',
  mendCitation: 'act.short_mendCitation',
  receiveCopy: 'act.short_receiveCopy',
  receiveDigitally: 'act.short_receiveDigitally',
  receiveNotForLoan: 'act.short_receiveNotForLoan',
  returnToPartner: 'act.short_returnToPartner',
  reportLost: 'act.short_reportLost',
  releaseHoldReturn: 'act.short_releaseHoldReturn',
  patronAsksRenewal: 'act.short_patronAsksRenewal',
};

/** The words of an action on the button of a row. */
export function useRowLabel(): (action: Labelled) => string {
  const { t } = useWords();
  return ({ name, label }) => {
    const key = short[name];
    return key ? t(key) : label;
  };
}

import type { House } from './house.js';
import type { Workbench } from './workbench.js';

/** What a step sets off by itself, by the library's settings. */
export function followUp(house: House, bench: Workbench, event: string): void {
  const { request } = bench.loan;
  if (
    request.side === 'borrowing' &&
    request.state === 'readyToSend' &&
    house.settings.autoSendNext &&
    leavesPartner.test(event)
  )
    bench.apply(
      'send',
      {},
      {
        actorKind: 'system',
        actor: 'Interlend',
        facts: {
          rule: 'The next partner of the rota is asked at once.',
          setting: 'INTERLEND_AUTO_SEND_NEXT',
          value: 'yes',
          after: event,
        },
      },
    );
}

/** Steps after which the request stands before the next partner of its rota. */
const leavesPartner = /^(supplier\.|delivery\.request|reject$|refuseConditions$)/;

import type { Key } from '../words/index.js';
import type { Scan } from './pile.js';

/** One answer to what the card asks: its words, and what is sent with the code. Without `more` nothing is sent. */
export interface Offer {
  key: Key;
  facts: Record<string, string>;
  more?: NonNullable<Scan['more']>;
}

/** What may be answered to a scan, in the order of the digits that choose it. */
export function offersOf({ fate, told, problem }: Scan): Offer[] {
  if (problem?.question === 'notShipped' && fate === 'look') {
    const partner = problem.request?.partnerName ?? '';
    return [
      { key: 'scan.receiveAnyway', facts: {}, more: { confirmed: true } },
      { key: 'scan.reply_askPartner', facts: { partner }, more: { reply: 'askPartner' } },
      { key: 'scan.wrongItem', facts: {} },
    ];
  }
  if (problem?.type.endsWith(':in-doubt') || problem?.type.endsWith(':early'))
    return [{ key: 'scan.allTheSame', facts: {}, more: { confirmed: true } }];
  const [choice] = told?.choices ?? [];
  if (told?.replies && choice)
    return told.replies.map((reply) => ({
      key: `scan.reply_${reply}` as const,
      facts: { partner: told.partner ?? '' },
      more: { reply, ...(choice.line === undefined ? {} : { line: choice.line }) },
    }));
  return (told?.choices ?? []).map(({ externalId, title, line, partner, stateLabel }) =>
    line === undefined
      ? {
          key: 'scan.choice',
          facts: { title, status: stateLabel },
          more: { request: externalId },
        }
      : { key: 'scan.choice', facts: { title: partner ?? '', status: title }, more: { line } },
  );
}

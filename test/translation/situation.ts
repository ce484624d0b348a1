import type { Situation } from '../../src/translation/messages.js';

export const situation = (over: Partial<Situation> = {}): Situation => ({
  side: 'lending',
  version: '2021-2',
  requestingAgency: { type: { value: 'ISIL' }, value: 'CA-BORROW' },
  supplyingAgency: { type: { value: 'ISIL' }, value: 'CA-LEND' },
  requestingAgencyRequestId: 'BORROW0000817~1',
  supplyingAgencyRequestId: 'L-99',
  firstAnswer: false,
  currentStatus: 'Overdue',
  timestamp: '2026-11-20T10:00:00.000Z',
  lastChange: '2026-11-20T10:00:00.000Z',
  bibliographicInfo: { title: 'The Left Hand of Darkness' },
  serviceInfo: { requestType: 'New', serviceType: 'Loan', note: 'Any edition will do.' },
  dueDate: '2026-12-24T04:59:59.000Z',
  ...over,
});
export const borrowing = (over: Partial<Situation> = {}): Situation =>
  situation({ side: 'borrowing', currentStatus: 'RequestReceived', ...over });

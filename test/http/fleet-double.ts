import type { FleetReport } from '../../src/domain/agreement/fleet.js';

/** A report with one difference of each kind. */
export const aFleetReport: FleetReport = {
  checkedAt: '2026-11-25T09:45:00.000Z',
  libraries: 3,
  unread: [{ node: 'Boréal', why: 'no answer' }],
  requests: { shared: 12, agree: 10, inFlight: 1, differ: 1 },
  oldestInFlight: '2026-11-25T09:41:00.000Z',
  pairs: { known: 3, agree: 2 },
  differingRequests: [
    {
      standing: 'differ',
      request: 'OOALG0000123',
      title: 'The Shape of Water',
      borrower: 'Algonquin',
      lender: 'Humber',
      since: '2026-11-24T19:02:00.000Z',
      differences: [{ matter: 'dueDay', borrower: '2026-12-18', lender: '2027-01-08' }],
      message: {
        id: '7',
        sender: 'lending',
        at: '2026-11-24T19:02:00.000Z',
        summary: 'RenewResponse',
        place: 7,
        of: 9,
      },
      remedy: 'resend',
    },
  ],
  differingPartners: [
    {
      node: 'Sault',
      about: 'La Cité',
      matter: 'address',
      listed: 'https://ill-old.lacite.example/iso18626',
      says: 'https://ill.lacite.example/iso18626',
      since: '2026-11-12T08:00:00.000Z',
    },
  ],
};

/** What a browser carries while it is at the provider: sealed, for ten minutes, and of no use to anybody else. */
import type { Sealer } from '../../../settings/secrets.js';
import type { SignInSecrets } from './ports.js';

export interface Ticket extends SignInSecrets {
  returnUrl: string;
  /** A page of this node. */
  returnTo: string;
}

export const ticketMs = 600_000;

/** `kind`: for which API; a ticket for another one is not valid. */
export function createTickets(sealer: Sealer, clock: () => Date, kind = 'openid sign-in') {
  return {
    write: (ticket: Ticket): string =>
      Buffer.from(
        sealer.sealSecret(JSON.stringify({ ...ticket, kind, until: clock().getTime() + ticketMs })),
        'base64',
      ).toString('base64url'),

    /** `none`: it is not ours, or was changed. */
    read(text: string | undefined): Ticket | 'none' | 'overdue' {
      const ticket = text === undefined ? undefined : opened(sealer, text);
      if (ticket?.kind !== kind) return 'none';
      return ticket.until > clock().getTime() ? ticket : 'overdue';
    },
  };
}

function opened(sealer: Sealer, text: string): (Ticket & { kind: string; until: number }) | undefined {
  try {
    return JSON.parse(sealer.openSecret(Buffer.from(text, 'base64url').toString('base64')));
  } catch {
    return undefined;
  }
}

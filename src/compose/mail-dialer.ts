import { AddressBlocked } from '../adapters/courier/connector.js';
import type { AllowedAddresses } from '../adapters/courier/dial-guard.js';
import { createSocketDialer } from '../adapters/courier/dial-socket.js';
import type { DialMailServer } from '../adapters/mail/smtp-carrier.js';
import { message, say } from '../words/index.js';

/** How long a mail server may take to answer a call, in milliseconds. */
const dialMailMs = 15_000;

/** Calls a mail server that somebody typed in the browser only where partners may be called too, and says why not in words. */
export function createMailDialer(mayCall: AllowedAddresses): DialMailServer {
  const dial = createSocketDialer({ allowAddresses: mayCall, ports: [25, 465, 587] });
  return async ({ host, port, language }) => {
    try {
      return await dial({ host, port, tls: false, limitMs: dialMailMs });
    } catch (error) {
      if (!(error instanceof AddressBlocked)) throw error;
      const words = say(message('mail.blocked', { why: error.said.reason }), language);
      throw Object.assign(new Error(words), { code: 'BLOCKED' });
    }
  };
}

import { attentionTable } from './attention.js';
import { citationTable } from './citation.js';
import { conversationTable } from './conversation.js';
import { deliveryAttemptTable } from './delivery-attempt.js';
import { historyTable } from './history.js';
import { inboundMessageTable } from './inbound-message.js';
import { jobSlotTable } from './job-slot.js';
import { outboundMessageTable } from './outbound-message.js';
import { partnerTable } from './partner.js';
import { partnerChannelTable } from './partner-channel.js';
import { partnerCredentialTable } from './partner-credential.js';
import { partnerSymbolTable } from './partner-symbol.js';
import { quarantineTable } from './quarantine.js';
import { requestTable } from './request.js';
import { securityEventTable } from './security-event.js';

/** All tables, one file each. */
export const entities = [
  partnerTable,
  partnerSymbolTable,
  partnerCredentialTable,
  partnerChannelTable,
  requestTable,
  citationTable,
  conversationTable,
  outboundMessageTable,
  deliveryAttemptTable,
  inboundMessageTable,
  historyTable,
  attentionTable,
  quarantineTable,
  securityEventTable,
  jobSlotTable,
];

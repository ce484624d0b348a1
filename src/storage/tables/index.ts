import { assignmentTable } from './assignment.js';
import { attentionTable } from './attention.js';
import { citationTable } from './citation.js';
import { closureTable } from './closure.js';
import { conversationTable } from './conversation.js';
import { deliveryAttemptTable } from './delivery-attempt.js';
import { deskTable } from './desk.js';
import { feeTable } from './fee.js';
import { historyTable } from './history.js';
import { holdTable } from './hold.js';
import { holdingTable } from './holding.js';
import { holdingIdentifierTable } from './holding-identifier.js';
import { inboundMessageTable } from './inbound-message.js';
import { jobSlotTable } from './job-slot.js';
import { libraryTable } from './library.js';
import { locationTable } from './location.js';
import { noteTable } from './note.js';
import { outboundMessageTable } from './outbound-message.js';
import { partnerTable } from './partner.js';
import { partnerChannelTable } from './partner-channel.js';
import { partnerCredentialTable } from './partner-credential.js';
import { partnerSymbolTable } from './partner-symbol.js';
import { patronTable } from './patron.js';
import { patronBlockTable } from './patron-block.js';
import { patronLoanTable } from './patron-loan.js';
import { policyTable } from './policy.js';
import { quarantineTable } from './quarantine.js';
import { requestTable } from './request.js';
import { requestBarcodeTable } from './request-barcode.js';
import { requestChangeTable } from './request-change.js';
import { securityEventTable } from './security-event.js';
import { temporaryItemTable } from './temporary-item.js';
import { temporaryItemRuleTable } from './temporary-item-rule.js';

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
  assignmentTable,
  noteTable,
  requestChangeTable,
  requestBarcodeTable,
  libraryTable,
  deskTable,
  locationTable,
  closureTable,
  patronTable,
  holdingTable,
  holdingIdentifierTable,
  policyTable,
  temporaryItemRuleTable,
  temporaryItemTable,
  holdTable,
  patronLoanTable,
  patronBlockTable,
  feeTable,
];

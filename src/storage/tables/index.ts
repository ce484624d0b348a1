import { deliveryAttemptTable } from './delivery-attempt.js';
import { partnerTable } from './partner.js';
import { partnerChannelTable } from './partner-channel.js';
import { partnerCredentialTable } from './partner-credential.js';
import { partnerSymbolTable } from './partner-symbol.js';
import { quarantineTable } from './quarantine.js';
import { securityEventTable } from './security-event.js';
import { workflowProfileTable } from './workflow-profile.js';

/** The tables that are read and written by repositories; all others by statements. Their shapes are those of `migrations/schema.sql`. */
export const entities = [
  partnerTable,
  partnerSymbolTable,
  partnerCredentialTable,
  partnerChannelTable,
  deliveryAttemptTable,
  workflowProfileTable,
  quarantineTable,
  securityEventTable,
];

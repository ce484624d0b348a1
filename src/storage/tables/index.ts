import { auditEntryTable } from './audit-entry.js';
import { certificationMessageTable, certificationTable } from './certification.js';
import { deliveryAttemptTable } from './delivery-attempt.js';
import { directoryImposedTable, directoryOriginTable, directoryProposalTable } from './directory.js';
import { holdingTable } from './holding.js';
import {
  letterDelayTable,
  letterLogoTable,
  letterStyleTable,
  letterUseTable,
  letterWordingTable,
  queryTemplateTable,
} from './letters.js';
import { closureTable, deskTable, libraryTable, locationTable } from './libraries.js';
import { listViewTable } from './list-view.js';
import { locateProfileTable } from './locate-profile.js';
import { partnerTable } from './partner.js';
import { partnerChannelTable } from './partner-channel.js';
import { partnerCredentialTable } from './partner-credential.js';
import { partnerSymbolTable } from './partner-symbol.js';
import { patronBlockTable, patronTable } from './patrons.js';
import { itemRuleTable, policyTable, reasonTable } from './policies.js';
import { quarantineTable } from './quarantine.js';
import {
  loanRuleTable,
  patronGroupTable,
  rotaRuleTable,
  rotaRuleTemplateTable,
  rotaTemplateMemberTable,
  rotaTemplateTable,
  sendingRuleTable,
} from './rules.js';
import { securityEventTable } from './security-event.js';
import { apiKeyTable, preferenceTable, staffPasswordTable, staffRoleTable, staffTable } from './staff.js';
import { jobFileTable, staffJobTable } from './staff-job.js';
import { workflowProfileTable } from './workflow-profile.js';

/** The tables that are read and written by repositories; all others by statements. Their shapes are those of `migrations/schema.sql`. */
export const entities = [
  ...[partnerTable, partnerSymbolTable, partnerCredentialTable, partnerChannelTable, deliveryAttemptTable],
  ...[workflowProfileTable, quarantineTable, securityEventTable],
  ...[libraryTable, deskTable, locationTable, closureTable, policyTable, itemRuleTable, reasonTable, listViewTable],
  ...[sendingRuleTable, rotaTemplateTable, rotaTemplateMemberTable, rotaRuleTable, rotaRuleTemplateTable],
  ...[patronGroupTable, loanRuleTable],
  ...[patronTable, patronBlockTable, holdingTable, locateProfileTable, auditEntryTable],
  ...[staffTable, staffPasswordTable, staffRoleTable, preferenceTable, apiKeyTable, staffJobTable, jobFileTable],
  ...[directoryImposedTable, directoryOriginTable, directoryProposalTable],
  ...[certificationTable, certificationMessageTable],
  ...[letterUseTable, letterDelayTable, letterWordingTable, queryTemplateTable, letterStyleTable, letterLogoTable],
];

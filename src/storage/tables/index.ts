import { apiKeyTable } from './api-key.js';
import { assignmentTable } from './assignment.js';
import { attentionTable } from './attention.js';
import { auditEntryTable } from './audit-entry.js';
import { bibTable } from './bib.js';
import { bibCopyTable } from './bib-copy.js';
import { bibRecordTable } from './bib-record.js';
import { catalogueImportTable } from './catalogue-import.js';
import { catalogueProblemTable } from './catalogue-problem.js';
import { catalogueSeenTable } from './catalogue-seen.js';
import { certificationTable } from './certification.js';
import { certificationMessageTable } from './certification-message.js';
import { citationTable } from './citation.js';
import { closureTable } from './closure.js';
import { closureNoticeTable } from './closure-notice.js';
import { conversationTable } from './conversation.js';
import { copyFileTable } from './copy-file.js';
import { deliveryAttemptTable } from './delivery-attempt.js';
import { deskTable } from './desk.js';
import { directoryEditionTable } from './directory-edition.js';
import { directoryImportTable } from './directory-import.js';
import { directoryImposedTable } from './directory-imposed.js';
import { directoryOriginTable } from './directory-origin.js';
import { directoryProposalTable } from './directory-proposal.js';
import { directorySubscriptionTable } from './directory-subscription.js';
import { feeTable } from './fee.js';
import { figureTable } from './figure.js';
import { figureReadTable } from './figure-read.js';
import { historyTable } from './history.js';
import { holdTable } from './hold.js';
import { holdingTable } from './holding.js';
import { holdingIdentifierTable } from './holding-identifier.js';
import { inboundMessageTable } from './inbound-message.js';
import { jobFailureTable } from './job-failure.js';
import { jobFileTable } from './job-file.js';
import { jobSettingTable } from './job-setting.js';
import { jobSlotTable } from './job-slot.js';
import { lendingCandidateTable } from './lending-candidate.js';
import { lentItemTable } from './lent-item.js';
import { letterTable } from './letter.js';
import { letterDelayTable } from './letter-delay.js';
import { letterLogoTable } from './letter-logo.js';
import { letterStyleTable } from './letter-style.js';
import { letterUseTable } from './letter-use.js';
import { letterWordingTable } from './letter-wording.js';
import { lexiconTable } from './lexicon.js';
import { lexiconSourceTable } from './lexicon-source.js';
import { libraryTable } from './library.js';
import { listViewTable } from './list-view.js';
import { locateProfileTable } from './locate-profile.js';
import { locationTable } from './location.js';
import { mailTable } from './mail.js';
import { moveRequestTable } from './move-request.js';
import { nodeCheckTable } from './node-check.js';
import { noteTable } from './note.js';
import { openRequestTable } from './open-request.js';
import { openRequestChangeTable } from './open-request-change.js';
import { outboundMessageTable } from './outbound-message.js';
import { partnerTable } from './partner.js';
import { partnerChannelTable } from './partner-channel.js';
import { partnerCredentialTable } from './partner-credential.js';
import { partnerSupplyTable } from './partner-supply.js';
import { partnerSymbolTable } from './partner-symbol.js';
import { passwordLinkTable } from './password-link.js';
import { patronTable } from './patron.js';
import { patronBlockTable } from './patron-block.js';
import { patronLoanTable } from './patron-loan.js';
import { patronPinTable } from './patron-pin.js';
import { patronSessionTable } from './patron-session.js';
import { policyTable } from './policy.js';
import { quarantineTable } from './quarantine.js';
import { queryTemplateTable } from './query-template.js';
import { reasonTable } from './reason.js';
import { requestTable } from './request.js';
import { requestBarcodeTable } from './request-barcode.js';
import { requestChangeTable } from './request-change.js';
import { requestFigureTable } from './request-figure.js';
import { rotaRuleTable } from './rota-rule.js';
import { rotaRuleTemplateTable } from './rota-rule-template.js';
import { rotaTemplateTable } from './rota-template.js';
import { rotaTemplateMemberTable } from './rota-template-member.js';
import { scanTable } from './scan.js';
import { securityEventTable } from './security-event.js';
import { sendingRuleTable } from './sending-rule.js';
import { signInFailureTable } from './sign-in-failure.js';
import { staffTable } from './staff.js';
import { staffIdentityTable } from './staff-identity.js';
import { staffJobTable } from './staff-job.js';
import { staffPasswordTable } from './staff-password.js';
import { staffPreferenceTable } from './staff-preference.js';
import { staffRoleTable } from './staff-role.js';
import { staffSessionTable } from './staff-session.js';
import { temporaryItemTable } from './temporary-item.js';
import { temporaryItemRuleTable } from './temporary-item-rule.js';
import { wishKeyTable } from './wish-key.js';
import { workflowProfileTable } from './workflow-profile.js';

/** All tables, one file each. */
export const entities = [
  partnerTable,
  partnerSupplyTable,
  partnerSymbolTable,
  partnerCredentialTable,
  partnerChannelTable,
  requestTable,
  openRequestTable,
  citationTable,
  conversationTable,
  outboundMessageTable,
  deliveryAttemptTable,
  inboundMessageTable,
  historyTable,
  copyFileTable,
  attentionTable,
  quarantineTable,
  securityEventTable,
  jobFailureTable,
  jobFileTable,
  jobSettingTable,
  jobSlotTable,
  assignmentTable,
  nodeCheckTable,
  noteTable,
  requestChangeTable,
  openRequestChangeTable,
  requestBarcodeTable,
  libraryTable,
  deskTable,
  locationTable,
  closureTable,
  closureNoticeTable,
  passwordLinkTable,
  patronPinTable,
  patronSessionTable,
  patronTable,
  holdingTable,
  holdingIdentifierTable,
  policyTable,
  reasonTable,
  temporaryItemRuleTable,
  temporaryItemTable,
  holdTable,
  patronLoanTable,
  patronBlockTable,
  feeTable,
  letterTable,
  letterDelayTable,
  letterLogoTable,
  letterStyleTable,
  letterUseTable,
  letterWordingTable,
  figureTable,
  figureReadTable,
  requestFigureTable,
  lexiconTable,
  lexiconSourceTable,
  queryTemplateTable,
  lendingCandidateTable,
  lentItemTable,
  mailTable,
  moveRequestTable,
  staffTable,
  staffRoleTable,
  staffPasswordTable,
  staffIdentityTable,
  staffPreferenceTable,
  staffSessionTable,
  signInFailureTable,
  apiKeyTable,
  auditEntryTable,
  workflowProfileTable,
  sendingRuleTable,
  rotaTemplateTable,
  rotaTemplateMemberTable,
  rotaRuleTable,
  rotaRuleTemplateTable,
  wishKeyTable,
  certificationTable,
  certificationMessageTable,
  directoryEditionTable,
  directoryImposedTable,
  directoryImportTable,
  directoryOriginTable,
  directoryProposalTable,
  directorySubscriptionTable,
  scanTable,
  listViewTable,
  staffJobTable,
  bibTable,
  bibRecordTable,
  bibCopyTable,
  catalogueImportTable,
  catalogueSeenTable,
  catalogueProblemTable,
  locateProfileTable,
];

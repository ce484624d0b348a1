import { accessOperations } from './access-operations.js';
import { almaOperations, almaSchemas } from './alma-operations.js';
import { catalogueOperations, catalogueSchemas } from './catalogue-operations.js';
import { certificationOperations, certificationSchemas } from './certification-operations.js';
import { comparisonOperations, comparisonSchemas } from './comparison-operations.js';
import { copyOperations, copySchemas } from './copy-operations.js';
import { deskOperations, deskSchemas } from './desk-operations.js';
import { directoryOperations } from './directory-operations.js';
import { directorySchemas } from './directory-views.js';
import { figureOperations, figureViews } from './figure-operations.js';
import { fleetOperations, fleetSchemas } from './fleet-operations.js';
import { inboxOperations, inboxSchemas } from './inbox-operations.js';
import { jobOperations, jobViews } from './job-operations.js';
import { lendingOperations, lendingSchemas } from './lending-operations.js';
import { letterOperations } from './letter-operations.js';
import { letterSchemas } from './letter-schemas.js';
import { letterStyleOperations, letterStyleSchemas } from './letter-style-operations.js';
import { librarySystemOperations, librarySystemSchemas } from './library-system-operations.js';
import { listViewOperations, listViewSchemas } from './list-view-operations.js';
import { loanRuleOperations } from './loan-rule-operations.js';
import { librarySchemas, localOperations } from './local-operations.js';
import { lostCaseOperations, lostCaseViews } from './lost-case-operations.js';
import { mailLogOperations, mailLogSchemas } from './mail-log-operations.js';
import { mailOperations, mailSchemas } from './mail-operations.js';
import { meOperations, meSchemas } from './me-operations.js';
import { messageOperations, messageSchemas } from './message-operations.js';
import { networkOperations, networkSchemas } from './network-operations.js';
import { nodeOperations } from './node-operations.js';
import type { Operation } from './operation.js';
import { partnerOperations, partnerSchemas } from './partner-operations.js';
import { requestOperations } from './request-operations.js';
import { rotaOperations, rotaViews } from './rota-operations.js';
import { ruleOperations } from './rule-operations.js';
import { scanOperations, scanSchemas } from './scan-operations.js';
import { eachOnce } from './shape.js';
import { slipOperations, slipSchemas } from './slip-operations.js';
import { staffJobInputs, staffJobOperations } from './staff-job-operations.js';
import { webhookOperations, webhookSchemas } from './webhook-operations.js';
import { wordOperations } from './word-operations.js';
import { workOperations } from './work-operations.js';

/** Every address of the staff API, as its row says it to the compiler. */
export const staffRows = [
  ...requestOperations,
  ...messageOperations,
  ...partnerOperations,
  ...nodeOperations,
  ...certificationOperations,
  ...almaOperations,
  ...catalogueOperations,
  ...networkOperations,
  ...directoryOperations,
  ...rotaOperations,
  ...jobOperations,
  ...staffJobOperations,
  ...localOperations,
  ...ruleOperations,
  ...loanRuleOperations,
  ...accessOperations,
  ...meOperations,
  ...inboxOperations,
  ...deskOperations,
  ...scanOperations,
  ...lendingOperations,
  ...copyOperations,
  ...letterOperations,
  ...letterStyleOperations,
  ...slipOperations,
  ...mailOperations,
  ...mailLogOperations,
  ...workOperations,
  ...wordOperations,
  ...listViewOperations,
  ...lostCaseOperations,
  ...figureOperations,
  ...webhookOperations,
  ...librarySystemOperations,
  ...comparisonOperations,
  ...fleetOperations,
] as const satisfies readonly Operation[];
export type StaffRow = (typeof staffRows)[number];

/** Every address of the staff API. */
export const operations: readonly Operation[] = [...staffRows];

/** Schemas that stand beside the rows of their matter. */
export const answers = eachOnce(
  messageSchemas,
  partnerSchemas,
  librarySchemas,
  rotaViews,
  jobViews,
  staffJobInputs,
  certificationSchemas,
  almaSchemas,
  catalogueSchemas,
  networkSchemas,
  directorySchemas,
  deskSchemas,
  lendingSchemas,
  copySchemas,
  scanSchemas,
  letterSchemas,
  letterStyleSchemas,
  slipSchemas,
  mailSchemas,
  mailLogSchemas,
  listViewSchemas,
  lostCaseViews,
  figureViews,
  meSchemas,
  inboxSchemas,
  webhookSchemas,
  librarySystemSchemas,
  comparisonSchemas,
  fleetSchemas,
);

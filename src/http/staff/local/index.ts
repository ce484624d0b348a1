import type { MailDesk } from '../../../engine/mail/mail-desk.js';
import type { RequestReading } from '../../../engine/model/gateway.js';
import type { LocalRecords } from '../../../engine/model/local-records.js';
import type { PatronAccess } from '../../../engine/patrons-side/access.js';
import { circulationAnswers } from './circulation.js';
import { csvImportAnswers } from './csv-imports.js';
import { holdingAnswers } from './holdings.js';
import { letterStyleAnswers } from './letter-styles.js';
import { letterAnswers } from './letters.js';
import { libraryAnswers } from './libraries.js';
import { loanRuleAnswers } from './loan-rules.js';
import { mailLogAnswers } from './mail-log.js';
import { patronAnswers } from './patrons.js';
import { policyAnswers } from './policies.js';
import { reasonAnswers } from './reasons.js';
import { ruleAnswers } from './rules.js';

/** The records of the library itself. */
export const localAnswers = (
  local: LocalRecords,
  { mail, patrons, reading }: { mail: MailDesk; patrons: PatronAccess; reading: Pick<RequestReading, 'request'> },
) => ({
  ...libraryAnswers(local.libraries),
  ...patronAnswers(local.patrons, patrons),
  ...holdingAnswers(local.holdings),
  ...policyAnswers(local.policies),
  ...reasonAnswers(local.reasons),
  ...circulationAnswers(local.circulation, reading),
  ...letterAnswers(local.letters, mail),
  ...mailLogAnswers(local.mailLog),
  ...csvImportAnswers(local.csvImports),
  ...letterStyleAnswers(local.letters.styles),
  ...ruleAnswers(local.rules),
  ...loanRuleAnswers(local.loanRules),
});

/** The records of the library itself, as the engine, the HTTP layer and the jobs ask for them. */
import type { CopyRecords } from './copies.js';
import type { Circulation } from './local/circulation.js';
import type { CsvImports } from './local/csv-imports.js';
import type { HoldingRecords } from './local/holdings.js';
import type { LendingRecords } from './local/lending.js';
import type { LetterRecords } from './local/letters.js';
import type { LibraryRecords } from './local/libraries.js';
import type { ListViewRecords } from './local/list-views.js';
import type { LoanRuleRecords } from './local/loan-rules.js';
import type { MailLogRecords } from './local/mail-log.js';
import type { PatronRecords } from './local/patrons.js';
import type { PersonInbox } from './local/person-inbox.js';
import type { PolicyRecords } from './local/policies.js';
import type { ReasonRecords } from './local/reasons.js';
import type { RuleRecords } from './local/rules.js';
import type { ScanRecords } from './local/scans.js';
import type { StaffRecords } from './local/staff.js';

export interface LocalRecords {
  libraries: LibraryRecords;
  patrons: PatronRecords;
  holdings: HoldingRecords;
  policies: PolicyRecords;
  reasons: ReasonRecords;
  letters: LetterRecords;
  circulation: Circulation;
  lending: LendingRecords;
  staff: StaffRecords;
  rules: RuleRecords;
  loanRules: LoanRuleRecords;
  scans: ScanRecords;
  listViews: ListViewRecords;
  copies: CopyRecords;
  inbox: PersonInbox;
  csvImports: CsvImports;
  mailLog: MailLogRecords;
}

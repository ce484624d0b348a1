import { Exchange1764000000000 } from './1764000000000-exchange.js';
import { LocalRecords1764100000000 } from './1764100000000-local-records.js';
import { SeeingTheWork1764200000000 } from './1764200000000-seeing-the-work.js';
import { DeskWork1764300000000 } from './1764300000000-desk-work.js';
import { StaffAndRules1764400000000 } from './1764400000000-staff-and-rules.js';
import { Letters1764500000000 } from './1764500000000-letters.js';
import { LostCases1764600000000 } from './1764600000000-lost-cases.js';
import { Chasing1764700000000 } from './1764700000000-chasing.js';
import { ListFacets1764800000000 } from './1764800000000-list-facets.js';
import { LendingDesk1764900000000 } from './1764900000000-lending-desk.js';
import { BeforeSending1765000000000 } from './1765000000000-before-sending.js';
import { Certifications1765200000000 } from './1765200000000-certifications.js';
import { Access1765300000000 } from './1765300000000-access.js';
import { KnownGaps1765400000000 } from './1765400000000-known-gaps.js';
import { StaffAccounts1765500000000 } from './1765500000000-staff-accounts.js';
import { Directory1765600000000 } from './1765600000000-directory.js';
import { Administration1765700000000 } from './1765700000000-administration.js';
import { RankedRotas1765800000000 } from './1765800000000-ranked-rotas.js';
import { CancelReason1766000000000 } from './1766000000000-cancel-reason.js';
import { Scans1766500000000 } from './1766500000000-scans.js';
import { ListViews1766600000000 } from './1766600000000-list-views.js';
import { ProfileNames1766600000001 } from './1766600000001-profile-names.js';
import { Claims1766700000000 } from './1766700000000-claims.js';
import { Terms1766810000000 } from './1766810000000-terms.js';
import { LibraryEmail1766820000000 } from './1766820000000-library-email.js';
import { CopyOrLoan1766820000001 } from './1766820000001-copy-or-loan.js';
import { SpeaksFor1766820000002 } from './1766820000002-speaks-for.js';
import { Parcels1766830000000 } from './1766830000000-parcels.js';
import { PatronIds1766831000000 } from './1766831000000-patron-ids.js';
import { DueDays1766840000000 } from './1766840000000-due-days.js';
import { Lexicon1766840000001 } from './1766840000001-lexicon.js';
import { HoldingAuthors1766840000002 } from './1766840000002-holding-authors.js';
import { ExternalIdEnds1766840000003 } from './1766840000003-external-id-ends.js';
import { PartnerTrials1766860000000 } from './1766860000000-partner-trials.js';
import { PracticePartners1766860000001 } from './1766860000001-practice-partners.js';
import { NodeCheck1766880000000 } from './1766880000000-node-check.js';
import { TriedAlone1766880000001 } from './1766880000001-tried-alone.js';
import { JobRuns1766910000000 } from './1766910000000-job-runs.js';
import { Mail1766910000100 } from './1766910000100-mail.js';
import { LetterLibrary1766910100001 } from './1766910100001-letter-library.js';
import { ReasonsInWords1766910100002 } from './1766910100002-reasons-in-words.js';
import { WordedLetters1766910400001 } from './1766910400001-worded-letters.js';
import { LetterWordings1766910400002 } from './1766910400002-letter-wordings.js';
import { PasswordLinks1766910400003 } from './1766910400003-password-links.js';
import { BarcodesPlannedOnce1766910600001 } from './1766910600001-barcodes-planned-once.js';
import { RefusedMessages1766910600002 } from './1766910600002-refused-messages.js';
import { MessagesByKind1766910600003 } from './1766910600003-messages-by-kind.js';
import { Catalogue1766910700001 } from './1766910700001-catalogue.js';
import { Locate1766910700002 } from './1766910700002-locate.js';
import { Figures1766911000001 } from './1766911000001-figures.js';
import { MarksInWords1766921000000 } from './1766921000000-marks-in-words.js';
import { DirectoryChecksInWords1766921000001 } from './1766921000001-directory-checks-in-words.js';
import { MailedPartners1766922000000 } from './1766922000000-mailed-partners.js';
import { LettersOffAtFirst1766922000001 } from './1766922000001-letters-off-at-first.js';
import { ForgottenPatrons1766922000002 } from './1766922000002-forgotten-patrons.js';
import { DeskEmail1766922000003 } from './1766922000003-desk-email.js';
import { FeeCurrencies1766923000001 } from './1766923000001-fee-currencies.js';
import { StaffJobs1766923000002 } from './1766923000002-staff-jobs.js';
import { FigureDays1766923000003 } from './1766923000003-figure-days.js';
import { PatronsSide1766924000000 } from './1766924000000-patrons-side.js';
import { LetterStyles1766925000000 } from './1766925000000-letter-styles.js';
import { FiguresOfAll1766926000000 } from './1766926000000-figures-of-all.js';
import { DatesOfOpenRequests1766927000000 } from './1766927000000-dates-of-open-requests.js';
import { MovesNeededBy1766927000001 } from './1766927000001-moves-needed-by.js';
import { AutomaticAnswers1766928000000 } from './1766928000000-automatic-answers.js';
import { Copies1766928500000 } from './1766928500000-copies.js';
import { QueriesInEachLanguage1766929000000 } from './1766929000000-queries-in-each-language.js';
import { PartnerCalendars1766929400000 } from './1766929400000-partner-calendars.js';
import { LettersOfLibraries1766929500000 } from './1766929500000-letters-of-libraries.js';
import { HoldReminders1766929600000 } from './1766929600000-hold-reminders.js';
import { LanguagesByTheirCode1766929700000 } from './1766929700000-languages-by-their-code.js';
import { Restored1766929900000 } from './1766929900000-restored.js';
import { ClosedWeekdays1766930000015 } from './1766930000015-closed-weekdays.js';
import { StepsInPlace1766930500013 } from './1766930500013-steps-in-place.js';
import { ReachOfJobFiles1766931000016 } from './1766931000016-reach-of-job-files.js';
import { WordPairs1766931200015 } from './1766931200015-word-pairs.js';
import { OpenRequestChanges1766932000016 } from './1766932000016-open-request-changes.js';
import { Comments1766933000012 } from './1766933000012-comments.js';
import { StepsKeepOpenRequests1766934000012 } from './1766934000012-steps-keep-open-requests.js';
import { OriginsOfSecrets1766935300012 } from './1766935300012-origins-of-secrets.js';
import { DueJobs1766935500012 } from './1766935500012-due-jobs.js';
import { InboxOfPersons1766936100031 } from './1766936100031-inbox-of-persons.js';
import { NetworkWords1766936400021 } from './1766936400021-network-words.js';
import { MailLogSearch1766936700041 } from './1766936700041-mail-log-search.js';
import { FormerSymbols1766937000035 } from './1766937000035-former-symbols.js';
import { NodeSettings1766937100035 } from './1766937100035-node-settings.js';
import { BlockUntil1766937300051 } from './1766937300051-block-until.js';
import { SinceOfCopies1766937600053 } from './1766937600053-since-of-copies.js';
import { CsvImports1766937600054 } from './1766937600054-csv-imports.js';
import { OutboundCalls1766937600055 } from './1766937600055-outbound-calls.js';
import { LibrarySystem1766938000056 } from './1766938000056-library-system.js';
import { Sip2TerminalPassword1766938000060 } from './1766938000060-sip2-terminal-password.js';
import { MessagesWaitForSystem1766938000065 } from './1766938000065-messages-wait-for-system.js';
import { LoanRules1766938000070 } from './1766938000070-loan-rules.js';
import { FleetReport1766938000090 } from './1766938000090-fleet-report.js';

/** All migrations, oldest first. */
export const migrations = [
  Exchange1764000000000,
  LocalRecords1764100000000,
  SeeingTheWork1764200000000,
  DeskWork1764300000000,
  StaffAndRules1764400000000,
  Letters1764500000000,
  LostCases1764600000000,
  Chasing1764700000000,
  ListFacets1764800000000,
  LendingDesk1764900000000,
  BeforeSending1765000000000,
  Certifications1765200000000,
  Access1765300000000,
  KnownGaps1765400000000,
  StaffAccounts1765500000000,
  Directory1765600000000,
  Administration1765700000000,
  RankedRotas1765800000000,
  CancelReason1766000000000,
  Scans1766500000000,
  ListViews1766600000000,
  ProfileNames1766600000001,
  Claims1766700000000,
  Terms1766810000000,
  LibraryEmail1766820000000,
  CopyOrLoan1766820000001,
  SpeaksFor1766820000002,
  Parcels1766830000000,
  PatronIds1766831000000,
  DueDays1766840000000,
  Lexicon1766840000001,
  HoldingAuthors1766840000002,
  ExternalIdEnds1766840000003,
  PartnerTrials1766860000000,
  PracticePartners1766860000001,
  NodeCheck1766880000000,
  TriedAlone1766880000001,
  JobRuns1766910000000,
  Mail1766910000100,
  LetterLibrary1766910100001,
  ReasonsInWords1766910100002,
  WordedLetters1766910400001,
  LetterWordings1766910400002,
  PasswordLinks1766910400003,
  BarcodesPlannedOnce1766910600001,
  RefusedMessages1766910600002,
  MessagesByKind1766910600003,
  Catalogue1766910700001,
  Locate1766910700002,
  Figures1766911000001,
  MarksInWords1766921000000,
  DirectoryChecksInWords1766921000001,
  MailedPartners1766922000000,
  LettersOffAtFirst1766922000001,
  ForgottenPatrons1766922000002,
  DeskEmail1766922000003,
  FeeCurrencies1766923000001,
  StaffJobs1766923000002,
  FigureDays1766923000003,
  PatronsSide1766924000000,
  LetterStyles1766925000000,
  FiguresOfAll1766926000000,
  DatesOfOpenRequests1766927000000,
  MovesNeededBy1766927000001,
  AutomaticAnswers1766928000000,
  Copies1766928500000,
  QueriesInEachLanguage1766929000000,
  PartnerCalendars1766929400000,
  LettersOfLibraries1766929500000,
  HoldReminders1766929600000,
  LanguagesByTheirCode1766929700000,
  Restored1766929900000,
  ClosedWeekdays1766930000015,
  StepsInPlace1766930500013,
  ReachOfJobFiles1766931000016,
  WordPairs1766931200015,
  OpenRequestChanges1766932000016,
  Comments1766933000012,
  StepsKeepOpenRequests1766934000012,
  OriginsOfSecrets1766935300012,
  DueJobs1766935500012,
  InboxOfPersons1766936100031,
  NetworkWords1766936400021,
  MailLogSearch1766936700041,
  FormerSymbols1766937000035,
  NodeSettings1766937100035,
  BlockUntil1766937300051,
  SinceOfCopies1766937600053,
  CsvImports1766937600054,
  OutboundCalls1766937600055,
  LibrarySystem1766938000056,
  Sip2TerminalPassword1766938000060,
  MessagesWaitForSystem1766938000065,
  LoanRules1766938000070,
  FleetReport1766938000090,
];

import type { TitleSought } from '../../src/catalogue/locate/ask.js';
import type { LocateProfile } from '../../src/catalogue/locate/profile.js';
import type { ForeignTitle } from '../../src/catalogue/locate/verdict.js';
import type { StepOfOthers } from '../../src/domain/action-permissions.js';
import type { HoldingMatch } from '../../src/domain/fulfilment/holdings.js';
import type { ExpectedItem } from '../../src/domain/fulfilment/temporary-item.js';
import type { WrongCode } from '../../src/domain/fulfilment/wrong-codes.js';
import type { JobWish } from '../../src/domain/jobs/deeds.js';
import type { QueryText } from '../../src/domain/letters/queries.js';
import type { ReasonView } from '../../src/domain/library-reasons.js';
import type { PartOfCredential } from '../../src/domain/partner/credential-parts.js';
import type { HealthName } from '../../src/domain/partner/health.js';
import type { RotaTemplate } from '../../src/domain/rota-rules.js';
import type { ActionField, Allowed as AllowedAction } from '../../src/domain/staff-actions.js';
import type { StateWords, Vocabulary, WordRow } from '../../src/domain/vocabulary.js';
import type { AuditView, KeyView, OwnChange } from '../../src/engine/access/index.js';
import type { CitationFound } from '../../src/engine/catalogue/complete-citation.js';
import type { LocateTrial, NetworkFound } from '../../src/engine/catalogue/partner-catalogues.js';
import type {
  BibLine,
  BibView,
  CatalogueFound,
  CatalogueImport,
  CopyView,
  ImportWish,
  RecordProblem,
  RecordsReport,
} from '../../src/engine/catalogue/ports.js';
import type { CertificationOrder } from '../../src/engine/certify/certifier.js';
import type { CertificationSummary, CertificationView } from '../../src/engine/certify/views.js';
import type {
  JobChange,
  JobLine,
  JobPreview,
  JobRun,
  JobRunView,
  JobView,
  ScheduleView,
} from '../../src/engine/desk/jobs.js';
import type {
  DirectoryImport,
  DirectoryImported,
  DirectoryImportOrder,
  DirectoryPlan,
  DirectoryProposal,
  DirectorySubscription,
  ImportLine,
  ProposalAccepted,
  SectionView,
  SubscriptionOrder,
} from '../../src/engine/distribution/views.js';
import type { MailTrial } from '../../src/engine/mail/mail-desk.js';
import type { Activity, ReportFigure } from '../../src/engine/model/activity.js';
import type { Person } from '../../src/engine/model/actor.js';
import type { AlmaImportReport, AlmaOrder, AlmaRequestOrder } from '../../src/engine/model/alma.js';
import type { FigureOfMonth } from '../../src/engine/model/figures.js';
import type { FiguresReport } from '../../src/engine/model/figures-report.js';
import type { FulfilmentView } from '../../src/engine/model/fulfilment-view.js';
import type { NodeSnapshot } from '../../src/engine/model/gateway.js';
import type { ShippingOrder } from '../../src/engine/model/lending-desk.js';
import type { FacetValue, RequestCounts } from '../../src/engine/model/lists.js';
import type { LiveChange } from '../../src/engine/model/live.js';
import type {
  CheckOutOrder,
  FeeDraft,
  FeeView,
  HoldView,
  LoanView,
  LostOrder,
  Received,
  ReceiveOrder,
  TemporaryItemView,
} from '../../src/engine/model/local/circulation.js';
import type { HoldingDraft, HoldingView } from '../../src/engine/model/local/holdings.js';
import type { CandidateView, LentItemView, MoveRequestView } from '../../src/engine/model/local/lending.js';
import type { LetterStyleChange, LetterStyleView, LogoUpload } from '../../src/engine/model/local/letter-styles.js';
import type {
  LetterPreview,
  LetterScope,
  LetterTrial,
  LetterTypeView,
  LetterView,
  LetterWordsView,
  QueryTemplateView,
} from '../../src/engine/model/local/letters.js';
import type {
  ClosureChange,
  ClosureDraft,
  ClosureNotified,
  ClosureView,
  DeskChange,
  DeskDraft,
  DeskView,
  LibraryChange,
  LibraryDraft,
  LibraryView,
  LocationChange,
  LocationDraft,
  LocationView,
} from '../../src/engine/model/local/libraries.js';
import type { ListView, ListViewChange, ListViewDraft } from '../../src/engine/model/local/list-views.js';
import type {
  BlockView,
  CsvUpload,
  ImportReport,
  PatronChange,
  PatronDraft,
  PatronSummary,
  CsvImportOrder as PatronsImportOrder,
  PatronView,
} from '../../src/engine/model/local/patrons.js';
import type { ItemRuleChange, ItemRuleDraft, ItemRuleView, PolicyView } from '../../src/engine/model/local/policies.js';
import type { ReasonChange, ReasonDraft } from '../../src/engine/model/local/reasons.js';
import type {
  ProfileChange,
  ProfileDraft,
  ProfileView,
  RotaRuleChange,
  RotaRuleDraft,
  RotaRuleView,
  RotaTemplateChange,
  RotaTemplateDraft,
  RotaTemplateSaved,
  SendingRuleChange,
  SendingRuleDraft,
  SendingRuleView,
} from '../../src/engine/model/local/rules.js';
import type { StaffChange, StaffView } from '../../src/engine/model/local/staff.js';
import type { LostCandidate, LostCaseLine, LostCaseView } from '../../src/engine/model/lost.js';
import type {
  AttemptEntry,
  MessageDetail,
  MessageEntry,
  QuarantineEntry,
  ReplaySelection,
} from '../../src/engine/model/messages.js';
import type { BulkOrder, BulkRow } from '../../src/engine/model/orders.js';
import type {
  ChannelView,
  CredentialWish,
  PartnerChange,
  PartnerDraft,
  PartnerPage,
  PartnerTestStep,
  PartnerView,
  RemovedPartner,
} from '../../src/engine/model/partners.js';
import type { DuplicateWish, EnteredRequest, RequestDraft } from '../../src/engine/model/request-draft.js';
import type {
  AssignmentView,
  AttentionItem,
  Explanation,
  HistoryEntry,
  LeftOutView,
  NoteView,
  RequestSummary,
  RequestView,
  RotaLineView,
  TermsView,
} from '../../src/engine/model/requests.js';
import type { ScanChoice, ScanOrder, ScanTold } from '../../src/engine/model/scan.js';
import type { PullSlips } from '../../src/engine/model/slips.js';
import type { RequestPreview, RotaTrial, RotaWarningView } from '../../src/engine/model/trials.js';
import type { WorkCount, WorkLine } from '../../src/engine/model/work.js';
import type {
  CallDetail,
  CallView,
  WebhookChange,
  WebhookDraft,
  WebhookSaved,
  WebhookView,
} from '../../src/engine/webhooks/ports.js';
import type { PatronOpening } from '../../src/http/openapi/local/patrons.js';
import type { Schemas, Shape } from '../../src/http/openapi/schemas.js';
import type { LetterContent } from '../../src/letters/content.js';
import type { SettingsView, ShownSetting } from '../../src/settings/shown.js';
import type { ElementValue, ElementView } from '../../src/translation/elements/show.js';
import type { Wording } from '../../src/words/message.js';
import type { Differences, Said } from './type-differences.js';

/** What callers send, as the engine takes it. */
interface Taken {
  WebhookChange: WebhookChange;
  WebhookDraft: WebhookDraft;
  AlmaOrder: AlmaOrder;
  AlmaRequestOrder: AlmaRequestOrder;
  BulkOrder: BulkOrder;
  CertificationOrder: CertificationOrder;
  CheckOutOrder: CheckOutOrder;
  ClosureChange: ClosureChange;
  ClosureDraft: ClosureDraft;
  CredentialOrder: CredentialWish;
  DeskChange: DeskChange;
  DeskDraft: DeskDraft;
  DirectoryOrder: DirectoryImportOrder;
  DirectorySubscriptionOrder: SubscriptionOrder;
  DuplicateOrder: DuplicateWish;
  EnteredRequest: EnteredRequest;
  FeeDraft: FeeDraft;
  HoldingDraft: HoldingDraft;
  ImportOrder: Omit<PatronsImportOrder, 'upload'> & Pick<CsvUpload, 'file' | 'batch'>;
  ImportWish: ImportWish;
  ItemRuleChange: ItemRuleChange;
  ItemRuleDraft: ItemRuleDraft;
  JobChange: JobChange;
  LetterScope: LetterScope;
  LetterStyleChange: LetterStyleChange;
  LetterTrial: LetterTrial;
  LibraryChange: LibraryChange;
  LibraryDraft: LibraryDraft;
  ListViewChange: ListViewChange;
  ListViewDraft: ListViewDraft;
  LocateProfile: LocateProfile;
  LocationChange: LocationChange;
  LocationDraft: LocationDraft;
  LogoUpload: LogoUpload;
  LostOrder: LostOrder;
  OwnChange: OwnChange;
  PartnerChange: PartnerChange;
  PartnerDraft: PartnerDraft;
  PatronChange: PatronChange;
  PatronDraft: PatronDraft;
  ProfileChange: ProfileChange;
  ProfileDraft: ProfileDraft;
  QueryText: QueryText;
  ReasonChange: ReasonChange;
  ReasonDraft: ReasonDraft;
  ReceiveOrder: ReceiveOrder;
  ReplaySelection: ReplaySelection;
  RequestDraft: RequestDraft;
  RotaRuleChange: RotaRuleChange;
  RotaRuleDraft: RotaRuleDraft;
  RotaTemplateChange: RotaTemplateChange;
  RotaTemplateDraft: RotaTemplateDraft;
  ScannerOrder: ScanOrder;
  SendingRuleChange: SendingRuleChange;
  SendingRuleDraft: SendingRuleDraft;
  ShippingOrder: ShippingOrder;
  StaffJobDraft: JobWish;
  TitleSought: TitleSought;
  UserChange: StaffChange;
}

/** What callers read, as the engine gives it. */
interface Given {
  ActionField: ActionField;
  Activity: Activity;
  AllowedAction: AllowedAction;
  AlmaReport: AlmaImportReport;
  AssignmentView: AssignmentView;
  AttemptEntry: AttemptEntry;
  AttentionItem: AttentionItem;
  AuditView: AuditView;
  BibLine: BibLine;
  BibView: BibView;
  BlockView: BlockView;
  BulkRow: BulkRow;
  CandidateView: CandidateView;
  CatalogueCopy: CopyView;
  CatalogueFound: CatalogueFound;
  CatalogueImport: CatalogueImport;
  CertificationSummary: CertificationSummary;
  CertificationView: CertificationView;
  Change: LiveChange & Pick<AllowedAction, 'label'>;
  ChannelView: ChannelView;
  CitationFound: CitationFound;
  ClosureTold: ClosureNotified;
  ClosureView: ClosureView;
  CredentialPart: PartOfCredential;
  DeskView: DeskView;
  DirectoryImport: DirectoryImport;
  DirectoryImportLine: ImportLine;
  DirectoryImported: DirectoryImported;
  DirectoryPlan: DirectoryPlan;
  DirectoryProposal: DirectoryProposal;
  DirectoryProposalAccepted: ProposalAccepted;
  DirectorySectionView: SectionView;
  DirectorySubscription: DirectorySubscription;
  ElementValue: ElementValue;
  ElementView: ElementView;
  ExpectedItem: ExpectedItem;
  Explanation: Explanation;
  FacetValue: FacetValue;
  FeeView: FeeView;
  FigureOfMonth: FigureOfMonth;
  FiguresReport: FiguresReport;
  ForeignTitle: ForeignTitle;
  FulfilmentView: FulfilmentView;
  HistoryEntry: HistoryEntry;
  HoldView: HoldView;
  HoldingMatch: HoldingMatch<HoldingView>;
  HoldingView: HoldingView;
  ImportReport: ImportReport;
  ItemRuleView: ItemRuleView;
  JobLine: JobLine;
  JobPreview: JobPreview;
  JobRun: JobRun;
  JobRunView: JobRunView;
  JobView: JobView;
  KeptRecordProblem: RecordProblem & { id: string; data?: string };
  KeyView: KeyView;
  LeftOutView: LeftOutView;
  LentItemView: LentItemView;
  LetterContent: LetterContent;
  LetterPreview: LetterPreview;
  LetterStyleView: LetterStyleView;
  LetterTypeView: LetterTypeView;
  LetterView: LetterView;
  LetterWordsView: LetterWordsView;
  LibraryView: LibraryView;
  ListView: ListView;
  LoanView: LoanView;
  LocateTrial: LocateTrial;
  LocationView: LocationView;
  LostCandidate: LostCandidate;
  LostCase: LostCaseView;
  LostCaseLine: LostCaseLine;
  MailTrial: MailTrial;
  MessageDetail: MessageDetail;
  MessageEntry: MessageEntry;
  MoveRequestView: MoveRequestView;
  NetworkFound: NetworkFound;
  NodeSnapshot: NodeSnapshot;
  NoteView: NoteView;
  PartnerHealth: Record<HealthName, number>;
  PartnerPage: PartnerPage;
  PartnerTestStep: PartnerTestStep;
  PartnerView: PartnerView;
  PatronOpening: PatronOpening;
  PatronSummary: PatronSummary;
  PatronView: PatronView;
  Person: Person;
  PolicyView: PolicyView;
  ProfileView: ProfileView;
  PullSlips: PullSlips;
  QuarantineEntry: QuarantineEntry;
  QueryTemplateView: QueryTemplateView;
  ReasonView: ReasonView;
  Received: Received;
  RecordProblem: RecordProblem;
  RecordsReport: RecordsReport;
  RemovedPartner: RemovedPartner;
  ReportFigure: ReportFigure;
  RequestCounts: RequestCounts;
  RequestPreview: RequestPreview;
  RequestSummary: RequestSummary;
  RequestView: RequestView;
  RotaLine: RotaLineView;
  RotaRuleView: RotaRuleView;
  RotaTemplate: RotaTemplate;
  RotaTemplateSaved: RotaTemplateSaved;
  RotaTrial: RotaTrial;
  RotaWarning: RotaWarningView;
  ScanChoice: ScanChoice;
  ScanTold: ScanTold;
  ScheduleView: ScheduleView;
  SendingRuleView: SendingRuleView;
  SettingsView: SettingsView;
  ShownSetting: ShownSetting;
  StateWords: StateWords;
  StepOfOthers: StepOfOthers;
  TemporaryItemView: TemporaryItemView;
  TermsView: TermsView;
  UserView: StaffView;
  Vocabulary: Vocabulary;
  WebhookSaved: WebhookSaved;
  WebhookView: WebhookView;
  OutboundCall: CallView;
  OutboundCallDetail: CallDetail;
  WordRow: WordRow;
  WorkCount: WorkCount;
  WorkLine: WorkLine;
  WrongScan: { is: WrongCode; text: Wording };
}

type OfTaken = {
  [Name in keyof Taken & keyof Schemas]: Differences<Taken[Name], Shape<Name>, 'taken', Name>;
}[keyof Taken & keyof Schemas];
type OfGiven = {
  [Name in keyof Given & keyof Schemas]: Differences<Said<Given[Name]>, Shape<Name>, 'given', Name>;
}[keyof Given & keyof Schemas];
type Nameless = Exclude<keyof Taken | keyof Given, keyof Schemas>;

/** Does not compile while a schema and the engine’s type of the same thing differ: the error names the fields. */
export const differences: never[] = [] as (OfTaken | OfGiven | Nameless)[];

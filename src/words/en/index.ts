import actionBorrowing from './actionBorrowing.json' with { type: 'json' };
import actionField from './actionField.json' with { type: 'json' };
import actionLending from './actionLending.json' with { type: 'json' };
import actionOption from './actionOption.json' with { type: 'json' };
import answerOfBorrower from './answerOfBorrower.json' with { type: 'json' };
import answerOfLender from './answerOfLender.json' with { type: 'json' };
import attention from './attention.json' with { type: 'json' };
import attentionMore from './attentionMore.json' with { type: 'json' };
import because from './because.json' with { type: 'json' };
import blocked from './blocked.json' with { type: 'json' };
import call from './call.json' with { type: 'json' };
import cancelReason from './cancelReason.json' with { type: 'json' };
import certifyAsks from './certifyAsks.json' with { type: 'json' };
import certifyJudge from './certifyJudge.json' with { type: 'json' };
import certifyNote from './certifyNote.json' with { type: 'json' };
import certifyReport from './certifyReport.json' with { type: 'json' };
import certifyResult from './certifyResult.json' with { type: 'json' };
import certifySuit from './certifySuit.json' with { type: 'json' };
import changeTold from './changeTold.json' with { type: 'json' };
import checkDone from './checkDone.json' with { type: 'json' };
import checkOpen from './checkOpen.json' with { type: 'json' };
import checkRemedy from './checkRemedy.json' with { type: 'json' };
import checkSays from './checkSays.json' with { type: 'json' };
import checkWell from './checkWell.json' with { type: 'json' };
import { atCounter } from './counter.js';
import dial from './dial.json' with { type: 'json' };
import dialRange from './dialRange.json' with { type: 'json' };
import directoryCount from './directoryCount.json' with { type: 'json' };
import directorySection from './directorySection.json' with { type: 'json' };
import doneBorrowing from './doneBorrowing.json' with { type: 'json' };
import doneLending from './doneLending.json' with { type: 'json' };
import draftField from './draftField.json' with { type: 'json' };
import dutyBorrowing from './dutyBorrowing.json' with { type: 'json' };
import dutyLending from './dutyLending.json' with { type: 'json' };
import event from './event.json' with { type: 'json' };
import explain from './explain.json' with { type: 'json' };
import explainLine from './explainLine.json' with { type: 'json' };
import explainWait from './explainWait.json' with { type: 'json' };
import field from './field.json' with { type: 'json' };
import follow from './follow.json' with { type: 'json' };
import followRule from './followRule.json' with { type: 'json' };
import { forgotten } from './forgotten.js';
import { helping } from './help.js';
import { toInbox } from './inbox.js';
import isoReason from './isoReason.json' with { type: 'json' };
import jobAbout from './jobAbout.json' with { type: 'json' };
import { jobs } from './jobs.js';
import jobTitle from './jobTitle.json' with { type: 'json' };
import laterStep from './laterStep.json' with { type: 'json' };
import leftOut from './leftOut.json' with { type: 'json' };
import letter from './letter.json' with { type: 'json' };
import letterFact from './letterFact.json' with { type: 'json' };
import letterFactOn from './letterFactOn.json' with { type: 'json' };
import letterName from './letterName.json' with { type: 'json' };
import { lists } from './lists.js';
import loanConditionAsks from './loanConditionAsks.json' with { type: 'json' };
import mail from './mail.json' with { type: 'json' };
import mailed from './mailed.json' with { type: 'json' };
import moveStatus from './moveStatus.json' with { type: 'json' };
import { mine } from './my.js';
import nextBorrowing from './nextBorrowing.json' with { type: 'json' };
import nextLending from './nextLending.json' with { type: 'json' };
import notice from './notice.json' with { type: 'json' };
import patronNext from './patronNext.json' with { type: 'json' };
import patronStep from './patronStep.json' with { type: 'json' };
import policyOption from './policyOption.json' with { type: 'json' };
import policySays from './policySays.json' with { type: 'json' };
import practiceBorrower from './practiceBorrower.json' with { type: 'json' };
import practiceLender from './practiceLender.json' with { type: 'json' };
import { print } from './print.js';
import query from './query.json' with { type: 'json' };
import rankedBy from './rankedBy.json' with { type: 'json' };
import ranking from './ranking.json' with { type: 'json' };
import readOnly from './readOnly.json' with { type: 'json' };
import refusedAccess from './refusedAccess.json' with { type: 'json' };
import refusedAlma from './refusedAlma.json' with { type: 'json' };
import refusedAnswer from './refusedAnswer.json' with { type: 'json' };
import refusedCall from './refusedCall.json' with { type: 'json' };
import refusedCatalogue from './refusedCatalogue.json' with { type: 'json' };
import refusedClosure from './refusedClosure.json' with { type: 'json' };
import refusedCopy from './refusedCopy.json' with { type: 'json' };
import refusedDate from './refusedDate.json' with { type: 'json' };
import refusedDesk from './refusedDesk.json' with { type: 'json' };
import refusedDirectory from './refusedDirectory.json' with { type: 'json' };
import refusedDraft from './refusedDraft.json' with { type: 'json' };
import refusedField from './refusedField.json' with { type: 'json' };
import refusedFile from './refusedFile.json' with { type: 'json' };
import refusedHolding from './refusedHolding.json' with { type: 'json' };
import refusedItem from './refusedItem.json' with { type: 'json' };
import refusedJob from './refusedJob.json' with { type: 'json' };
import refusedKeys from './refusedKeys.json' with { type: 'json' };
import refusedLent from './refusedLent.json' with { type: 'json' };
import refusedLetter from './refusedLetter.json' with { type: 'json' };
import refusedLibrary from './refusedLibrary.json' with { type: 'json' };
import refusedLoan from './refusedLoan.json' with { type: 'json' };
import refusedMail from './refusedMail.json' with { type: 'json' };
import refusedMessage from './refusedMessage.json' with { type: 'json' };
import refusedMine from './refusedMine.json' with { type: 'json' };
import refusedMissing from './refusedMissing.json' with { type: 'json' };
import refusedOpenId from './refusedOpenId.json' with { type: 'json' };
import refusedOrder from './refusedOrder.json' with { type: 'json' };
import refusedPartner from './refusedPartner.json' with { type: 'json' };
import refusedPassword from './refusedPassword.json' with { type: 'json' };
import refusedPatron from './refusedPatron.json' with { type: 'json' };
import refusedPolicy from './refusedPolicy.json' with { type: 'json' };
import refusedPractice from './refusedPractice.json' with { type: 'json' };
import refusedReason from './refusedReason.json' with { type: 'json' };
import refusedReceive from './refusedReceive.json' with { type: 'json' };
import refusedRecords from './refusedRecords.json' with { type: 'json' };
import refusedRota from './refusedRota.json' with { type: 'json' };
import refusedRule from './refusedRule.json' with { type: 'json' };
import refusedShip from './refusedShip.json' with { type: 'json' };
import refusedTaken from './refusedTaken.json' with { type: 'json' };
import refusedTerms from './refusedTerms.json' with { type: 'json' };
import refusedUnknown from './refusedUnknown.json' with { type: 'json' };
import refusedViews from './refusedViews.json' with { type: 'json' };
import refusedWebhook from './refusedWebhook.json' with { type: 'json' };
import requestColumn from './requestColumn.json' with { type: 'json' };
import rotaReason from './rotaReason.json' with { type: 'json' };
import rotaWarning from './rotaWarning.json' with { type: 'json' };
import rule from './rule.json' with { type: 'json' };
import ruleCondition from './ruleCondition.json' with { type: 'json' };
import ruleTried from './ruleTried.json' with { type: 'json' };
import said from './said.json' with { type: 'json' };
import scanned from './scanned.json' with { type: 'json' };
import { screens } from './screens.js';
import { setup } from './setup.js';
import sheet from './sheet.json' with { type: 'json' };
import side from './side.json' with { type: 'json' };
import slip from './slip.json' with { type: 'json' };
import standing from './standing.json' with { type: 'json' };
import stepBorrowing from './stepBorrowing.json' with { type: 'json' };
import stepLending from './stepLending.json' with { type: 'json' };
import storage from './storage.json' with { type: 'json' };
import subscription from './subscription.json' with { type: 'json' };
import terminalDirectory from './terminalDirectory.json' with { type: 'json' };
import terminalImport from './terminalImport.json' with { type: 'json' };
import terminalSetup from './terminalSetup.json' with { type: 'json' };
import tried from './tried.json' with { type: 'json' };
import triedRemedy from './triedRemedy.json' with { type: 'json' };
import webhookCall from './webhookCall.json' with { type: 'json' };

/** Every sentence of the language. The screens of the desk load their part only. */
export const words = {
  certifyReport,
  certifyJudge,
  certifySuit,
  certifyResult,
  jobAbout,
  subscription,
  policyOption,
  policySays,
  notice,
  requestColumn,
  directorySection,
  directoryCount,
  standing,
  blocked,
  explainLine,
  explainWait,
  followRule,
  follow,
  explain,
  rule,
  ruleCondition,
  rotaWarning,
  ruleTried,
  rotaReason,
  laterStep,
  leftOut,
  draftField,
  changeTold,
  rankedBy,
  ranking,
  attentionMore,
  attention,
  isoReason,
  cancelReason,
  actionOption,
  actionField,
  loanConditionAsks,
  moveStatus,
  dutyLending,
  dutyBorrowing,
  stepLending,
  stepBorrowing,
  ...screens,
  ...setup,
  ...forgotten,
  ...toInbox,
  ...jobs,
  ...atCounter,
  ...lists,
  ...helping,
  ...print,
  ...mine,
  field,
  jobTitle,
  letter,
  letterFact,
  letterFactOn,
  letterName,
  query,
  mail,
  mailed,
  refusedAccess,
  refusedAlma,
  readOnly,
  refusedCall,
  answerOfLender,
  answerOfBorrower,
  refusedAnswer,
  refusedCatalogue,
  refusedClosure,
  refusedCopy,
  refusedDate,
  refusedDesk,
  refusedDirectory,
  refusedDraft,
  refusedField,
  refusedFile,
  refusedHolding,
  refusedItem,
  refusedJob,
  refusedKeys,
  refusedLent,
  refusedLetter,
  refusedLibrary,
  refusedLoan,
  refusedMail,
  refusedMessage,
  refusedMine,
  refusedMissing,
  refusedOrder,
  refusedPartner,
  refusedPassword,
  refusedPatron,
  refusedPolicy,
  refusedPractice,
  refusedReason,
  refusedReceive,
  refusedRecords,
  refusedRota,
  refusedRule,
  refusedShip,
  refusedTaken,
  refusedTerms,
  refusedUnknown,
  refusedViews,
  refusedWebhook,
  webhookCall,
  said,
  scanned,
  sheet,
  nextBorrowing,
  nextLending,
  patronNext,
  patronStep,
  side,
  slip,
  actionBorrowing,
  actionLending,
  doneBorrowing,
  doneLending,
  event,
  call,
  dial,
  dialRange,
  tried,
  triedRemedy,
  refusedOpenId,
  because,
  practiceLender,
  practiceBorrower,
  certifyAsks,
  certifyNote,
  storage,
  terminalDirectory,
  terminalImport,
  terminalSetup,
  checkDone,
  checkOpen,
  checkRemedy,
  checkSays,
  checkWell,
};

/**
 * Who may do what, written by hand (E15): not read from the product, so that a permission that is weakened or taken away there
 * fails here. One letter a role:
 *
 *   O  Fulfillment Services Operator      S  Resource Sharing Partners Manager
 *   M  Fulfillment Services Manager       A  Fulfillment Administrator
 *   C  Circulation Desk Operator          G  General System Administrator
 *   P  Physical Inventory Operator        .  not this role
 *
 * “of all libraries”: not with a role for one library only. Whoever adds an operation or an action writes it here too.
 */
import type { StaffRole } from '../../src/domain/staff/staff.js';

export const roleLetters: Readonly<Record<StaffRole, string>> = {
  fulfillmentServicesOperator: 'O',
  fulfillmentServicesManager: 'M',
  circulationDeskOperator: 'C',
  physicalInventoryOperator: 'P',
  resourceSharingPartnersManager: 'S',
  fulfillmentAdministrator: 'A',
  generalSystemAdministrator: 'G',
};

/** Operations of the API. “anybody”: also who has not signed in. `act` here is the general message. */
const operationsByRole = `
  OMCP.AG
    listRequests readRequest readHistory readUndo explainRequest searchCatalogue readTitle listCatalogueImports
    readCatalogueImport listRecordProblems tryRota addStaffJob previewStaffJobDraft changeStaffJob turnStaffJob
    removeStaffJob previewStaffJob runStaffJob readStaffJobFile listHoldings readHolding readCopies matchHoldings
    listTemporaryItems readTemporaryRecord listHolds listLoans listFees whoMayStep askForStep listLentItems listMoves
    listCopies openCopy listLetters readLetter drawLetter drawLetters listWork countWork exportRequests
    exportRequestsToSpreadsheet countRequests listSystemCalls listSystemCallsOfRequest readLibrarySystemState countViews listViews exportView listLostCases listLostCandidates
    exportLostCandidates listInbox markInboxRead readActivity readReports readFigures readFiguresOfMonths exportFigures listFigureRequests
  OM....G
    createRequest previewRequest editRequest enterRequest duplicateRequest act dismiss completeCitation receiveItem
    changeRota chooseCopy assign release enterAnswer addNote dismissNote changeStatus doForMany locate askMove endMove
    removeAlerts shipItems uploadCopy fetchCopyAgain markLetterPrinted withdrawLetter queryPatron writeSlip
    trySystemCallAgain settleSystemCallByHand dropSystemCall sendWithoutSystem
    markLettersPrinted sendMailAgain writePullSlips addView changeView removeView
  OM..SAG
    listMessages readMessage readMessageXml listQuarantine readSystemCall
  ....S.G of all libraries
    replay addPartner changePartner removePartner testPartner issueCredential revokeCredential orderChannel
    startPracticePartner certifyPartner stopCertification importAlmaPartners setLocateProfile removeLocateProfile
    imposeDirectorySection planDirectory importDirectory undoDirectoryImport acceptProposal refuseProposal subscribe
    unsubscribe runSubscription
  OMCPSAG
    listPartners countPartners listRemovedPartners readPartner readNode readPracticePartner listCertifications
    readCertification reportCertification listPartnerCatalogues readLocatePreset searchPartnerCatalogue searchNetwork
    tryLocate listDirectorySections readDirectoryFile listDirectoryImports readDirectoryImport listDirectoryProposals
    readSubscription listRotaWarnings listJobs listJobRuns readSchedule readJobReaders listLibraries readLibrary
    mayWorkAt listClosures listPolicies listItemRules listReasons listReasonCodes listProfiles listSendingRules
    listRotaTemplates listRotaRules listPatronGroups listUnknownPatronGroups listLoanRules readSession signOut changeOwnPassword changeMe listMySessions endMySession
    listMyPreferences readMyPreference setMyPreference forgetMyPreference listLetterTypes readLetterWords
    listQueryTemplates listLetterStyles readLetterLogo listenToEvents readWords
  .....AG of all libraries
    readOwnSide listComparedPartners listComparedRequests readComparedFigures readSettings readNodeChecks changeSettings importAlmaRequests previewJob changeJob runJob readFleetReport changeJobReaders addLibrary changePolicies addItemRule
    changeItemRule removeItemRule addReason changeReason removeReason addProfile changeProfile removeProfile
    addSendingRule changeSendingRule removeSendingRule addRotaTemplate changeRotaTemplate removeRotaTemplate
    addRotaRule changeRotaRule removeRotaRule addPatronGroup changePatronGroup removePatronGroup addLoanRule
    changeLoanRule removeLoanRule listAudit listWebhookEvents listWebhooks addWebhook readWebhook changeWebhook
    removeWebhook renewWebhookKey testWebhook sendWebhookAgain listCalls readCall sendCallAgain useLetter rewordLetter useBuiltInLetter keepLetter delayLetter
    previewLetter testLetter rewordQuery changeLetterStyle setLetterLogo removeLetterLogo testMail
  .M...AG of all libraries
    importAlmaPatrons importPatrons listPatronImports readPatronImport
  ...P.AG of all libraries
    importAlmaItems beginCatalogueImport takeRecords endCatalogueImport importHoldings
    listHoldingImports readHoldingImport
  ...P.AG
    tryRecords addHolding replaceHolding removeHolding
  .....AG
    listLibrarySystems readLibrarySystem setLibrarySystem testLibrarySystem
    changeLibrary removeLibrary addDesk changeDesk removeDesk addLocation changeLocation removeLocation
  .M...AG
    closeLibrary changeClosure removeClosure listOpenings
  OMC..AG
    listPatrons readPatron tryLoanTerms listMails readMail
  OMC...G
    addPatron changePatron removePatron setPin blockPatron putOnHoldShelf extendHold checkOut returnLoan renewLoan
    lookUpPatron addFee settleFee scan renewForPatron
  .M....G
    liftBlock
  .MC...G
    declareLoanLost foundLoan deleteLoan
  anybody
    signIn readWaysIn forgetPassword usePasswordLink beginOpenIdSignIn endOpenIdSignIn
  OM...AG
    listUsers readUser
  ......G of all libraries
    confirmAddress confirmImportedAddresses addUser changeUser removeUser setPassword setClaimedRoles listKeys addKey readKey revokeKey listSessions endSessions endSession
`;

/** Steps of requests, by their side. */
const actionsByRole = `
  borrowing OM....G
    markReady approve holdForApproval markLocateFailed markLocalHolding mendCitation mendUnsent send askAgain
    acceptConditions refuseConditions refuseConditionsLast refuseConditionsOfOne receive receiveNotForLoan receiveDigitally receiveCopy
    patronAsksRenewal requestRenewal renewHere declineRenewal returnToPartner returnAfterCheckIn returnPartly
    takeInPlace sendBack passOn undoPassOn keepBack
    undoReceive undoReceiveUnsent undoReturn undoReturnUnsent reject
    rejectLast cancel cancelUnsent cancelByPatron cancelUnsentByPatron markBadCitation obtainElsewhere fillLocally
    undoFill reportLost declareLost feePaid found reportDamaged generalMessage askStatus remind expire reactivate
    complete
  borrowing OMC...G
    loanToPatron returnByPatron returnByPatronPartly
  lending OM....G
    willSupply ship undoShip shipDigitally shipCopy replaceFile process markLocateFailed expectToSupply
    offerConditions offerRetry returnBadCitation reject undoAnswer undoAnswerUnsent acceptCancel refuseCancel
    cancelSupply acceptRenewal refuseRenewal refuseRenewalOverdue checkIn checkInQuietly undoCheckIn recall
    sendOverdue holdReturn releaseHoldReturn lostPaid found reportDamaged generalMessage expire reactivate complete
  lending .MC...G
    declareLost
  lending .M....G
    waiveFee
`;

/** Orders that ask for more by what they carry: what an item is worth, and what is not collected (R114). */
const ordersByRole = `
  ...P..G
    addHolding replaceHolding
  .M....G
    declareLoanLost settleFee
`;

export interface Who {
  /** Letters of roles; “anybody” for those who need none. */
  roles: string;
  /** A role for one library is not enough. */
  ofAllLibraries: boolean;
}

/** Each name with the line that stands above it. Throws when one stands there twice. */
function read(table: string): Map<string, Who & { side?: string }> {
  const found = new Map<string, Who & { side?: string }>();
  let who: (Who & { side?: string }) | undefined;
  for (const line of table.split('\n').filter((each) => each.trim() !== '')) {
    const [, side, roles, all] =
      /^ {2}(?:(borrowing|lending) )?([OMCPSAG.]{7}|anybody)( of all libraries)?$/.exec(line) ?? [];
    if (roles) who = { roles, ofAllLibraries: all !== undefined, ...(side ? { side } : {}) };
    else
      for (const name of line.trim().split(' ')) {
        const key = who?.side ? `${who.side} ${name}` : name;
        if (!who || found.has(key)) throw new Error(`${key} stands there twice, or under no roles.`);
        found.set(key, who);
      }
  }
  return found;
}

export const operationMatrix: ReadonlyMap<string, Who> = read(operationsByRole);
/** The same operations with a replacement cost, with a fee, and as waived. */
export const costMatrix: ReadonlyMap<string, Who> = read(ordersByRole);
/** By “side action”. */
export const actionMatrix: ReadonlyMap<string, Who> = read(actionsByRole);

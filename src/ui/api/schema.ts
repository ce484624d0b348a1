// Printed from the OpenAPI document by test/http/write-client-types.ts: not changed by hand.

export interface paths {
  "/activity": {
    /** What was scanned today, by what it did, and how many requests came about in each of twelve weeks. */
    get: operations["readActivity"];
  };
  "/audit": {
    /** Every change of the configuration, the newest first: who, when, what it was and what it became. */
    get: operations["listAudit"];
  };
  "/catalogue": {
    /** Search the catalogue: a number that is recognised first, else all words, else words spelled a little otherwise. */
    get: operations["searchCatalogue"];
  };
  "/catalogue/imports": {
    /** Files of records that came in, newest first. */
    get: operations["listCatalogueImports"];
    /** Begin a file of records; its pieces follow. */
    post: operations["beginCatalogueImport"];
  };
  "/catalogue/imports/{id}": {
    /** One file of records, and how far it is. */
    get: operations["readCatalogueImport"];
  };
  "/catalogue/imports/{id}/end": {
    /** The file is over. A full one removes what was not in it; more than half only when told to. */
    post: operations["endCatalogueImport"];
  };
  "/catalogue/imports/{id}/problems": {
    /** Records that could not be taken, with their place, their reason and their bytes, and remarks on others. */
    get: operations["listRecordProblems"];
  };
  "/catalogue/imports/{id}/records": {
    /** Take a piece of the file, all of it or none; the same again changes nothing. */
    post: operations["takeRecords"];
  };
  "/catalogue/titles/{id}": {
    /** One title with its copies. */
    get: operations["readTitle"];
  };
  "/catalogue/trials": {
    /** Say what records would come to, and how the first are understood. Nothing is kept. */
    post: operations["tryRecords"];
  };
  "/desks/{desk}/tasks/{task}": {
    /** Whether a task may be done at a desk; a 409 says why not, and what to do. */
    get: operations["mayWorkAt"];
  };
  "/directory/file": {
    /** Our own directory file, for others to follow: with an ETag, and 304 when it is as the caller knows it. */
    get: operations["readDirectoryFile"];
  };
  "/directory/imports": {
    /** The files taken in, newest first. */
    get: operations["listDirectoryImports"];
    /** Take a file in. What staff changed stays unless it is chosen or imposed; unknown partners are proposed; removals, addresses and symbols are chosen one by one. */
    post: operations["importDirectory"];
  };
  "/directory/imports/{id}": {
    /** One import, with what became of each record. */
    get: operations["readDirectoryImport"];
  };
  "/directory/imports/{id}/undo": {
    /** Take the last import back; what staff changed since stays. */
    post: operations["undoDirectoryImport"];
  };
  "/directory/plan": {
    /** Try a file: every record that differs, with three values a field, what would happen, and what cannot. Nothing is kept. */
    post: operations["planDirectory"];
  };
  "/directory/proposals": {
    /** Partners of a file that nobody here knows. */
    get: operations["listDirectoryProposals"];
  };
  "/directory/proposals/{code}/accept": {
    /** Add the partner, and what waited for it. The token it will call us with is shown this once. */
    post: operations["acceptProposal"];
  };
  "/directory/proposals/{code}/refuse": {
    /** Leave the partner out; it is not proposed again, and stands in no rota of the file. */
    post: operations["refuseProposal"];
  };
  "/directory/sections": {
    /** What a directory file may hold, and what of it our own file imposes. */
    get: operations["listDirectorySections"];
  };
  "/directory/sections/{section}/imposed": {
    /** Say what our own file imposes of a section; the rest is proposed. */
    put: operations["imposeDirectorySection"];
  };
  "/directory/subscription": {
    /** The directory that this node follows, and how the last look went. */
    get: operations["readSubscription"];
    /** Follow the directory file at an address; the timetable looks for news. */
    put: operations["subscribe"];
    /** Follow it no more. What came from it stays. */
    delete: operations["unsubscribe"];
  };
  "/directory/subscription/run": {
    /** Look for news now. */
    post: operations["runSubscription"];
  };
  "/events": {
    /** Tells what changes, as Server-Sent Events: `ready` once, a `change` (see `Change`) of each request that the caller may see within a second of its commit, `withheld` when only others changed (messages and partners may have too), `missed` when lists must be read anew, `alive` after a quarter of a minute of silence. Come back with the last id, and nothing is left out. */
    get: operations["listenToEvents"];
  };
  "/fees": {
    /** Fees, newest first. */
    get: operations["listFees"];
    /** Charge a fee. */
    post: operations["addFee"];
  };
  "/fees/{id}/{how}": {
    /** Note that a fee was paid, or waive it. */
    post: operations["settleFee"];
  };
  "/figures": {
    /** What became of the requests of a period: filled and not, how long each stage took, why not, with whom, by week and month. Counted each minute. */
    get: operations["readFigures"];
  };
  "/figures/file": {
    /** The same numbers as a file: a row for each month, side, partner and service. */
    get: operations["exportFigures"];
  };
  "/figures/months": {
    /** The same numbers by month, side, service and partner, as libraries report them each year. */
    get: operations["readFiguresOfMonths"];
  };
  "/figures/requests": {
    /** The requests behind one of these numbers, the newest first. */
    get: operations["listFigureRequests"];
  };
  "/hold-shelf": {
    /** Holds that are on the shelf or on their way to it, or that have expired. */
    get: operations["listHolds"];
    /** Put an item on the hold shelf of its pickup library. */
    post: operations["putOnHoldShelf"];
  };
  "/hold-shelf/{id}/extend": {
    /** Let an item wait longer for its patron, expired or not, but never after the lender’s date. */
    post: operations["extendHold"];
  };
  "/holding-matches": {
    /** The items that are what a title or its numbers ask for, the surest first. */
    post: operations["matchHoldings"];
  };
  "/holdings": {
    /** Holdings of this library. */
    get: operations["listHoldings"];
    /** Add an item. */
    post: operations["addHolding"];
  };
  "/holdings/{id}": {
    /** One item. */
    get: operations["readHolding"];
    /** Say an item anew. */
    put: operations["replaceHolding"];
    /** Remove an item. */
    delete: operations["removeHolding"];
  };
  "/imports/alma/items": {
    /** Add and change items from a list of Alma’s physical items. Says row by row what became of it; without `takeRest` one bad row keeps all out. The same again changes nothing. */
    post: operations["importAlmaItems"];
  };
  "/imports/alma/partners": {
    /** Add and change partners from Alma’s partner records, XML or JSON. Says row by row what became of it; without `takeRest` one bad row keeps all out. The same again changes nothing. */
    post: operations["importAlmaPartners"];
  };
  "/imports/alma/patrons": {
    /** Add and change patrons from a list of Alma’s users. Says row by row what became of it; without `takeRest` one bad row keeps all out. The same again changes nothing. */
    post: operations["importAlmaPatrons"];
  };
  "/imports/alma/requests": {
    /** Take open requests over from a list of Alma: the conversation with the partner goes on under its ids. Says row by row what became of it; without `takeRest` one bad row keeps all out. The same again changes nothing. */
    post: operations["importAlmaRequests"];
  };
  "/imports/holdings": {
    /** Add and change items from a CSV text; says row by row what became of it. */
    post: operations["importHoldings"];
  };
  "/imports/patrons": {
    /** Add and change patrons from a CSV text; says row by row what became of it. */
    post: operations["importPatrons"];
  };
  "/job-readers": {
    /** Who gets mail when a job fails that names nobody of its own: once, until it has worked again. */
    get: operations["readJobReaders"];
    /** Say who gets mail when a job fails. */
    put: operations["changeJobReaders"];
  };
  "/jobs": {
    /** What the node does by itself, when it did so last and what came of it, and when it does so next. */
    get: operations["listJobs"];
  };
  "/jobs/{name}": {
    /** Switch a job on or off, or give it another schedule. */
    patch: operations["changeJob"];
  };
  "/jobs/{name}/preview": {
    /** What a run would do now. Nothing is kept and nobody is told. */
    get: operations["previewJob"];
  };
  "/jobs/{name}/run": {
    /** Run a job now, beside its timetable. */
    post: operations["runJob"];
  };
  "/jobs/{name}/runs": {
    /** The last runs of a job, the newest first, with what each did. */
    get: operations["listJobRuns"];
  };
  "/keys": {
    /** Keys of programs, the newest first, also those that are revoked. */
    get: operations["listKeys"];
    /** Make a key for a program. It is shown this once. */
    post: operations["addKey"];
  };
  "/keys/{id}": {
    /** One key, without its secret. */
    get: operations["readKey"];
    /** Revoke a key: from now on it opens nothing. */
    delete: operations["revokeKey"];
  };
  "/lent-items": {
    /** Items of ours that went to partners, newest first. */
    get: operations["listLentItems"];
  };
  "/letter-logos/{id}": {
    /** A logo as it stands on letters, also one that was replaced meanwhile. */
    get: operations["readLetterLogo"];
  };
  "/letter-styles": {
    /** The logo and the languages of each library’s letters. */
    get: operations["listLetterStyles"];
  };
  "/letter-styles/{library}": {
    /** Put the languages of a library’s letters in order. The reader’s language comes first, then these; of them the first in which the library worded a letter itself. null: the reader’s language, else the node’s. */
    put: operations["changeLetterStyle"];
  };
  "/letter-styles/{library}/logo": {
    /** Give a library’s letters a logo: PNG or JPEG, at most 200000 bytes and 1200 × 600 pixels. What the file is is read from its content. */
    put: operations["setLetterLogo"];
    /** Write letters without a logo from now on. Those that were written keep theirs. */
    delete: operations["removeLetterLogo"];
  };
  "/letter-words/{code}": {
    /** The words of a letter in each language: the built-in ones and the library’s own. Slips have none. */
    get: operations["readLetterWords"];
    /** Word a letter anew in one language. A fact that the letter does not know is refused by its name. */
    put: operations["rewordLetter"];
  };
  "/letter-words/{code}/built-in": {
    /** Go back to the built-in letter in one language. */
    post: operations["useBuiltInLetter"];
  };
  "/letter-words/{code}/delay": {
    /** How many minutes the mail of a letter waits after the step. */
    put: operations["delayLetter"];
  };
  "/letter-words/{code}/keep": {
    /** Keep the library’s own words although a new version changed the built-in ones, and be told of it no more. */
    post: operations["keepLetter"];
  };
  "/letter-words/{code}/preview": {
    /** How a text would read on a real request. Nothing is saved. */
    post: operations["previewLetter"];
  };
  "/letter-words/{code}/test": {
    /** Send how a text would read to the caller’s own address, at once. Answers with the words of the mail server. */
    post: operations["testLetter"];
  };
  "/letters": {
    /** Letters and slips that wait, the oldest first; with a status or a request, others too, the newest first. */
    get: operations["listLetters"];
  };
  "/letters.pdf": {
    /** Several slips as one PDF, in the order in which they are named; also those that were printed before. */
    get: operations["drawLetters"];
  };
  "/letters/{id}": {
    /** One letter with its facts, as they were when a step called for it. */
    get: operations["readLetter"];
  };
  "/letters/{id}.pdf": {
    /** One slip as PDF, on the paper of the library or on the one that is named. Drawing it changes nothing. */
    get: operations["drawLetter"];
  };
  "/letters/{id}/printed": {
    /** Note that it was printed. Once more changes nothing: the first time stands. */
    post: operations["markLetterPrinted"];
  };
  "/letters/{id}/withdraw": {
    /** Take back a letter that still waits. */
    post: operations["withdrawLetter"];
  };
  "/letters/catalogue": {
    /** Every letter and slip there is: its names, what it may mention, whether this library uses it. */
    get: operations["listLetterTypes"];
  };
  "/letters/catalogue/{code}": {
    /** Use a letter, or leave it out: no step writes it then. */
    put: operations["useLetter"];
  };
  "/letters/printed": {
    /** Note that all of these came out of the printer: all, or none when one of them was taken back. */
    post: operations["markLettersPrinted"];
  };
  "/libraries": {
    /** The libraries of this institution with desks and locations; resource sharing libraries first. */
    get: operations["listLibraries"];
    /** Add a library. */
    post: operations["addLibrary"];
  };
  "/libraries/{code}": {
    /** One library. */
    get: operations["readLibrary"];
    /** Remove a library that nothing names, with its desks and locations. */
    delete: operations["removeLibrary"];
    /** Change what is named; null removes. */
    patch: operations["changeLibrary"];
  };
  "/libraries/{code}/closures": {
    /** Holidays and closures, earliest first. */
    get: operations["listClosures"];
    /** Close a library for a day or a period: business days, due dates and hold shelf skip it; partners whose requests wait are told. */
    post: operations["closeLibrary"];
  };
  "/libraries/{code}/closures/{id}": {
    /** Remove a closure; partners who were told of it are told that it is off. */
    delete: operations["removeClosure"];
    /** Change a closure; of another period partners whose requests wait are told. */
    patch: operations["changeClosure"];
  };
  "/libraries/{code}/desks": {
    /** Add a circulation desk. */
    post: operations["addDesk"];
  };
  "/libraries/{code}/desks/{desk}": {
    /** Remove a desk at which nothing was lent. */
    delete: operations["removeDesk"];
    /** Change the name of a desk, or whether it has a hold shelf. */
    patch: operations["changeDesk"];
  };
  "/libraries/{code}/locations": {
    /** Add a location. */
    post: operations["addLocation"];
  };
  "/libraries/{code}/locations/{location}": {
    /** Remove a location that no item and no rule names. */
    delete: operations["removeLocation"];
    /** Change the name or the kind of a location. */
    patch: operations["changeLocation"];
  };
  "/loans": {
    /** Loans to patrons, newest first; deleted ones only when they are asked for. */
    get: operations["listLoans"];
    /** Lend an item to the patron whom it is held for. */
    post: operations["checkOut"];
  };
  "/loans/{id}": {
    /** Delete a lost loan from the patron’s record; the fee stays. */
    delete: operations["deleteLoan"];
  };
  "/loans/{id}/found": {
    /** Undo lost: the patron has it again, the unpaid fee is waived. */
    post: operations["foundLoan"];
  };
  "/loans/{id}/lost": {
    /** Declare a loan lost: the replacement fee is charged, the patron blocked. */
    post: operations["declareLoanLost"];
  };
  "/loans/{id}/renew": {
    /** Give the patron another due date, which the lender’s must allow. */
    post: operations["renewLoan"];
  };
  "/lost-candidates": {
    /** Lent items that the policy lets us declare lost now: overdue, or on their way, for too many days. */
    get: operations["listLostCandidates"];
  };
  "/lost-candidates/file": {
    /** The same report as a file: lending requests by days overdue, or by days in transit. */
    get: operations["exportLostCandidates"];
  };
  "/lost-cases": {
    /** Requests whose item is or was lost, newest first: who reported it, why, the fee, how it was settled. */
    get: operations["listLostCases"];
  };
  "/mail/test": {
    /** Send a test mail at once, in the language of the caller. Answers with the words of the mail server. */
    post: operations["testMail"];
  };
  "/me": {
    /** Change one’s own language or theme. */
    patch: operations["changeMe"];
  };
  "/me/preferences": {
    /** Everything that one’s desk remembers, by key. */
    get: operations["listMyPreferences"];
  };
  "/me/preferences/{key}": {
    /** One thing that the desk remembers. */
    get: operations["readMyPreference"];
    /** Remember any JSON of at most 16384 bytes: a saved view, columns, the desk where one stands. */
    put: operations["setMyPreference"];
    /** Remember it no longer. */
    delete: operations["forgetMyPreference"];
  };
  "/me/sessions": {
    /** Where one is signed in, the last seen first. */
    get: operations["listMySessions"];
  };
  "/me/sessions/{id}": {
    /** Sign out elsewhere. */
    delete: operations["endMySession"];
  };
  "/messages": {
    /** The message log, newest first. */
    get: operations["listMessages"];
  };
  "/messages/{direction}/{id}": {
    /** One message: raw XML both ways, schema verdict, every attempt. */
    get: operations["readMessage"];
  };
  "/messages/{direction}/{id}/xml": {
    /** The XML as it travelled, or the confirmation that answered it. */
    get: operations["readMessageXml"];
  };
  "/move-requests": {
    /** Items to be fetched to the resource sharing desk, oldest first. */
    get: operations["listMoves"];
  };
  "/network/catalogues": {
    /** The partners whose catalogues can be asked, and how. */
    get: operations["listPartnerCatalogues"];
  };
  "/network/catalogues/{code}/search": {
    /** What one partner’s catalogue finds; within its time limit, and remembered for minutes. */
    get: operations["searchPartnerCatalogue"];
  };
  "/network/presets/{preset}": {
    /** What is right for most catalogues of a kind; the address is the partner’s own. */
    get: operations["readLocatePreset"];
  };
  "/node": {
    /** The node: its name, its symbols, its queues and its doorbell. */
    get: operations["readNode"];
  };
  "/node/settings": {
    /** What the node was started with: every setting with its value; of secrets only whether they are set. */
    get: operations["readSettings"];
  };
  "/partners": {
    /** All partners with the state of their channels. */
    get: operations["listPartners"];
    /** Add a partner. The token it will call us with is shown this once. */
    post: operations["addPartner"];
  };
  "/partners/{code}": {
    /** One partner. */
    get: operations["readPartner"];
    /** Remove a partner with its symbols and credentials. Not while requests with it are open: a 409 lists them. */
    delete: operations["removePartner"];
    /** Change what is named; the code stays. Lists, also that of the symbols, are said anew. */
    patch: operations["changePartner"];
  };
  "/partners/{code}/certifications": {
    /** The certifications of a partner, newest first. */
    get: operations["listCertifications"];
    /** Begin a scripted practice conversation with a partner that agreed to it. No real item is asked for. */
    post: operations["certifyPartner"];
  };
  "/partners/{code}/certifications/{id}": {
    /** Progress while it runs; the report and the settings that suit the partner when it is over. */
    get: operations["readCertification"];
    /** End a certification that runs. */
    delete: operations["stopCertification"];
  };
  "/partners/{code}/certifications/{id}/report": {
    /** The report as plain text, to print and to send to the partner; without `language` in that of Accept-Language. */
    get: operations["reportCertification"];
  };
  "/partners/{code}/channel/{order}": {
    /** Hold or suspend sending, resume it in order, or try one message now. */
    post: operations["orderChannel"];
  };
  "/partners/{code}/credentials": {
    /** Issue another credential for the partner, two of a kind at once at most. The secret is shown this once; a certificate has none. */
    post: operations["issueCredential"];
  };
  "/partners/{code}/credentials/{id}": {
    /** Revoke a credential. */
    delete: operations["revokeCredential"];
  };
  "/partners/{code}/locate": {
    /** Look a title up in the catalogue of a partner, with the questions, the answer and what was understood. */
    post: operations["tryLocate"];
  };
  "/partners/{code}/locate-profile": {
    /** Say how the catalogue of a partner is asked. */
    put: operations["setLocateProfile"];
    /** Ask the catalogue of a partner no more. */
    delete: operations["removeLocateProfile"];
  };
  "/partners/{code}/test": {
    /** Try the connection step by step, with a remedy for each step that fails. */
    post: operations["testPartner"];
  };
  "/password-links": {
    /** Set a new password by such a link. It works once and for 30 minutes; all sessions of the account end. */
    put: operations["usePasswordLink"];
    /** Mail a link that sets a new password, to the address of the account. The answer is the same whether there is one. */
    post: operations["forgetPassword"];
  };
  "/patrons": {
    /** Patrons by name. */
    get: operations["listPatrons"];
    /** Add a patron. */
    post: operations["addPatron"];
  };
  "/patrons/{id}": {
    /** One patron: blocks, what is open, and whether one more request is allowed. */
    get: operations["readPatron"];
    /** Remove a patron of whom no request, loan, hold or fee is open. */
    delete: operations["removePatron"];
    /** Change what is named; null removes. */
    patch: operations["changePatron"];
  };
  "/patrons/{id}/blocks": {
    /** Block a patron by hand. */
    post: operations["blockPatron"];
  };
  "/patrons/{id}/blocks/{block}": {
    /** Lift a block. */
    delete: operations["liftBlock"];
  };
  "/patrons/{id}/loans/{loan}/renewals": {
    /** A patron wishes to keep a loan longer: it waits for staff, or goes to the lender, as the policy says. */
    post: operations["renewForPatron"];
  };
  "/patrons/{id}/pin": {
    /** Give a patron a PIN to sign in with. Their sessions end. */
    put: operations["setPin"];
  };
  "/policies": {
    /** Every policy with its value, its default and its sentence. */
    get: operations["listPolicies"];
    /** Change the policies that are named; null goes back to the default. */
    patch: operations["changePolicies"];
  };
  "/practice-partner": {
    /** Whether the practice partner answers from this process of the node. */
    get: operations["readPracticePartner"];
    /** Lists the practice partner in the directory and lets it answer until the node is restarted. */
    post: operations["startPracticePartner"];
  };
  "/pull-slips": {
    /** Write the pull slips of new lending requests that have none, at most 200. They come in the order of the shelves: location, then call number. */
    post: operations["writePullSlips"];
  };
  "/quarantine": {
    /** What arrived and could not be read. */
    get: operations["listQuarantine"];
  };
  "/query-templates": {
    /** What patrons can be asked: five kinds of query with their heading and lines. */
    get: operations["listQueryTemplates"];
  };
  "/query-templates/{type}": {
    /** Word a kind of query anew, in both languages. A fact that the letter does not know is refused by its name. */
    put: operations["rewordQuery"];
  };
  "/reasons": {
    /** Reasons to reject, to set a condition and to cancel, with the ISO 18626 codes that travel for them. */
    get: operations["listReasons"];
    /** Add a reason of the library’s own. */
    post: operations["addReason"];
  };
  "/reasons/{list}/{code}": {
    /** Remove a reason of the library’s own; one that every library begins with is as it was at first. */
    delete: operations["removeReason"];
    /** Rename a reason, map it to another code, or switch it off. */
    patch: operations["changeReason"];
  };
  "/reasons/codes": {
    /** The ISO 18626 codes that a reason can be mapped to. */
    get: operations["listReasonCodes"];
  };
  "/removed-partners": {
    /** Partners that were removed and are kept for their past requests. */
    get: operations["listRemovedPartners"];
  };
  "/replay": {
    /** Send messages again with the same bytes: a selection, a partner’s, or all since a time. */
    post: operations["replay"];
  };
  "/reports": {
    /** Lent items that have been on their way, or overdue, for too many days, in numbers; `/lost-candidates` with the same days lists them. */
    get: operations["readReports"];
  };
  "/requests": {
    /** Search requests, newest first unless `sort` says otherwise. */
    get: operations["listRequests"];
    /** Create a borrowing request (Save). It is then ready to be sent, or waits for a review, or with `hold` stays at Created. */
    post: operations["createRequest"];
  };
  "/requests.csv": {
    /** The same list as CSV, at most 10,000 rows. */
    get: operations["exportRequests"];
  };
  "/requests.xlsx": {
    /** The same list as a spreadsheet, at most 10,000 rows. */
    get: operations["exportRequestsToSpreadsheet"];
  };
  "/requests/{id}": {
    /** One request by id or external id, with the actions allowed now. */
    get: operations["readRequest"];
    /** Change what staff wrote down. While a partner has the request, only what stays in this library. */
    patch: operations["editRequest"];
  };
  "/requests/{id}/actions/{action}": {
    /** Do one of the allowed actions. A 409 says who was faster, or why it is not allowed now. */
    post: operations["act"];
  };
  "/requests/{id}/alerts": {
    /** Remove Alerts: those of the move requests of this request. */
    delete: operations["removeAlerts"];
  };
  "/requests/{id}/answers": {
    /** Enter what a partner that speaks only e-mail wrote: the same step follows as by message. */
    post: operations["enterAnswer"];
  };
  "/requests/{id}/ask": {
    /** Who may take the usual next step of the request. */
    get: operations["whoMayStep"];
    /** Ask somebody who may take the next step: it becomes their task, also when the one who asks may not take it. */
    post: operations["askForStep"];
  };
  "/requests/{id}/assign": {
    /** Make it somebody’s task. One that is somebody’s is passed on by that person alone. */
    post: operations["assign"];
  };
  "/requests/{id}/attention/{attentionId}/dismiss": {
    /** Put an attention item aside. */
    post: operations["dismiss"];
  };
  "/requests/{id}/duplicate": {
    /** Copy a borrowing request to a new one, at Created, with a rota of its own. */
    post: operations["duplicateRequest"];
  };
  "/requests/{id}/explain": {
    /** Who has it, why, what is expected next, and what happens by itself if nothing comes. */
    get: operations["explainRequest"];
  };
  "/requests/{id}/history": {
    /** Everything that happened to a request, and who or which rule did it. */
    get: operations["readHistory"];
  };
  "/requests/{id}/locate": {
    /** Look through our own shelves for a lending request once more. */
    post: operations["locate"];
  };
  "/requests/{id}/move-requests": {
    /** Have an item fetched to the resource sharing desk (Create Move Request). Described in words it is a general hold request. */
    post: operations["askMove"];
  };
  "/requests/{id}/move-requests/{move}/{end}": {
    /** Cancel a move request, or say that the item is here. Scanning it at the desk says so too. */
    post: operations["endMove"];
  };
  "/requests/{id}/notes": {
    /** Note something. An active note travels: with the request before Send, afterwards as a message. */
    post: operations["addNote"];
  };
  "/requests/{id}/notes/{noteId}/dismiss": {
    /** Put an active note aside, with the mark that shows the same words. */
    post: operations["dismissNote"];
  };
  "/requests/{id}/query-patron": {
    /** Send query to patron. A 409 says why no letter would reach the patron, and what to do. */
    post: operations["queryPatron"];
  };
  "/requests/{id}/release": {
    /** Release the request: it is nobody’s task. */
    post: operations["release"];
  };
  "/requests/{id}/rota": {
    /** Add, take out and reorder the partners still to be asked. An exhausted rota gets going again. */
    put: operations["changeRota"];
  };
  "/requests/{id}/rota-trial": {
    /** What each rule for rotas, for sending and for temporary items says of this borrowing request, and whom they would ask now. */
    get: operations["tryRota"];
  };
  "/requests/{id}/slips": {
    /** Print Slip: write a slip with the facts as they are now. One that waits already is replaced. */
    post: operations["writeSlip"];
  };
  "/requests/{id}/status": {
    /** Change the status by hand: nothing is sent. A 409 “out-of-step” names the action that would tell the partner. */
    post: operations["changeStatus"];
  };
  "/requests/bulk": {
    /** One action, one change of status, one assignment or one slip for up to 500 requests: each row says what came of it, or as a trial what would. */
    post: operations["doForMany"];
  };
  "/requests/entered": {
    /** Type in a request that a partner that speaks only e-mail wrote: a new lending request. */
    post: operations["enterRequest"];
  };
  "/requests/facets": {
    /** How many requests each facet has, with the others applied: exact for active ones, else up to 10,000. */
    get: operations["countRequests"];
  };
  "/requests/preview": {
    /** What a draft would come to: what is wrong, what staff would look at first, whom it would ask. Nothing is kept. */
    post: operations["previewRequest"];
  };
  "/returns": {
    /** Take an item back from its patron; an unpaid replacement fee is waived. */
    post: operations["returnLoan"];
  };
  "/rota-rules": {
    /** Rota assignment rules in the order in which they are asked. */
    get: operations["listRotaRules"];
    /** Say which rota templates a new request gets when nobody chooses its partners. */
    post: operations["addRotaRule"];
  };
  "/rota-rules/{id}": {
    /** Remove a rota assignment rule. */
    delete: operations["removeRotaRule"];
    /** Change what is named: turn a rule off, move it, lead it elsewhere. */
    patch: operations["changeRotaRule"];
  };
  "/rota-templates": {
    /** Rota templates: partners that are asked one after the other. */
    get: operations["listRotaTemplates"];
    /** Add a rota template. The answer warns when nobody of it can be asked. */
    post: operations["addRotaTemplate"];
  };
  "/rota-templates/{code}": {
    /** Remove a rota template that no rule leads to. */
    delete: operations["removeRotaTemplate"];
    /** Change what is named; the members are said anew. An inactive one is not used. */
    patch: operations["changeRotaTemplate"];
  };
  "/rota-warnings": {
    /** Rotas without an active partner, rules that lead nowhere, active partners that are in no rota. */
    get: operations["listRotaWarnings"];
  };
  "/scans": {
    /** Scan anything: an item of another library is received, shelved, taken back or sent home; one of ours leaves or is back. The answer says what was done, or what is missing. */
    post: operations["scan"];
  };
  "/schedule": {
    /** What a schedule means: its words, its expression, and the next five runs. */
    get: operations["readSchedule"];
  };
  "/sending-rules": {
    /** The rules for sending, in the order in which they are asked: the first that fits decides. */
    get: operations["listSendingRules"];
    /** Say which new requests are sent by themselves, and which wait for staff. */
    post: operations["addSendingRule"];
  };
  "/sending-rules/{id}": {
    /** Remove a rule for sending. */
    delete: operations["removeSendingRule"];
    /** Change what is named: turn a rule off, move it. */
    patch: operations["changeSendingRule"];
  };
  "/session": {
    /** Who I am here: roles, permissions, libraries, desks, language. */
    get: operations["readSession"];
    /** Sign in with user and password. The answer sets a cookie and says what to send with changes. */
    post: operations["signIn"];
    /** Sign out. */
    delete: operations["signOut"];
  };
  "/session/openid": {
    /** Sends a browser to the institution’s OpenID Connect provider. It comes back signed in. */
    get: operations["beginOpenIdSignIn"];
  };
  "/session/openid/return": {
    /** Where the provider sends the browser back to. Signs in with the same cookie as by password. */
    get: operations["endOpenIdSignIn"];
  };
  "/session/password": {
    /** Change one’s own password. All sessions end, and this one begins anew. */
    put: operations["changeOwnPassword"];
  };
  "/shipping": {
    /** Ship items by request id and barcode (Shipping Items). A 409 “in-doubt” says what our records doubt: confirm it, or scan another item. */
    post: operations["shipItems"];
  };
  "/sign-in": {
    /** Which ways there are to sign in. */
    get: operations["readWaysIn"];
  };
  "/staff-jobs": {
    /** Make a job: what is done with the requests of a shared view, and when. It has the permissions of who makes it. */
    post: operations["addStaffJob"];
  };
  "/staff-jobs/{id}": {
    /** Change a job. Whoever does is its maker from then on: it has their permissions. */
    put: operations["changeStaffJob"];
    /** Remove a job. For who made it, and who may run all jobs. */
    delete: operations["removeStaffJob"];
  };
  "/staff-jobs/{id}/preview": {
    /** What a run of the job would do now. For who made it, and who may run all jobs. */
    get: operations["previewStaffJob"];
  };
  "/staff-jobs/{id}/run": {
    /** Run the job now, with the permissions of its maker. For who made it, and who may run all jobs. */
    post: operations["runStaffJob"];
  };
  "/staff-jobs/{id}/runs/{run}/file": {
    /** The file that a run wrote, for who made the job and who sees the requests of all libraries. Kept as long as the run. */
    get: operations["readStaffJobFile"];
  };
  "/staff-jobs/{id}/turn": {
    /** Switch a job on or off. For who made it, and who may run all jobs. */
    post: operations["turnStaffJob"];
  };
  "/staff-jobs/preview": {
    /** What such a job would do now, before it is made. Nothing is kept and nobody is told. */
    post: operations["previewStaffJobDraft"];
  };
  "/temporary-item-rules": {
    /** Temporary item creation rules in the order in which they are asked. */
    get: operations["listItemRules"];
    /** Say where items of a partner, or of everybody, go when they are received, and with which item policy. */
    post: operations["addItemRule"];
  };
  "/temporary-item-rules/{id}": {
    /** Remove a rule. */
    delete: operations["removeItemRule"];
    /** Change what is named: move a rule, lead it to another location; null takes away. */
    patch: operations["changeItemRule"];
  };
  "/temporary-items": {
    /** Items of other libraries that are here, newest first. */
    get: operations["listTemporaryItems"];
    /** Make the temporary records and the hold of a received item. The partner is told by the request’s own action. */
    post: operations["receiveItem"];
  };
  "/users": {
    /** Users by code. With the role fulfillmentServicesOperator: those whom a request can be assigned to; with a library: who has the role there. */
    get: operations["listUsers"];
    /** Add a user, with or without a password. */
    post: operations["addUser"];
  };
  "/users/{code}": {
    /** One user. */
    get: operations["readUser"];
    /** Remove a user. Their tasks can then be passed on by anybody. */
    delete: operations["removeUser"];
    /** Change what is named; null removes, roles are said anew. It is in force at the user’s next call. */
    patch: operations["changeUser"];
  };
  "/users/{code}/password": {
    /** Give a user another password. All their sessions end. */
    put: operations["setPassword"];
  };
  "/users/{code}/sessions": {
    /** Where a user is signed in. */
    get: operations["listSessions"];
    /** Sign a user out everywhere. It is in force at their next call. */
    delete: operations["endSessions"];
  };
  "/users/{code}/sessions/{id}": {
    /** End one session of a user. */
    delete: operations["endSession"];
  };
  "/views": {
    /** The views of the request lists that are shared with who asks. */
    get: operations["listViews"];
    /** Share a view with a library, or with everybody. */
    post: operations["addView"];
  };
  "/views/{id}": {
    /** Remove a shared view. */
    delete: operations["removeView"];
    /** Rename a shared view, set what it shows, or say at which desks the list begins with it. */
    patch: operations["changeView"];
  };
  "/views/{id}/file": {
    /** What a shared view shows now, as a file of at most 10,000 rows. */
    get: operations["exportView"];
  };
  "/words": {
    /** States, actions, events, reasons and kinds of work by their codes, in the language of the caller. */
    get: operations["readWords"];
  };
  "/work": {
    /** What needs a person now, the most urgent first, with why and the usual next step. */
    get: operations["listWork"];
  };
  "/work/counts": {
    /** How much of each kind of work there is, on both sides: the task lines of the dashboard. */
    get: operations["countWork"];
  };
  "/workflow-profiles": {
    /** Workflow profiles with every optional step, ticked or not, and the partners that name them. */
    get: operations["listProfiles"];
    /** Add a workflow profile. A partner names it as borrowingProfile or lendingProfile. */
    post: operations["addProfile"];
  };
  "/workflow-profiles/{code}": {
    /** Remove a workflow profile that no partner names. */
    delete: operations["removeProfile"];
    /** Change what is named; the steps are said anew. */
    patch: operations["changeProfile"];
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    ActionField: {
      /** @description What the form begins with. */
      default?: string;
      label: string;
      name: string;
      options?: {
        label: string;
        value: string;
      }[];
      required: boolean;
      /** @enum {string} */
      type: "text" | "date" | "datetime" | "amount" | "choice" | "list" | "items" | "yesNo" | "url" | "currency" | "seen" | "confirmation";
    };
    ActionOrder: {
      /** @description The fields that the allowed action lists. */
      fields?: {
        [key: string]: unknown;
      };
      /** @description The version of the request that was on the screen. */
      version: number;
    };
    Activity: {
      scans: {
        count: number;
        /** @enum {string} */
        did: "receive" | "shelve" | "takeBack" | "sendHome" | "sendBack" | "putAside" | "checkIn" | "partlyBack" | "home" | "move" | "ship";
      }[];
      /**
       * Format: date-time
       * @description When today began here.
       */
      since: string;
      /** @description The oldest first; the last one is this week. */
      weeks: {
        borrowing: number;
        /** @description Its Monday. */
        from: string;
        lending: number;
      }[];
    };
    AllowedAction: {
      /** @description Its form is shown before it is ordered. */
      asks: boolean;
      fields: components["schemas"]["ActionField"][];
      label: string;
      /** @description The last part of the address to post the action to. */
      name: string;
      primary: boolean;
      to: string;
    };
    AlmaOrder: {
      /** @description Say what would be, and keep nothing. */
      dryRun?: boolean;
      /** @description Keep the good rows although others are refused. */
      takeRest?: boolean;
      /** @description Partners: XML or JSON of the partner API. Else CSV, whose first line names the columns as Alma does. */
      text: string;
    };
    AlmaReport: {
      changed: number;
      columnsLeftOut: string[];
      created: number;
      dryRun: boolean;
      /** @description What is reported was written. */
      kept: boolean;
      leftOut: number;
      refused: number;
      rows: {
        key: string;
        /** @description In the file; of partners the number of the record. */
        line: number;
        /** @enum {string} */
        outcome: "created" | "changed" | "unchanged" | "leftOut" | "refused";
        problems?: {
          field: string;
          problem: string;
        }[];
        remarks?: {
          field: string;
          problem: string;
        }[];
        /** @description What a new partner is to present to us, shown this once. */
        token?: string;
      }[];
      unchanged: number;
    };
    AlmaRequestOrder: {
      /** @description Say what would be, and keep nothing. */
      dryRun?: boolean;
      /**
       * @description Of a list without a column that says it.
       * @enum {string}
       */
      side?: "borrowing" | "lending";
      /** @description Keep the good rows although others are refused. */
      takeRest?: boolean;
      /** @description Partners: XML or JSON of the partner API. Else CSV, whose first line names the columns as Alma does. */
      text: string;
    };
    AnswerOrder: {
      /** @description The name of one of the answers of the request. */
      answer: string;
      /** @description The fields of its form. */
      fields?: {
        [key: string]: unknown;
      };
      /** @description The version of the request that was on the screen. */
      version: number;
    };
    AssignmentView: {
      /** Format: date-time */
      assignedAt: string;
      assignedBy: string;
      assignedTo: string;
      note?: string;
    };
    AssignOrder: {
      /** @description 1,000 characters at most, as people count them. */
      note?: string;
      /** @description Tell the person by e-mail. */
      sendEmail?: boolean;
      /** @description The person: with staff on record the code (or name) of a Fulfillment Services Operator, else as named by X-On-Behalf-Of. */
      to: string;
      /** @description The version of the request that was on the screen. */
      version: number;
    };
    AttemptEntry: {
      address?: string;
      answerPrefix?: string;
      class?: string;
      /** Format: date-time */
      closedAt?: string;
      durationMs?: number;
      httpStatus?: number;
      instance: string;
      number: number;
      /** Format: date-time */
      openedAt: string;
      reason?: string;
    };
    AttentionItem: {
      facts?: {
        [key: string]: unknown;
      };
      id: string;
      /** Format: date-time */
      openedAt: string;
      partner?: string;
      partnersWords?: string;
      reason: string;
      text: string;
    };
    AuditView: {
      actor: string;
      actorCode: string;
      /** @enum {string} */
      actorKind: "user" | "key" | "node";
      address: string;
      after?: {
        [key: string]: unknown;
      } | unknown[];
      /** Format: date-time */
      at: string;
      before?: {
        [key: string]: unknown;
      } | unknown[];
      id: string;
      /** @description As this document names it. */
      operation: string;
      /**
       * @description `begun`: the node ended in the middle; the change may or may not have been made.
       * @enum {string}
       */
      outcome: "begun" | "done" | "refused";
      thing: string;
      thingId: string;
      traceId: string;
    };
    BibLine: {
      author?: string;
      available: number;
      copies: number;
      edition?: string;
      /** @enum {string} */
      format: "book" | "ebook" | "journal" | "ejournal" | "score" | "map" | "sound" | "music" | "video" | "online" | "other";
      id: string;
      isbns: string[];
      issns: string[];
      language?: string;
      libraries: string[];
      oclcs: string[];
      publisher?: string;
      recordId: string;
      source: string;
      title: string;
      year?: number;
    };
    BibView: {
      author?: string;
      available: number;
      copies: components["schemas"]["CopyView"][];
      edition?: string;
      extent?: string;
      /** @enum {string} */
      format: "book" | "ebook" | "journal" | "ejournal" | "score" | "map" | "sound" | "music" | "video" | "online" | "other";
      id: string;
      isbns: string[];
      issns: string[];
      language?: string;
      libraries: string[];
      oclcs: string[];
      place?: string;
      publisher?: string;
      recordId: string;
      source: string;
      suppressed: boolean;
      title: string;
      year?: number;
    };
    BlockDraft: {
      reason: string;
    };
    BlockView: {
      /** @description What staff wrote, or the title for which the library blocks by itself. */
      about: string;
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      id: string;
      /** @enum {string} */
      kind: "manual" | "overdue" | "lost";
      loan?: string;
      reason: string;
    };
    BulkOrder: {
      action?: string;
      /** @description Whose task they become; without a name nobody’s. */
      assign?: {
        /** @description 1,000 characters at most, as people count them. */
        note?: string;
        /** @description Tell the person by e-mail. */
        sendEmail?: boolean;
        /** @description The person: with staff on record the code (or name) of a Fulfillment Services Operator, else as named by X-On-Behalf-Of. */
        to?: string;
      };
      /** @description The warning was read, and it is wanted all the same. */
      confirmed?: boolean;
      fields?: {
        [key: string]: unknown;
      };
      ids: string[];
      note?: string;
      /** @enum {string} */
      slip?: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      /** @description The name of a state of the request’s side. */
      status?: string;
      /** @description Say what would come of it. Nothing is kept and nobody is told. */
      trial?: boolean;
      /** @description The version of each as it was on the screen; one that is not named is taken as it is now. */
      versions?: {
        [key: string]: number;
      };
    };
    BulkRow: {
      id: string;
      matchingAction?: string;
      reason?: string;
      /** @enum {string} */
      result: "done" | "possible" | "stale" | "notAllowed" | "warned" | "invalid" | "unknown" | "failed";
      state?: string;
      version?: number;
    };
    CandidateView: {
      available: boolean;
      barcode: string;
      /** @enum {string} */
      by: "ISBN" | "ISSN" | "OCLC" | "title";
      callNumber?: string;
      holding: string;
      lentOn?: string;
      library: string;
      libraryName: string;
      location: string;
      locationName: string;
      otherEdition: boolean;
      /** @enum {string} */
      policy: "loanable" | "notRequestable";
      title: string;
    };
    CatalogueFound: {
      /** @description There are more than were counted. */
      atLeast: boolean;
      facets: {
        decade: {
          count: number;
          value: string;
        }[];
        format: {
          count: number;
          value: string;
        }[];
        language: {
          count: number;
          value: string;
        }[];
        library: {
          count: number;
          value: string;
        }[];
      };
      /** @description By word, what it was taken for, since nothing was found as typed. */
      instead?: {
        tried: string[];
        word: string;
      }[];
      items: components["schemas"]["BibLine"][];
      total: number;
    };
    CatalogueImport: {
      by: string;
      changed: number;
      created: number;
      /** Format: date-time */
      endedAt?: string;
      file: string;
      habit?: string;
      id: string;
      location?: string;
      /** @enum {string} */
      mode: "update" | "full";
      refused: number;
      removed: number;
      source: string;
      /** Format: date-time */
      startedAt: string;
      unchanged: number;
    };
    CertificationOrder: {
      /** @description For each message of theirs; 300. */
      waitSeconds?: number;
      /** @description What they do not have. */
      without?: ("request" | "willSupply" | "statusRequest" | "generalMessage" | "ship" | "receive" | "identicalRepeat" | "restampedRepeat" | "overdue" | "renewGranted" | "renewRefused" | "recall" | "return" | "checkIn" | "conditional" | "unfilled" | "lateMessage" | "retry" | "cancelAccepted" | "cancelRefused" | "version1.2" | "version2021-2")[];
    };
    CertificationSummary: {
      /** Format: date-time */
      finishedAt?: string;
      id: string;
      partner: string;
      /** Format: date-time */
      startedAt: string;
      startedBy: string;
      /** @enum {string} */
      state: "running" | "done" | "stopped";
    };
    CertificationView: {
      by: string;
      failed: number;
      /** Format: date-time */
      finishedAt?: string;
      id: string;
      messages: {
        /** Format: date-time */
        at: string;
        /** @enum {string} */
        direction: "in" | "out";
        id: string;
        isoVersion?: string;
        request: string;
        said: string;
        words: string;
      }[];
      notSupported: number;
      partner: string;
      partnerName: string;
      passed: number;
      /** Format: date-time */
      startedAt: string;
      startedBy: string;
      /** @enum {string} */
      state: "running" | "done" | "stopped";
      steps: {
        /** @enum {string} */
        result: "pass" | "fail" | "notSupported" | "notTried" | "waiting";
        /** @enum {string} */
        step: "request" | "willSupply" | "statusRequest" | "generalMessage" | "ship" | "receive" | "identicalRepeat" | "restampedRepeat" | "overdue" | "renewGranted" | "renewRefused" | "recall" | "return" | "checkIn" | "conditional" | "unfilled" | "lateMessage" | "retry" | "cancelAccepted" | "cancelRefused" | "version1.2" | "version2021-2";
        title: string;
        words: string;
      }[];
      suits?: {
        because: string[];
        callLimitSeconds: number;
        dialect: string;
        /** @enum {string} */
        isoVersion: "1.2" | "2021-2";
        strict: boolean;
      };
      waitingFor?: {
        /** @enum {string} */
        step: "request" | "willSupply" | "statusRequest" | "generalMessage" | "ship" | "receive" | "identicalRepeat" | "restampedRepeat" | "overdue" | "renewGranted" | "renewRefused" | "recall" | "return" | "checkIn" | "conditional" | "unfilled" | "lateMessage" | "retry" | "cancelAccepted" | "cancelRefused" | "version1.2" | "version2021-2";
        /** Format: date-time */
        until: string;
      };
      waitSeconds: number;
    };
    Change: {
      actor: string;
      assignedTo?: string;
      /** Format: date-time */
      at: string;
      attention: number;
      event: string;
      label: string;
      request: string;
      /** @enum {string} */
      side: "borrowing" | "lending";
      state: string;
      version: number;
    };
    ChannelView: {
      failuresInARow: number;
      lastCall?: {
        answered: boolean;
        /** Format: date-time */
        at: string;
      };
      /** Format: date-time */
      nextProbeAt?: string;
      /** Format: date-time */
      oldestWaitingAt?: string;
      /** Format: date-time */
      openedAt?: string;
      ratePerSecond?: number;
      reason?: string;
      /** @enum {string} */
      state: "closed" | "open" | "held" | "suspended";
      waiting: number;
    };
    CheckOutOrder: {
      barcode: string;
      confirmed?: boolean;
      desk: string;
      /** Format: date */
      dueDate?: string;
      patron?: string;
    };
    ClosureChange: {
      /** Format: date */
      from?: string;
      note?: string;
      tell?: boolean;
      /** Format: date */
      until?: string;
    };
    ClosureDraft: {
      /** Format: date */
      from: string;
      /** @enum {string} */
      kind?: "holiday" | "closure";
      note?: string;
      tell?: boolean;
      /** Format: date */
      until?: string;
    };
    ClosureTold: {
      partners: number;
      requests: number;
    };
    ClosureView: {
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** Format: date */
      from: string;
      id: string;
      /** @enum {string} */
      kind: "holiday" | "closure";
      library: string;
      note?: string;
      told?: components["schemas"]["ClosureTold"];
      /** Format: date */
      until: string;
    };
    CopyView: {
      barcode?: string;
      callNumber?: string;
      due?: string;
      /** @description The item, where it is one of ours. */
      holding?: string;
      lent: boolean;
      library?: string;
      loanable: boolean;
      location?: string;
      /** @enum {string} */
      status: "available" | "notAvailable" | "held" | "online";
      summary?: string;
    };
    CredentialIssued: {
      id: string;
      parts: components["schemas"]["CredentialPart"][];
      secret?: string;
    };
    CredentialOrder: {
      /** @description Of a certificate: SHA-256, 64 hexadecimal digits. */
      fingerprint?: string;
      /** @enum {string} */
      kind: "token" | "basic" | "path" | "account" | "certificate";
      /** @description The symbols it may speak for, as ISIL:CA-OOLAC; without them all of the partner. */
      symbols?: string[];
    };
    /** @description What the partner sets up in its system; the secret ones are shown this once. */
    CredentialPart: {
      /** @enum {string} */
      part: "address" | "secretAddress" | "header" | "user" | "password" | "accountId" | "securityCode" | "fingerprint";
      value: string;
    };
    DeskChange: {
      email?: string | null;
      holdShelf?: boolean;
      name?: string;
    };
    DeskDraft: {
      code: string;
      email?: string | null;
      holdShelf?: boolean;
      name: string;
    };
    DeskOfTask: {
      library: string;
    };
    DeskView: {
      code: string;
      email?: string;
      holdShelf: boolean;
      library: string;
      name: string;
    };
    /** @description As schemas/directory-1.json says. */
    DirectoryFile: {
      [key: string]: unknown;
    };
    DirectoryImport: {
      /** Format: date-time */
      at: string;
      by: string;
      counts: {
        added: number;
        cannot: number;
        changed: number;
        decisions: number;
        proposed: number;
        removed: number;
        same: number;
        waiting: number;
      };
      file: {
        issuedAt: string;
        issuer: string;
        name: string;
        version: number;
      };
      id: string;
      rows: components["schemas"]["DirectoryRow"][];
      /** @enum {string} */
      source: "file" | "subscription" | "acceptance";
      /** Format: date-time */
      undoneAt?: string;
      undoneBy?: string;
    };
    DirectoryImported: {
      /** Format: date-time */
      at: string;
      by: string;
      counts: {
        added: number;
        cannot: number;
        changed: number;
        decisions: number;
        proposed: number;
        removed: number;
        same: number;
        waiting: number;
      };
      file: {
        issuedAt: string;
        issuer: string;
        name: string;
        version: number;
      };
      id: string;
      rows: components["schemas"]["DirectoryRow"][];
      /** @enum {string} */
      source: "file" | "subscription" | "acceptance";
      tokens: {
        partner: string;
        token: string;
      }[];
      /** Format: date-time */
      undoneAt?: string;
      undoneBy?: string;
    };
    DirectoryImportLine: {
      /** Format: date-time */
      at: string;
      by: string;
      counts: {
        added: number;
        cannot: number;
        changed: number;
        decisions: number;
        proposed: number;
        removed: number;
        same: number;
        waiting: number;
      };
      file: {
        issuedAt: string;
        issuer: string;
        name: string;
        version: number;
      };
      id: string;
      /** @enum {string} */
      source: "file" | "subscription" | "acceptance";
      /** Format: date-time */
      undoneAt?: string;
      undoneBy?: string;
    };
    DirectoryImposing: {
      /** @description Everything, or these fields. */
      imposed: boolean | string[];
    };
    DirectoryOrder: {
      choices?: {
        field?: string;
        key: string;
        section: string;
        take: boolean;
      }[];
      file: components["schemas"]["DirectoryFile"];
      /** @description Also a file that is older than the last one. */
      force?: boolean;
      /** @description The file’s side of every open decision, except removals, addresses and symbols. */
      takeAll?: boolean;
      /** @description Apply what can be applied although other records cannot. */
      takeTheRest?: boolean;
    };
    DirectoryPlan: {
      before?: {
        issuedAt: string;
        issuer: string;
        name: string;
        /** Format: date-time */
        takenAt: string;
        version: number;
      };
      counts: {
        added: number;
        cannot: number;
        changed: number;
        decisions: number;
        proposed: number;
        removed: number;
        same: number;
        waiting: number;
      };
      file: {
        issuedAt: string;
        issuer: string;
        name: string;
        version: number;
      };
      older: boolean;
      rows: components["schemas"]["DirectoryRow"][];
    };
    DirectoryProposal: {
      /** Format: date-time */
      decidedAt?: string;
      decidedBy?: string;
      /** @enum {string} */
      decision?: "accepted" | "refused";
      issuer: string;
      key: string;
      /** Format: date-time */
      proposedAt: string;
      record: {
        [key: string]: unknown;
      };
      section: string;
      title: string;
    };
    DirectoryProposalAccepted: {
      applied: {
        key: string;
        section: string;
      }[];
      proposal: components["schemas"]["DirectoryProposal"];
      token?: string;
    };
    DirectoryRow: {
      fields?: {
        /** @description Any JSON value; absent where there is none. */
        before?: unknown;
        careful: boolean;
        field: string;
        /** @description Any JSON value; absent where there is none. */
        file?: unknown;
        imposed: boolean;
        /** @description Any JSON value; absent where there is none. */
        ours?: unknown;
        taken: boolean;
        /**
         * @description What is done when nobody chooses; `decide`: it stays as it is.
         * @enum {string}
         */
        verdict: "take" | "keep" | "decide";
      }[];
      key: string;
      /** @enum {string} */
      kind: "added" | "changed" | "removed" | "proposed";
      /** @enum {string} */
      outcome: "applied" | "partly" | "left" | "proposed" | "refused" | "waits" | "cannot";
      problems?: {
        field: string;
        problem: string;
      }[];
      record?: {
        [key: string]: unknown;
      };
      section: string;
      title: string;
      /**
       * @description What is done when nobody chooses; `decide`: it stays as it is.
       * @enum {string}
       */
      verdict: "take" | "keep" | "decide";
      waitsFor?: string[];
    };
    DirectorySectionView: {
      careful: string[];
      fields: string[];
      /** @description Everything, or these fields. */
      imposed: boolean | string[];
      label: string;
      name: string;
      onDemand: boolean;
    };
    DirectorySubscription: {
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** Format: date-time */
      failingSince?: string;
      failures: number;
      /** @enum {string} */
      id: "directory";
      lastImport?: string;
      /** @enum {string} */
      outcome?: "new" | "unchanged" | "failed";
      presents: boolean;
      said?: string;
      /** Format: date-time */
      triedAt?: string;
      url: string;
    };
    DirectorySubscriptionOrder: {
      token?: string;
      url: string;
    };
    /** @description Without a patron it is for the same one; null: for nobody yet. */
    DuplicateOrder: {
      /** @description With a number a patron of this library; a name alone is somebody who walked in. */
      patron?: {
        email?: string;
        id?: string;
        name?: string;
      } | null;
    };
    ElementValue: {
      currency?: string;
      /** @enum {string} */
      kind: "text" | "code" | "day" | "moment" | "money" | "yesNo";
      /** @description Of a code: the list whose words it has. */
      list?: string;
      /** @description Of a number: its kind, such as ISBN. */
      name?: string;
      /** @description The text, the code, the ISO 8601 date, the decimal amount, `Y` or `N`. */
      value: string;
    };
    ElementView: {
      /** @enum {string} */
      at: "request" | "requester" | "fulfilment";
      /** @description Names the line; `element.<label>` of the words. */
      label: string;
      values: components["schemas"]["ElementValue"][];
    };
    EndOrder: {
      /** @description Also when more than half of the titles would go. */
      evenIfMost?: boolean;
    };
    EnteredRequest: {
      author?: string;
      authorOfComponent?: string;
      billingMethod?: string;
      /** @description On what ground a copy may be made. */
      copyrightCompliance?: string;
      /** @description How it shall come: Mail, Email, … */
      deliveryMethod?: string;
      doi?: string;
      edition?: string;
      /**
       * Format: date
       * @description Of a booking: until this day.
       */
      endDate?: string;
      /** @description 10 or 13 digits; it is kept as it is written. */
      isbn?: string;
      issn?: string;
      issue?: string;
      lccn?: string;
      maximumCosts?: {
        amount: string;
        currency: string;
      };
      /** @description A day to come, YYYY-MM-DD. */
      needBeforeDate?: string;
      note?: string;
      /** @description The number of the request in its mail; without one it gets one. */
      number?: string;
      oclc?: string;
      pagesRequested?: string;
      /** @description Code of a partner that speaks only e-mail. */
      partner: string;
      paymentMethod?: string;
      placeOfPublication?: string;
      pmid?: string;
      /** @enum {string} */
      preferredEdition?: "MostRecentEdition" | "ThisEdition" | "AnyEdition";
      publicationDate?: string;
      publicationType?: string;
      publisher?: string;
      /** @description PaperCopy, PDF, … */
      requestedMedia?: string;
      seriesTitle?: string;
      serviceLevel?: string;
      /** @enum {string} */
      serviceType: "Loan" | "Copy" | "CopyOrLoan";
      /** @description What requests that belong together have in common. */
      set?: string;
      /** @description Where it shall go instead of the address in the directory. */
      shipTo?: {
        country?: string;
        line1: string;
        line2?: string;
        locality?: string;
        postalCode?: string;
        region?: string;
      };
      /**
       * Format: date
       * @description Of a booking: from this day on.
       */
      startDate?: string;
      subtitle?: string;
      /** @description The number of the title in the lender’s catalogue. */
      supplierRecordId?: string;
      /** @description The lender may choose what of the title it supplies. */
      suppliersChoice?: boolean;
      title: string;
      /** @description Title of the article or chapter. */
      titleOfComponent?: string;
      volume?: string;
    };
    Explanation: {
      byItself: {
        rule: string;
        what: string;
        when?: string;
      }[];
      expectedNext: {
        by?: string;
        what: string;
        who: string;
      }[];
      request: string;
      sentence: string;
      undelivered: {
        message: string;
        nextAttemptAt?: string;
        reason?: string;
        since: string;
      }[];
      /** @enum {string} */
      whoHasIt: "us" | "partner" | "patron" | "nobody";
    };
    FacetValue: {
      count: number;
      label?: string;
      /** @description There are at least so many. */
      more?: boolean;
      /** @enum {string} */
      side?: "borrowing" | "lending";
      value: string;
    };
    FeeDraft: {
      amount: string;
      note?: string;
      patron: string;
    };
    FeeView: {
      amount: string;
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      currency: string;
      id: string;
      /** @enum {string} */
      kind: "replacement" | "other";
      loan?: string;
      note?: string;
      patron?: string;
      patronName?: string;
      request?: string;
      /** Format: date-time */
      settledAt?: string;
      settledBy?: string;
      /** @enum {string} */
      status: "open" | "paid" | "waived";
    };
    FigureOfMonth: {
      count: number;
      /** @enum {string} */
      measure: "requests" | "filled" | "unfilled" | "cancelled" | "refused" | "renewalAsked" | "renewalGranted" | "overdue" | "lost" | "fee" | "stage";
      /** @description `2026-11`. */
      month: string;
      partner: string;
      /** @enum {string} */
      service: "Loan" | "Copy" | "CopyOrLoan";
      /** @enum {string} */
      side: "borrowing" | "lending";
    };
    FiguresReport: {
      /**
       * Format: date-time
       * @description When they were counted; absent when they never were.
       */
      asOf?: string;
      balance: {
        borrowed: number;
        lent: number;
        partner: string;
        partnerName: string;
        rate?: number;
      }[];
      fees: {
        amount: string;
        /** @description Absent where the requests named none. */
        currency?: string;
        /** @enum {string} */
        side: "borrowing" | "lending";
      }[];
      fill: {
        cancelled: number;
        filled: number;
        open: number;
        /** @description Filled of those that ended filled or not, in per cent. */
        rate?: number;
        /** @description The same of as many days before. */
        rateBefore?: number;
        requests: number;
        /** @enum {string} */
        side: "borrowing" | "lending";
        unfilled: number;
      }[];
      from: string;
      months: {
        borrowingRate?: number;
        copies: number;
        from: string;
        lendingRate?: number;
        loans: number;
      }[];
      others: {
        count: number;
        /** @enum {string} */
        measure: "renewalAsked" | "renewalGranted" | "overdue" | "lost";
        /** @enum {string} */
        side: "borrowing" | "lending";
      }[];
      reasons: {
        count: number;
        reason: string;
        /** @enum {string} */
        side: "borrowing" | "lending";
      }[];
      stages: {
        count: number;
        /** @description Days. */
        median: number;
        /** @description Days within which nine of ten were done. */
        nineInTen: number;
        /** @enum {string} */
        stage: "send" | "answer" | "ship" | "travel" | "pickUp" | "whole";
      }[];
      to: string;
      weeks: {
        borrowing: number;
        from: string;
        lending: number;
      }[];
    };
    ForeignTitle: {
      author?: string;
      copies: {
        callNumber?: string;
        due?: string;
        library?: string;
        location?: string;
        /** @enum {string} */
        status: "available" | "notAvailable" | "held" | "online";
      }[];
      edition?: string;
      format: string;
      isbns: string[];
      issns: string[];
      language?: string;
      oclcs: string[];
      publisher?: string;
      recordId?: string;
      title: string;
      /** @enum {string} */
      verdict: "available" | "notAvailable" | "notHeld" | "unknown";
      year?: number;
    };
    FulfilmentView: {
      alerts: {
        /** Format: date-time */
        at: string;
        id: string;
        label: string;
        /** @enum {string} */
        status: "inProcess" | "canceled" | "completed";
      }[];
      candidates: components["schemas"]["CandidateView"][];
      items: components["schemas"]["LentItemView"][];
      located?: {
        /** Format: date-time */
        at: string;
        items: number;
        /** @enum {string} */
        result: "found" | "unavailable" | "notHeld";
      };
      moveFrom: {
        available: number;
        library: string;
        libraryName: string;
        location: string;
        locationName: string;
      }[];
      moves: components["schemas"]["MoveRequestView"][];
      partlyBack?: string;
      shipTo?: string[];
    };
    HistoryEntry: {
      actor: string;
      /** @enum {string} */
      actorKind: "staff" | "partner" | "system" | "patron";
      /** Format: date-time */
      at: string;
      event: string;
      facts?: {
        [key: string]: unknown;
      };
      fromState?: string;
      id: string;
      /** @description The event in words. */
      label: string;
      note?: string;
      /** @description Of what a job did: which job, and who made it where staff did. */
      rule?: string;
      toState?: string;
    };
    HoldExtension: {
      /**
       * Format: date
       * @description Without it as long as the policy says, from today.
       */
      until?: string;
    };
    HoldingDraft: {
      author?: string;
      barcode: string;
      callNumber?: string;
      /** @description Several are parted by |. */
      isbn?: string;
      issn?: string;
      location: string;
      oclc?: string;
      /** @enum {string} */
      policy?: "loanable" | "notRequestable";
      replacementCost?: string;
      replacementCurrency?: string;
      title: string;
    };
    HoldingMatch: {
      /** @enum {string} */
      by: "ISBN" | "ISSN" | "OCLC" | "title";
      holding: components["schemas"]["HoldingView"];
      otherEdition: boolean;
    };
    HoldingView: {
      author?: string;
      barcode: string;
      callNumber?: string;
      id: string;
      identifiers: {
        /** @enum {string} */
        kind: "ISBN" | "ISSN" | "OCLC";
        value: string;
      }[];
      lent: boolean;
      library: string;
      location: string;
      /** @enum {string} */
      policy: "loanable" | "notRequestable";
      replacementCost?: string;
      replacementCurrency?: string;
      title: string;
    };
    HoldView: {
      barcode: string;
      conditions?: string[];
      /** Format: date-time */
      expiresAt?: string;
      externalId: string;
      id: string;
      item: string;
      notify: boolean;
      /** Format: date-time */
      onShelfAt?: string;
      patron?: string;
      patronName?: string;
      pickupLibrary: string;
      pickupName: string;
      /** Format: date-time */
      placedAt: string;
      request: string;
      /** @enum {string} */
      status: "toPick" | "inTransit" | "onShelf" | "expired" | "pickedUp" | "cancelled";
      title: string;
    };
    ImportOrder: {
      /** @description RFC 4180; commas, semicolons or tabs. The first line names the columns. */
      csv: string;
      /** @description Say what would be, and keep nothing. */
      dryRun?: boolean;
    };
    ImportReport: {
      changed: number;
      created: number;
      dryRun: boolean;
      refused: number;
      rows: {
        key: string;
        /** @description In the file; the first line, 1, names the columns. */
        line: number;
        /** @enum {string} */
        outcome: "created" | "changed" | "unchanged" | "refused";
        problems?: {
          field: string;
          problem: string;
        }[];
      }[];
      unchanged: number;
    };
    ImportWish: {
      file: string;
      /**
       * @description How holdings are written; without it as each record shows.
       * @enum {string}
       */
      habit?: "marc21" | "alma" | "koha" | "evergreen" | "polaris" | "symphony" | "tlc" | "reservoir" | "union924";
      /** @description Of items whose own location is not known here. */
      location?: string;
      /** @enum {string} */
      mode: "update" | "full";
      /** @description Whose records they are: each source has its own numbers. */
      source: string;
    };
    ItemRuleChange: {
      itemPolicy?: string | null;
      location?: string;
      partner?: string | null;
      position?: number;
    };
    ItemRuleDraft: {
      itemPolicy?: string;
      location: string;
      partner?: string;
      position?: number;
    };
    ItemRuleView: {
      id: string;
      itemPolicy?: string;
      location: string;
      partner?: string;
      position: number;
      /** @description Send it back as If-Match: it tells whether somebody was faster. */
      version?: string;
    };
    JobChange: {
      mailTo?: string[] | null;
      on?: boolean;
      schedule?: components["schemas"]["Schedule"] | null;
    };
    JobLine: {
      count: number;
      label: string;
      /** @description The number stands for no requests. */
      plain?: boolean;
      requests: {
        externalId: string;
        id: string;
        /** @enum {string} */
        side: "borrowing" | "lending";
        title: string;
      }[];
      /** @description These requests stay as they are. */
      untouched?: boolean;
    };
    JobPreview: {
      /** Format: date-time */
      at: string;
      would: components["schemas"]["JobLine"][];
    };
    JobReaders: {
      items: string[];
    };
    JobRun: {
      did: components["schemas"]["JobLine"][];
      done?: number;
      job: components["schemas"]["JobView"];
    };
    JobRunView: {
      by?: string;
      did: components["schemas"]["JobLine"][];
      /** @description The name of the file that it wrote. */
      file?: string;
      /** Format: date-time */
      finishedAt?: string;
      id: string;
      instance: string;
      /** @enum {string} */
      outcome: "done" | "running" | "failed" | "stopped";
      problem?: string;
      /** Format: date-time */
      slot: string;
      /** Format: date-time */
      startedAt: string;
    };
    JobView: {
      catchUp: boolean;
      failing?: {
        /** Format: date-time */
        since: string;
        times: number;
      };
      last?: components["schemas"]["JobRunView"];
      mailTo?: string[];
      movable?: components["schemas"]["Schedule"];
      name: string;
      /** Format: date-time */
      next?: string;
      on: boolean;
      own?: {
        /** @enum {string} */
        deed: "printSlips" | "mailSlips" | "remind" | "expire" | "cancel" | "changeStatus" | "export";
        /** @enum {string} */
        format?: "xlsx" | "csv";
        id: string;
        mailTo?: string[];
        maker: {
          code: string;
          /** @enum {string} */
          kind: "user" | "key" | "node";
          name: string;
        };
        mine?: boolean;
        name: string;
        note?: string;
        /** @enum {string} */
        report?: "inTransit" | "overdue" | "figures";
        slip?: string;
        status?: string;
        stopped?: string;
        view?: string;
        viewName?: string;
      };
      previews: boolean;
      says: string;
      /** @description Six fields, the seconds first. */
      schedule: string;
      timeZone: string;
      title: string;
      when: string;
    };
    KeptRecordProblem: {
      /** @description The bytes as base64. */
      data?: string;
      detail?: string;
      id: string;
      place: number;
      recordId?: string;
      /** @description The record was taken all the same. */
      taken: boolean;
      /** @enum {string} */
      trouble: "truncated" | "tooLarge" | "noLeader" | "noFields" | "notMarc" | "directory" | "encoding" | "lettersNotRead" | "noId" | "noTitle" | "twice" | "locationUnknown" | "barcodeTaken";
    };
    KeyDraft: {
      /** Format: date-time */
      expiresAt?: string;
      /**
       * Format: date
       * @description Instead of the moment: to the end of that day here.
       */
      expiresOn?: string;
      name: string;
      /** @description Cuts the roles down to these permissions. */
      only?: ("seeRequests" | "workOnRequests" | "lendAtDesk" | "declareLoansLost" | "setReplacementCost" | "waiveFees" | "liftBlocks" | "seePatrons" | "keepPatrons" | "importPatrons" | "seeHoldings" | "keepHoldings" | "closeLibraries" | "seePartners" | "keepPartners" | "seeMessages" | "replayMessages" | "seeConfiguration" | "configure" | "runJobs" | "seeUsers" | "keepUsers" | "readAudit")[];
      /** @description Without a library a role is held at all of them. */
      roles: {
        library?: string;
        /** @enum {string} */
        role: "fulfillmentServicesOperator" | "fulfillmentServicesManager" | "circulationDeskOperator" | "physicalInventoryOperator" | "resourceSharingPartnersManager" | "fulfillmentAdministrator" | "generalSystemAdministrator";
      }[];
    };
    KeyMade: {
      key: components["schemas"]["KeyView"];
      /** @description The key, shown this once. */
      secret: string;
    };
    KeyView: {
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** Format: date-time */
      expiresAt?: string;
      /** @description The beginning of the key, after `ilk_`. */
      id: string;
      /** Format: date-time */
      lastUsedAt?: string;
      name: string;
      only?: ("seeRequests" | "workOnRequests" | "lendAtDesk" | "declareLoansLost" | "setReplacementCost" | "waiveFees" | "liftBlocks" | "seePatrons" | "keepPatrons" | "importPatrons" | "seeHoldings" | "keepHoldings" | "closeLibraries" | "seePartners" | "keepPartners" | "seeMessages" | "replayMessages" | "seeConfiguration" | "configure" | "runJobs" | "seeUsers" | "keepUsers" | "readAudit")[];
      /** Format: date-time */
      revokedAt?: string;
      revokedBy?: string;
      roles: {
        library?: string;
        /** @enum {string} */
        role: "fulfillmentServicesOperator" | "fulfillmentServicesManager" | "circulationDeskOperator" | "physicalInventoryOperator" | "resourceSharingPartnersManager" | "fulfillmentAdministrator" | "generalSystemAdministrator";
      }[];
    };
    LeftOutView: {
      partner: string;
      partnerName: string;
      /** @enum {string} */
      reason: "notInDirectory" | "inactive" | "practice" | "notLending" | "cannotSupply" | "suspended" | "alreadyAsked" | "closed" | "atLimit" | "notHeld" | "notInCatalogue";
      why: string;
    };
    LentItemView: {
      barcode: string;
      description?: string;
      externalId: string;
      holding?: string;
      id: string;
      lendingLocation: string;
      library?: string;
      location?: string;
      position: number;
      /** @enum {string} */
      processType: "RESOURCE_SHARING_LOAN" | "LOST_RESOURCE_SHARING_ITEM";
      replacementCost?: string;
      replacementCurrency?: string;
      request: string;
      /** Format: date-time */
      returnedAt?: string;
      returnedBy?: string;
      /** Format: date-time */
      shippedAt: string;
      shippedBy: string;
    };
    LetterContent: {
      footer: string[];
      heading: string;
      /** @enum {string} */
      language: "en" | "fr";
      logo?: {
        height: number;
        id: string;
        name: string;
        width: number;
      };
      parts: {
        items?: {
          bold?: boolean;
          italic?: boolean;
          text: string;
        }[][];
        /** @enum {string} */
        kind: "paragraph" | "facts" | "quote" | "list" | "link";
        label?: string;
        lines?: {
          bold?: boolean;
          italic?: boolean;
          text: string;
        }[][];
        rows?: {
          label: string;
          runs: {
            bold?: boolean;
            italic?: boolean;
            text: string;
          }[];
        }[];
        runs?: {
          bold?: boolean;
          italic?: boolean;
          text: string;
        }[];
        url?: string;
      }[];
      sender: string;
      signature: string[];
      subject: string;
    };
    LetterDelay: {
      minutes: number;
    };
    LetterLanguage: {
      /** @enum {string} */
      language: "en" | "fr";
    };
    LetterPreview: {
      content: components["schemas"]["LetterContent"];
      html: string;
      replyTo?: string;
      request?: string;
      subject: string;
      text: string;
    };
    LetterStyleChange: {
      /** @description Every language once, the first choice first. */
      languages: ("en" | "fr")[] | null;
    };
    LetterStyleView: {
      /** Format: date-time */
      changedAt?: string;
      changedBy?: string;
      languages?: ("en" | "fr")[];
      library: string;
      logo?: {
        bytes: number;
        height: number;
        id: string;
        /** @enum {string} */
        type: "image/png" | "image/jpeg";
        width: number;
      };
      name: string;
      onlyIn: {
        code: string;
        french: string;
        /** @enum {string} */
        language: "en" | "fr";
        name: string;
      }[];
      /** @enum {string} */
      usual: "en" | "fr";
    };
    LetterTrial: {
      body: string;
      /** @enum {string} */
      language: "en" | "fr";
      /** @description Number of the request to see it with. */
      request?: string;
      subject: string;
    };
    LetterTypeView: {
      /** @enum {string} */
      audience: "patron" | "partner" | "staff" | "parcel";
      /** @enum {string} */
      code: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      facts: {
        french: string;
        label: string;
        name: string;
      }[];
      french: string;
      /** @enum {string} */
      kind: "letter" | "slip";
      name: string;
      onDemand: ("borrowing" | "lending")[];
      used: boolean;
      waits?: string;
    };
    LetterUse: {
      used: boolean;
    };
    LetterView: {
      /** @enum {string} */
      audience: "patron" | "partner" | "staff" | "parcel";
      /** @enum {string} */
      code: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      content?: components["schemas"]["LetterContent"];
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** Format: date-time */
      doneAt?: string;
      doneBy?: string;
      externalId?: string;
      facts: {
        [key: string]: unknown;
      };
      french: string;
      history?: string;
      id: string;
      /** @enum {string} */
      kind: "letter" | "slip";
      /** @enum {string} */
      language: "en" | "fr";
      /** @description Code of the library whose desks print it. */
      library?: string;
      mail?: {
        answer?: string;
        /** Format: date-time */
        at: string;
        /** @enum {string} */
        status: "waiting" | "sending" | "sent" | "failed" | "withdrawn";
        to: string;
      };
      name: string;
      partner?: string;
      patron?: string;
      request?: string;
      staff?: string;
      /** @enum {string} */
      status: "waiting" | "printed" | "sent" | "withdrawn";
    };
    LetterWordsView: {
      /** @enum {string} */
      audience: "patron" | "partner" | "staff" | "parcel";
      /** @enum {string} */
      code: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      delayMinutes: number;
      facts: {
        french: string;
        label: string;
        name: string;
      }[];
      french: string;
      name: string;
      texts: {
        builtIn: {
          body: string;
          subject: string;
        };
        /** @enum {string} */
        language: "en" | "fr";
        own?: {
          basedOn: {
            body: string;
            subject: string;
          };
          body: string;
          /** Format: date-time */
          changedAt: string;
          changedBy: string;
          subject: string;
        };
      }[];
      used: boolean;
    };
    LibraryChange: {
      address?: {
        country?: string;
        line1: string;
        line2?: string;
        locality?: string;
        postalCode?: string;
        region?: string;
      } | null;
      defaultItemLocation?: string | null;
      defaultPickup?: string | null;
      email?: string | null;
      inactiveForBorrowing?: {
        /** Format: date */
        from: string;
        /** Format: date */
        until?: string;
      } | null;
      inactiveForLending?: {
        /** Format: date */
        from: string;
        /** Format: date */
        until?: string;
      } | null;
      isil?: string | null;
      name?: string;
      resourceSharing?: boolean;
      symbol?: string | null;
      timeZone?: string;
      virtual?: boolean;
    };
    LibraryDraft: {
      address?: {
        country?: string;
        line1: string;
        line2?: string;
        locality?: string;
        postalCode?: string;
        region?: string;
      } | null;
      code: string;
      defaultItemLocation?: string | null;
      defaultPickup?: string | null;
      email?: string | null;
      inactiveForBorrowing?: {
        /** Format: date */
        from: string;
        /** Format: date */
        until?: string;
      } | null;
      inactiveForLending?: {
        /** Format: date */
        from: string;
        /** Format: date */
        until?: string;
      } | null;
      isil?: string | null;
      name: string;
      resourceSharing?: boolean;
      symbol?: string | null;
      timeZone?: string;
      virtual?: boolean;
    };
    LibraryView: {
      address?: {
        country?: string;
        line1: string;
        line2?: string;
        locality?: string;
        postalCode?: string;
        region?: string;
      };
      borrowsToday: boolean;
      code: string;
      defaultItemLocation?: string;
      defaultPickup?: string;
      desks: components["schemas"]["DeskView"][];
      email?: string;
      inactiveForBorrowing?: {
        /** Format: date */
        from: string;
        /** Format: date */
        until?: string;
      };
      inactiveForLending?: {
        /** Format: date */
        from: string;
        /** Format: date */
        until?: string;
      };
      isil?: string;
      lendsToday: boolean;
      locations: components["schemas"]["LocationView"][];
      name: string;
      resourceSharing: boolean;
      symbol?: string;
      timeZone: string;
      /** @description Send it back as If-Match: it tells whether somebody was faster. */
      version?: string;
      virtual: boolean;
    };
    LinkedPassword: {
      link: string;
      /** @description 12 characters or more. It is kept as a digest, and no answer has it. */
      password: string;
    };
    ListView: {
      /** Format: date-time */
      changedAt: string;
      changedBy: string;
      id: string;
      library?: string;
      name: string;
      opensAt: string[];
      search: string;
      /** @enum {string} */
      side: "borrowing" | "lending";
    };
    ListViewChange: {
      name?: string;
      /** @description Codes of the desks at which the list begins with it; a desk begins with one at most. */
      opensAt?: string[];
      /** @description What stands after the `?` of the list: its filters, words and order. */
      search?: string;
    };
    ListViewDraft: {
      /** @description Whose it is; absent: everybody’s. */
      library?: string;
      name: string;
      /** @description Codes of the desks at which the list begins with it; a desk begins with one at most. */
      opensAt?: string[];
      /** @description What stands after the `?` of the list: its filters, words and order. */
      search: string;
      /** @enum {string} */
      side: "borrowing" | "lending";
    };
    LoanView: {
      barcode: string;
      /** Format: date-time */
      dueAt: string;
      /**
       * Format: date
       * @description The same as a day, where the item is kept.
       */
      dueDay: string;
      externalId: string;
      fulfilmentNote?: string;
      id: string;
      item: string;
      /** Format: date-time */
      lenderDue?: string;
      /**
       * Format: date
       * @description The same as a day, as the lender counts days.
       */
      lenderDueDay?: string;
      /** Format: date-time */
      lostAt?: string;
      /** Format: date-time */
      outAt: string;
      patron?: string;
      patronName?: string;
      /** @description The lender wants it back at once. */
      recalled?: boolean;
      renewals: number;
      request: string;
      /** Format: date-time */
      returnedAt?: string;
      /** @enum {string} */
      status: "out" | "returned" | "lost" | "deleted";
      title: string;
    };
    LocateProfile: {
      address: string;
      /** @enum {string} */
      habit: "marc21" | "alma" | "koha" | "evergreen" | "polaris" | "symphony" | "tlc" | "reservoir" | "union924" | "opac" | "record";
      indexes: {
        author?: string;
        isbn?: string;
        issn?: string;
        oclc?: string;
        record?: string;
        title?: string;
      };
      notLocations?: string[];
      notPolicies?: string[];
      parameters?: {
        [key: string]: string;
      };
      schema: string;
      symbol?: string;
      timeLimitMs: number;
      /** @enum {string} */
      version: "1.1" | "1.2" | "2.0";
    };
    LocateTrial: {
      answer: string;
      asked: {
        address: string;
        by: string;
        cql: string;
        detail?: string;
        milliseconds: number;
        total?: number;
        /** @enum {string} */
        trouble?: "tooLarge" | "late" | "cut" | "forbidden" | "unreachable" | "status" | "notSru" | "later" | "profile" | "access" | "noQuestion";
      }[];
      /** Format: date-time */
      at: string;
      available: number;
      copies: number;
      detail?: string;
      holds: boolean;
      partner: string;
      recordId?: string;
      /** @enum {string} */
      trouble?: "tooLarge" | "late" | "cut" | "forbidden" | "unreachable" | "status" | "notSru" | "later" | "profile" | "access" | "noQuestion";
      understood: components["schemas"]["ForeignTitle"][];
      /** @enum {string} */
      verdict: "available" | "notAvailable" | "notHeld" | "unknown";
    };
    LocationChange: {
      /** @enum {string} */
      kind?: "shelf" | "borrowing" | "lending";
      name?: string;
    };
    LocationDraft: {
      code: string;
      /** @enum {string} */
      kind?: "shelf" | "borrowing" | "lending";
      name: string;
    };
    LocationView: {
      code: string;
      /** @enum {string} */
      kind: "shelf" | "borrowing" | "lending";
      library: string;
      name: string;
    };
    LogoUpload: {
      /** @description The bytes of the file in base64. */
      content: string;
    };
    LostCandidate: {
      /** @enum {string} */
      because: "overdue" | "inTransit";
      days: number;
      /** @description More days than these make it a candidate. */
      limit: number;
      request: components["schemas"]["RequestSummary"];
      /** Format: date-time */
      since: string;
    };
    LostCase: {
      /** Format: date-time */
      closedAt?: string;
      currency?: string;
      /** Format: date-time */
      declaredAt?: string;
      fee?: string;
      /** Format: date-time */
      feeCommunicatedAt?: string;
      /** Format: date-time */
      foundAt?: string;
      invoice?: string;
      label: string;
      /** Format: date-time */
      paidAt?: string;
      /** Format: date-time */
      reportedAt?: string;
      /** @enum {string} */
      reportedBy: "borrower" | "lender";
      /** @enum {string} */
      state: "reported" | "declared" | "feeCommunicated" | "paid" | "waived" | "found" | "closed";
      /** Format: date-time */
      waivedAt?: string;
      /** @enum {string} */
      where?: "patron" | "staff" | "transit";
      why?: string;
    };
    LostCaseLine: {
      lostCase: components["schemas"]["LostCase"];
      request: components["schemas"]["RequestSummary"];
    };
    LostOrder: {
      fee?: string;
      note?: string;
    };
    MailTestOrder: {
      to: string;
    };
    MailTrial: {
      /** @enum {string} */
      kind: "sent" | "later" | "refused" | "noSuchAddress" | "notOurs";
      server: string;
      to: string;
      words: string;
    };
    MessageDetail: {
      /** Format: date-time */
      at: string;
      attemptLog?: components["schemas"]["AttemptEntry"][];
      attempts?: number;
      /** @description The confirmation that answered it, as it travelled. */
      confirmationXml?: string;
      /** @enum {string} */
      direction: "in" | "out";
      externalId?: string;
      id: string;
      /** @enum {string} */
      isoVersion?: "1.2" | "2021-2";
      kind: string;
      /** Format: date-time */
      nextAttemptAt?: string;
      outcome?: string;
      partner: string;
      repeatCount?: number;
      requestId?: string;
      schemaVerdict?: {
        problems: string[];
        valid: boolean;
      };
      /** Format: date-time */
      settledAt?: string;
      status: string;
      summary: string;
      title?: string;
      tolerances?: string[];
      /** @description The XML as it travelled. */
      xml: string;
    };
    MessageEntry: {
      /** Format: date-time */
      at: string;
      attempts?: number;
      /** @enum {string} */
      direction: "in" | "out";
      externalId?: string;
      id: string;
      /** @enum {string} */
      isoVersion?: "1.2" | "2021-2";
      kind: string;
      /** Format: date-time */
      nextAttemptAt?: string;
      outcome?: string;
      partner: string;
      repeatCount?: number;
      requestId?: string;
      /** Format: date-time */
      settledAt?: string;
      status: string;
      summary: string;
      title?: string;
    };
    MoveEnd: {
      note?: string;
    };
    MoveRequestView: {
      /** Format: date-time */
      alertRemovedAt?: string;
      /** Format: date-time */
      askedAt: string;
      askedBy: string;
      barcode?: string;
      callNumber?: string;
      /** Format: date-time */
      closedAt?: string;
      closedBy?: string;
      closingNote?: string;
      externalId: string;
      id: string;
      /** @enum {string} */
      kind: "move" | "generalHold";
      location?: string;
      locationName?: string;
      manualDescription?: string;
      note?: string;
      request: string;
      /** @enum {string} */
      status: "inProcess" | "canceled" | "completed";
      title: string;
    };
    MoveWish: {
      /** @description When several have it; else the first that has an item free. */
      location?: string;
      /** @description Which piece, such as a number of a serial. */
      manualDescription?: string;
      note?: string;
    };
    NetworkFound: {
      /** Format: date-time */
      at: string;
      detail?: string;
      partner: string;
      titles: components["schemas"]["ForeignTitle"][];
      total: number;
      /** @enum {string} */
      trouble?: "tooLarge" | "late" | "cut" | "forbidden" | "unreachable" | "status" | "notSru" | "later" | "profile" | "access" | "noQuestion";
    };
    NewPassword: {
      /** @description 12 characters or more. It is kept as a digest, and no answer has it. */
      password: string;
    };
    NewPin: {
      pin: string;
    };
    NodeSnapshot: {
      attentionOpen: number;
      /** @enum {string} */
      database: "up" | "read-only" | "down";
      directoryFailures: number;
      doorbell: {
        connected: boolean;
        consumers: number;
        /** @enum {string} */
        kind: "rabbitmq" | "in-process" | "silent";
        lastError?: string;
        /** Format: date-time */
        since: string;
      };
      held: number;
      openChannels: string[];
      outboxDepth: number;
      outboxOldestSeconds: number;
      unreadableSecrets: string[];
      waitingEarly: number;
    };
    NodeView: {
      licence: string;
      name: string;
      /** @description What systems people must look at. */
      notices: {
        /** @enum {string} */
        kind: "subscriptionFailing" | "secretUnreadable" | "nothingStored" | "mailWaits" | "mailNotTaken" | "mailFailed";
        /** Format: date-time */
        since?: string;
        text: string;
      }[];
      snapshot: components["schemas"]["NodeSnapshot"];
      symbols: {
        type: string;
        value: string;
      }[];
      version: string;
    };
    NoteOrder: {
      /** @description Stands out here and at the partner, to whom it is sent. Otherwise it stays here. */
      active?: boolean;
      text: string;
      /** @description The version of the request that was on the screen. */
      version: number;
    };
    NoteView: {
      active: boolean;
      author: string;
      /** @enum {string} */
      authorKind: "staff" | "partner" | "system" | "patron";
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      dismissedAt?: string;
      dismissedBy?: string;
      id: string;
      partner?: string;
      text: string;
    };
    OwnChange: {
      /** @enum {string} */
      language?: "en" | "fr";
      /** @enum {string} */
      theme?: "light" | "dark" | "system";
    };
    OwnPassword: {
      /** @description 12 characters or more. It is kept as a digest, and no answer has it. */
      next: string;
      password: string;
    };
    PartnerAdded: {
      partner: components["schemas"]["PartnerView"];
      parts: components["schemas"]["CredentialPart"][];
      token: string;
    };
    PartnerChange: {
      /** @description Postal addresses, each for one use or more. */
      addresses?: {
        country?: string;
        line1: string;
        line2?: string;
        locality?: string;
        note?: string;
        postalCode?: string;
        preferred?: boolean;
        region?: string;
        uses: ("shipping" | "returns" | "billing" | "claims" | "orders" | "office" | "all")[];
      }[];
      /** @description A request for a copy states the patron’s e-mail address, so that the copy can be delivered there. */
      alternativeDocumentDelivery?: boolean;
      /** @description Business days until a request that it has goes to the next partner. 0 = never. */
      autoCancelDays?: number | null;
      /** @description Code of the cancel reason that it is then given. Without one: took too long. */
      autoCancelReason?: string | null;
      /** @description Business days without an answer until we ask it for the status. 0 = never. */
      autoClaimDays?: number | null;
      /** @description Average number of days it takes to supply, by its own account. Ranked rotas use it until enough requests have been counted; the expected date comes from it. */
      averageSupplyDays?: number;
      /** @description It borrows from us. If this is off, its requests are answered “Unfilled”. */
      borrowing?: boolean;
      borrowingProfile?: string | null;
      /** @description It has no ISO 18626 system: each message goes to its preferred contact as a letter by e-mail, and staff enter its answers. */
      byEmail?: boolean;
      /** @description How long one call to it may take, in seconds. */
      callLimitSeconds?: number;
      /** @description It wants to be told when an item has been checked in. */
      checkedInMessage?: boolean;
      /**
       * Format: date
       * @description First day on which it is closed. Without a date, it is closed from now on.
       */
      closedFrom?: string | null;
      /**
       * Format: date
       * @description Last day on which it is closed. Until then, ranked rotas leave it out.
       */
      closedUntil?: string | null;
      /** @description Whom to write to or call. */
      contacts?: {
        email?: string;
        name: string;
        phone?: string;
        preferred?: boolean;
        role?: string;
      }[];
      /** @description It supplies copies. */
      copies?: boolean;
      /** @description Currency of the costs that we state to it. Without one, our own currency. */
      currency?: string | null;
      /** @description Days that a parcel from it is on the way, by its own account. Added to the supply time and to the shipping date. */
      deliveryDelayDays?: number;
      dialect?: string;
      /** @description Each step that tells it something also writes its letter, to be sent by e-mail. */
      emailLetters?: boolean;
      /** @description Business days, not counting closures, that a request of this partner waits for our decision. 0 = no limit. */
      expiryBusinessDays?: number | null;
      /**
       * @description When a request of this partner expires if we do not decide: after business days, on the date it is needed by, or never.
       * @enum {string}
       */
      expiryType?: "days" | "interestDate" | "never";
      /** @enum {string} */
      isoVersion?: "1.2" | "2021-2";
      /** @description It lends to us: it can be on rotas. */
      lending?: boolean;
      lendingProfile?: string | null;
      /**
       * @description Language of letters to it. Without one, the language of this library.
       * @enum {string|null}
       */
      letterLanguage?: "en" | "fr" | null;
      /** @description It lends items that are returned. */
      loans?: boolean;
      name?: string;
      /** @description Address ranges (CIDR) from which it calls. A call from anywhere else is refused, whatever credential it presents. */
      networks?: string[];
      /** @description A call from these networks needs no credential: for systems that cannot present one. */
      networksAlone?: boolean;
      /** @description What colleagues should know. Each note keeps who wrote it and when. */
      notes?: {
        /** Format: date-time */
        at?: string;
        by?: string;
        text: string;
      }[];
      /** @description How many open requests it can handle. Ranked rotas weigh its load against this number, and leave it out when it is reached. */
      openRequestLimit?: number | null;
      outboundAuth?: {
        /** @description Goes into the header of each message besides. */
        account?: {
          accountId: string;
          securityCode: string;
        };
        /** @description The client certificate in PEM, with those of its authorities after it. */
        certificate?: string;
        /** @description Its private key in PEM, without a passphrase. */
        key?: string;
        /** @enum {string} */
        kind: "none" | "bearer" | "basic" | "header" | "certificate";
        name?: string;
        password?: string;
        token?: string;
        user?: string;
        value?: string;
      } & (unknown & unknown & unknown & unknown);
      /** @description Days between two overdue notices to it. 0 = one notice only. */
      overdueResendDays?: number | null;
      /** @description It is there to practise with: no real request is sent to it. Staff choose it themselves for a practice request. */
      practice?: boolean;
      /** @description What we ship to it states our library and the address to return it to. */
      returnInfo?: boolean;
      /** @description The names of our patrons may be sent to it. */
      sendRequesterInformation?: boolean;
      /** @description The temporary item gets the barcode of the item that it shipped. */
      sharedBarcodes?: boolean;
      /** @description Symbols of other libraries in whose name it may write to us, such as ISIL:CA-OOCTY: for a broker that passes on the answers of its libraries. */
      speaksFor?: string[];
      /** @enum {string} */
      status?: "active" | "inactive";
      /** @description Refuse messages that are not valid against the ISO 18626 schema. */
      strict?: boolean;
      /** @description All of them; the first is the one we address. */
      symbols?: {
        type: string;
        value: string;
      }[];
      /** @description Which system it uses, such as Alma or ReShare. */
      systemType?: string | null;
      /** @description Where it counts its days, such as America/Vancouver: a due date that it states is that day there. Without one, our own time zone. */
      timeZone?: string | null;
      url?: string;
    };
    PartnerDraft: {
      /** @description Postal addresses, each for one use or more. */
      addresses?: {
        country?: string;
        line1: string;
        line2?: string;
        locality?: string;
        note?: string;
        postalCode?: string;
        preferred?: boolean;
        region?: string;
        uses: ("shipping" | "returns" | "billing" | "claims" | "orders" | "office" | "all")[];
      }[];
      /** @description A request for a copy states the patron’s e-mail address, so that the copy can be delivered there. */
      alternativeDocumentDelivery?: boolean;
      /** @description Business days until a request that it has goes to the next partner. 0 = never. */
      autoCancelDays?: number | null;
      /** @description Code of the cancel reason that it is then given. Without one: took too long. */
      autoCancelReason?: string | null;
      /** @description Business days without an answer until we ask it for the status. 0 = never. */
      autoClaimDays?: number | null;
      /** @description Average number of days it takes to supply, by its own account. Ranked rotas use it until enough requests have been counted; the expected date comes from it. */
      averageSupplyDays?: number;
      /** @description It borrows from us. If this is off, its requests are answered “Unfilled”. */
      borrowing?: boolean;
      borrowingProfile?: string | null;
      /** @description It has no ISO 18626 system: each message goes to its preferred contact as a letter by e-mail, and staff enter its answers. */
      byEmail?: boolean;
      /** @description How long one call to it may take, in seconds. */
      callLimitSeconds?: number;
      /** @description It wants to be told when an item has been checked in. */
      checkedInMessage?: boolean;
      /**
       * Format: date
       * @description First day on which it is closed. Without a date, it is closed from now on.
       */
      closedFrom?: string | null;
      /**
       * Format: date
       * @description Last day on which it is closed. Until then, ranked rotas leave it out.
       */
      closedUntil?: string | null;
      code: string;
      /** @description Whom to write to or call. */
      contacts?: {
        email?: string;
        name: string;
        phone?: string;
        preferred?: boolean;
        role?: string;
      }[];
      /** @description It supplies copies. */
      copies?: boolean;
      /** @description Currency of the costs that we state to it. Without one, our own currency. */
      currency?: string | null;
      /** @description Days that a parcel from it is on the way, by its own account. Added to the supply time and to the shipping date. */
      deliveryDelayDays?: number;
      dialect: string;
      /** @description Each step that tells it something also writes its letter, to be sent by e-mail. */
      emailLetters?: boolean;
      /** @description Business days, not counting closures, that a request of this partner waits for our decision. 0 = no limit. */
      expiryBusinessDays?: number | null;
      /**
       * @description When a request of this partner expires if we do not decide: after business days, on the date it is needed by, or never.
       * @enum {string}
       */
      expiryType?: "days" | "interestDate" | "never";
      /** @enum {string} */
      isoVersion?: "1.2" | "2021-2";
      /** @description It lends to us: it can be on rotas. */
      lending?: boolean;
      lendingProfile?: string | null;
      /**
       * @description Language of letters to it. Without one, the language of this library.
       * @enum {string|null}
       */
      letterLanguage?: "en" | "fr" | null;
      /** @description It lends items that are returned. */
      loans?: boolean;
      name: string;
      /** @description Address ranges (CIDR) from which it calls. A call from anywhere else is refused, whatever credential it presents. */
      networks?: string[];
      /** @description A call from these networks needs no credential: for systems that cannot present one. */
      networksAlone?: boolean;
      /** @description What colleagues should know. Each note keeps who wrote it and when. */
      notes?: {
        /** Format: date-time */
        at?: string;
        by?: string;
        text: string;
      }[];
      /** @description How many open requests it can handle. Ranked rotas weigh its load against this number, and leave it out when it is reached. */
      openRequestLimit?: number | null;
      outboundAuth?: {
        /** @description Goes into the header of each message besides. */
        account?: {
          accountId: string;
          securityCode: string;
        };
        /** @description The client certificate in PEM, with those of its authorities after it. */
        certificate?: string;
        /** @description Its private key in PEM, without a passphrase. */
        key?: string;
        /** @enum {string} */
        kind: "none" | "bearer" | "basic" | "header" | "certificate";
        name?: string;
        password?: string;
        token?: string;
        user?: string;
        value?: string;
      } & (unknown & unknown & unknown & unknown);
      /** @description Days between two overdue notices to it. 0 = one notice only. */
      overdueResendDays?: number | null;
      /** @description It is there to practise with: no real request is sent to it. Staff choose it themselves for a practice request. */
      practice?: boolean;
      /** @description What we ship to it states our library and the address to return it to. */
      returnInfo?: boolean;
      /** @description The names of our patrons may be sent to it. */
      sendRequesterInformation?: boolean;
      /** @description The temporary item gets the barcode of the item that it shipped. */
      sharedBarcodes?: boolean;
      /** @description Symbols of other libraries in whose name it may write to us, such as ISIL:CA-OOCTY: for a broker that passes on the answers of its libraries. */
      speaksFor?: string[];
      /** @description Refuse messages that are not valid against the ISO 18626 schema. */
      strict?: boolean;
      symbols: {
        type: string;
        value: string;
      }[];
      /** @description Which system it uses, such as Alma or ReShare. */
      systemType?: string | null;
      /** @description Where it counts its days, such as America/Vancouver: a due date that it states is that day there. Without one, our own time zone. */
      timeZone?: string | null;
      /** @description Needed of all who are not written to by e-mail only. */
      url?: string;
    };
    PartnerProfile: {
      partner: string;
      profile: components["schemas"]["LocateProfile"];
    };
    PartnerTestStep: {
      ok: boolean;
      remedy?: string;
      said: string;
      /** @enum {string} */
      step: "address" | "connection" | "tls" | "credential" | "confirmation";
      title: string;
    };
    PartnerView: {
      addresses: {
        country?: string;
        line1: string;
        line2?: string;
        locality?: string;
        note?: string;
        postalCode?: string;
        preferred?: boolean;
        region?: string;
        uses: ("shipping" | "returns" | "billing" | "claims" | "orders" | "office" | "all")[];
      }[];
      alternativeDocumentDelivery: boolean;
      autoCancelDays?: number;
      autoCancelReason?: string;
      autoClaimDays?: number;
      averageSupplyDays: number;
      borrowing: boolean;
      borrowingProfile?: string;
      byEmail: boolean;
      callLimitSeconds: number;
      channel: components["schemas"]["ChannelView"];
      checkedInMessage: boolean;
      /** Format: date */
      closedFrom?: string;
      /** Format: date */
      closedUntil?: string;
      code: string;
      contacts: {
        email?: string;
        name: string;
        phone?: string;
        preferred?: boolean;
        role?: string;
      }[];
      copies: boolean;
      credentials: {
        /** Format: date-time */
        createdAt: string;
        id: string;
        /** @enum {string} */
        kind: "token" | "basic" | "path" | "account" | "certificate";
        /** Format: date-time */
        lastUsedAt?: string;
        prefix: string;
        /** Format: date-time */
        revokedAt?: string;
        symbols?: string[];
      }[];
      currency?: string;
      deliveryDelayDays: number;
      dialect: string;
      emailLetters: boolean;
      expiryBusinessDays?: number;
      /** @enum {string} */
      expiryType: "days" | "interestDate" | "never";
      /** @enum {string} */
      isoVersion: "1.2" | "2021-2";
      lending: boolean;
      lendingProfile?: string;
      /** @enum {string} */
      letterLanguage?: "en" | "fr";
      loans: boolean;
      name: string;
      networks: string[];
      networksAlone: boolean;
      notes: {
        /** Format: date-time */
        at?: string;
        by?: string;
        text: string;
      }[];
      openRequestLimit?: number;
      ourCertificate?: {
        fingerprint: string;
        subject: string;
        /** Format: date-time */
        validUntil: string;
      };
      overdueResendDays?: number;
      practice: boolean;
      /** @enum {string} */
      presents: "none" | "bearer" | "basic" | "header" | "certificate" | "unreadable";
      returnInfo: boolean;
      sendRequesterInformation: boolean;
      sharedBarcodes: boolean;
      speaksFor: string[];
      /** @enum {string} */
      status: "active" | "inactive";
      strict: boolean;
      symbols: {
        type: string;
        value: string;
      }[];
      systemType?: string;
      timeZone?: string;
      url: string;
      /** @description Send it back as If-Match: it tells whether somebody was faster. */
      version?: string;
    };
    PasswordLinkOrder: {
      user: string;
    };
    PatronChange: {
      email?: string | null;
      /** Format: date */
      expiresOn?: string | null;
      group?: string | null;
      /** @enum {string|null} */
      language?: "en" | "fr" | null;
      name?: string;
      noCourtesy?: boolean;
      pickupLibrary?: string | null;
    };
    PatronDraft: {
      email?: string | null;
      /** Format: date */
      expiresOn?: string | null;
      group?: string | null;
      id: string;
      /** @enum {string|null} */
      language?: "en" | "fr" | null;
      name: string;
      noCourtesy?: boolean;
      pickupLibrary?: string | null;
    };
    PatronRenewal: {
      /**
       * Format: date
       * @description Without it the usual one is asked for.
       */
      wishedDueDate?: string;
    };
    PatronSummary: {
      blocked: boolean;
      email?: string;
      /** Format: date */
      expiresOn?: string;
      group?: string;
      id: string;
      /** @enum {string} */
      language?: "en" | "fr";
      name: string;
      pickupLibrary?: string;
    };
    PatronView: {
      activeRequests: number;
      blocked: boolean;
      blocks: components["schemas"]["BlockView"][];
      /** Format: date-time */
      createdAt: string;
      currency: string;
      email?: string;
      emailRefused?: {
        answer: string;
        /** Format: date-time */
        at: string;
      };
      /** Format: date */
      expiresOn?: string;
      feesOwed: string;
      group?: string;
      id: string;
      /** @enum {string} */
      language?: "en" | "fr";
      name: string;
      noCourtesy?: boolean;
      openLoans: number;
      pickupLibrary?: string;
      standing: {
        /** @enum {string} */
        decision: "allowed" | "review" | "refused";
        reasons: {
          block?: boolean;
          text: string;
        }[];
      };
      /** Format: date-time */
      updatedAt: string;
    };
    Person: {
      code: string;
      name: string;
    };
    PolicyChange: {
      /** @description Active requests that one patron may have; a request beyond waits for staff to review it. 0 = no limit. null: the default. */
      activeRequestLimit?: number | null;
      /** @description Days before a patron’s due date on which a renewal is asked for by itself; the courtesy notice waits for the answer. 0 = never. null: the default. */
      autoRenewDays?: number | null;
      /** @description What a patron reads and accepts before asking for a copy of a chapter or an article. null: the default. */
      copyrightNotice?: string | null;
      /** @description The same in French. null: the default. */
      copyrightNoticeFrench?: string | null;
      /** @description A wish of another patron for the same title counts as a duplicate too. null: the default. */
      duplicateAcrossPatrons?: boolean | null;
      /** @description A request for what the same patron asked for within so many days, or has still open, waits for staff to review it. 0 = no review. null: the default. */
      duplicateWindowDays?: number | null;
      /** @description A patron who owes so much may not request; 0.00 = fees block nobody. null: the default. */
      feeBlockFrom?: string | null;
      /** @description Days that an item waits on the hold shelf; it expires at the end of an open day. null: the default. */
      holdShelfDays?: number | null;
      /** @description An item may be declared lost when it is overdue by more than so many days. null: the default. */
      lostAfterOverdueDays?: number | null;
      /** @description An item may be declared lost when it is on its way between libraries for more than so many days. null: the default. */
      lostAfterTransitDays?: number | null;
      /** @description A patron’s wish for a renewal waits for staff; otherwise it goes on to the lender by itself. null: the default. */
      mediatePatronRenewals?: boolean | null;
      /** @description What a patron’s overdue loan leads to, day by day. null: the default. */
      overdueProfile?: {
        block?: boolean;
        day: number;
        fee?: boolean;
        /** @enum {string} */
        letter: "courtesy" | "overdue" | "overdueAndLostNotification" | "overdueAndLost";
        lost?: boolean;
        notification?: number;
      }[] | null;
      /** @description What borrowing from another library is called where a patron gets an item. null: the default. */
      patronLink?: string | null;
      /** @description The same in French. null: the default. */
      patronLinkFrench?: string | null;
      /** @description Days from receipt to the patron’s due date; it is never later than the lender’s due date. null: the default. */
      patronLoanDays?: number | null;
      /**
       * @description How a patron is told apart on hold shelf slips and book bands, which others can see. null: the default.
       * @enum {string|null}
       */
      patronOnSlips?: "cardEnd" | "initials" | "surname" | "none" | null;
      /** @description Patrons may ask another library for what stands free on our own shelves; otherwise they are told where it is. null: the default. */
      patronsAskForOwn?: boolean | null;
      /** @description What the search over all libraries is called. null: the default. */
      patronScope?: string | null;
      /** @description The same in French. null: the default. */
      patronScopeFrench?: string | null;
      /** @description Patrons search, ask and follow their requests by themselves, at the address /my. null: the default. */
      patronsSide?: boolean | null;
      /** @description Received items are listed to be picked before they are on the hold shelf. null: the default. */
      pickFromShelf?: boolean | null;
      /** @description Days that a patron keeps a recalled item at most; fewer when the lender’s date and the way home ask for it. null: the default. */
      recallDays?: number | null;
      /** @description A lending request of which every item is lent or not requestable is rejected at once. null: the default. */
      rejectNotAvailable?: boolean | null;
      /** @description A lending request for a title that is not held here is rejected at once. null: the default. */
      rejectOnLocateFailure?: boolean | null;
      /** @description The replacement fee of a lost item when staff or the lender name no other; 0.00 = none. null: the default. */
      replacementFee?: string | null;
      /** @description A request for what stands on our own shelves waits for staff to look there first. null: the default. */
      reviewLocalHolding?: boolean | null;
      /**
       * @description The paper of pull, shipping and return slips; on a print another can be chosen. null: the default.
       * @enum {string|null}
       */
      slipPaper?: "letter" | "a4" | "receipt" | null;
      /**
       * @description The paper of hold shelf slips and book bands; on a sheet two stand side by side to be cut out. null: the default.
       * @enum {string|null}
       */
      smallSlipPaper?: "receipt" | "letter" | "a4" | null;
      /** @description A request under way on which nothing happened for so many days is brought before staff. 0 = never. null: the default. */
      untouchedDays?: number | null;
    };
    PolicyView: {
      /** Format: date-time */
      changedAt?: string;
      changedBy?: string;
      default?: unknown;
      /** @enum {string} */
      group: "loans" | "requests" | "shelf" | "lost" | "locate" | "slips" | "patrons";
      imposedBy?: string;
      label: string;
      /** @enum {string} */
      name: "patronLoanDays" | "mediatePatronRenewals" | "autoRenewDays" | "recallDays" | "activeRequestLimit" | "duplicateWindowDays" | "duplicateAcrossPatrons" | "reviewLocalHolding" | "holdShelfDays" | "pickFromShelf" | "lostAfterOverdueDays" | "lostAfterTransitDays" | "replacementFee" | "feeBlockFrom" | "rejectOnLocateFailure" | "rejectNotAvailable" | "untouchedDays" | "slipPaper" | "smallSlipPaper" | "patronOnSlips" | "patronsSide" | "patronsAskForOwn" | "patronScope" | "patronScopeFrench" | "patronLink" | "patronLinkFrench" | "copyrightNotice" | "copyrightNoticeFrench" | "overdueProfile";
      options?: {
        label: string;
        value: string;
      }[];
      says: string;
      /** @enum {string} */
      type: "integer" | "yesNo" | "amount" | "profile" | "choice" | "text";
      value?: unknown;
    };
    Preference: {
      /** Format: date-time */
      changedAt: string;
      key: string;
      /** @description As it was sent. */
      value: unknown;
    };
    PreferenceOrder: {
      /** @description Any JSON. */
      value: unknown;
    };
    PrintedOrder: {
      letters: string[];
    };
    Problem: {
      /** Format: date-time */
      changedAt?: string;
      /** @description The thing of the configuration as it is now, with its version (changed). */
      current?: {
        [key: string]: unknown;
      };
      detail?: string;
      lastActor?: string;
      lastEvent?: string;
      library?: string;
      /** @description The action that would tell the partner (out-of-step). */
      matchingAction?: string;
      permission?: string;
      problems?: {
        /** @description What is wrong, for programs. */
        code?: string;
        /** @description What the code is about: a limit, a name. */
        facts?: {
          [key: string]: unknown;
        };
        field: string;
        /** @description In the language of the call. */
        problem: string;
      }[];
      /** @enum {string} */
      question?: "whichLibrary" | "passedOver" | "closed" | "notShipped";
      /** @description Why an order was not done, as staff read it: without the remedy for programs. */
      reason?: string;
      request?: components["schemas"]["RequestView"];
      roles?: string[];
      scanned?: components["schemas"]["WrongScan"];
      status: number;
      title: string;
      traceId: string;
      /** @description urn:interlend:problem: and a kind: stale, not-allowed, invalid, unknown, … */
      type: string;
    };
    ProfileChange: {
      /** @description Lending: a renewal that is possible is granted without staff. */
      automaticRenew?: boolean;
      /** @description The name in French. */
      french?: string | null;
      name?: string;
      /** @description The optional steps that are taken; without it all. borrowing: reject, renewRequested, mediatedRenewal, cancelledByStaff, cancelledByPatron, receivedNotForLoan, lostCommunicated, declaredLostByPartner, damagedCommunicated, claimed, reminded, passedOn, externallyObtained, reactivated; lending: willSupply, conditional, retryOffered, badCitation, reject, shippedDigitally, renew, recall, overdue, holdReturn, lostAndFeeCommunicated, damaged, checkedInMessage, reactivated */
      steps?: string[];
    };
    ProfileDraft: {
      /** @description Lending: a renewal that is possible is granted without staff. */
      automaticRenew?: boolean;
      code: string;
      /** @description The name in French. */
      french?: string | null;
      /** @enum {string} */
      kind: "borrowing" | "lending";
      name: string;
      /** @description The optional steps that are taken; without it all. borrowing: reject, renewRequested, mediatedRenewal, cancelledByStaff, cancelledByPatron, receivedNotForLoan, lostCommunicated, declaredLostByPartner, damagedCommunicated, claimed, reminded, passedOn, externallyObtained, reactivated; lending: willSupply, conditional, retryOffered, badCitation, reject, shippedDigitally, renew, recall, overdue, holdReturn, lostAndFeeCommunicated, damaged, checkedInMessage, reactivated */
      steps?: string[];
    };
    ProfileView: {
      automaticRenew: boolean;
      code: string;
      french?: string;
      /** @enum {string} */
      kind: "borrowing" | "lending";
      name: string;
      partners: string[];
      steps: {
        label: string;
        step: string;
        ticked: boolean;
      }[];
      unticked: string[];
      /** @description Send it back as If-Match: it tells whether somebody was faster. */
      version?: string;
    };
    PullSlipOrder: {
      /** @description Its code: only requests of this library. */
      library?: string;
      /**
       * Format: date-time
       * @description Only requests that came since then.
       */
      since?: string;
    };
    PullSlips: {
      items: components["schemas"]["LetterView"][];
      more: boolean;
    };
    QuarantineEntry: {
      /** Format: date-time */
      at: string;
      id: string;
      partner?: string;
      prefix: string;
      reason: string;
      source: string;
    };
    QueryOrder: {
      note?: string;
      /** @enum {integer} */
      type: 1 | 2 | 3 | 4 | 5;
      /** @description The version of the request that was on the screen. */
      version: number;
    };
    QueryTemplateView: {
      /** Format: date-time */
      changedAt?: string;
      changedBy?: string;
      text: {
        en: {
          heading: string;
          lines: string[];
          name: string;
        };
        fr: {
          heading: string;
          lines: string[];
          name: string;
        };
      };
      type: number;
      /** @description Send it back as If-Match: it tells whether somebody was faster. */
      version?: string;
    };
    QueryText: {
      en: {
        /** @description May mention {patronName}, {patronId}, {patronEmail}, {institution}, {libraryName}, {libraryAddress}, {externalId}, {title}, {author}, {titleOfComponent}, {publisher}, {year}, {edition}, {isbn}, {issn}, {volume}, {issue}, {pages}, {format}. */
        heading: string;
        lines: string[];
        /** @description For staff; without it the name stays. */
        name?: string;
      };
      fr: {
        /** @description May mention {patronName}, {patronId}, {patronEmail}, {institution}, {libraryName}, {libraryAddress}, {externalId}, {title}, {author}, {titleOfComponent}, {publisher}, {year}, {edition}, {isbn}, {issn}, {volume}, {issue}, {pages}, {format}. */
        heading: string;
        lines: string[];
        /** @description For staff; without it the name stays. */
        name?: string;
      };
    };
    ReasonChange: {
      enabled?: boolean;
      french?: string;
      label?: string;
      /** @enum {string|null} */
      loanCondition?: "LibraryUseOnly" | "NoReproduction" | "SignatureRequired" | "SpecCollSupervReq" | "WatchLibraryUseOnly" | null;
      /** @enum {string|null} */
      reasonRetry?: "AtBindery" | "CostExceedsMaxCost" | "LoanPossible" | "NotCurrentAvailableForILL" | "NotFoundAsCited" | "OnLoan" | "OnOrder" | "ReqDelDateNotPossible" | "ReqDelMethodNotSupp" | "LoanCondition" | null;
      /** @enum {string} */
      reasonUnfilled?: "NonCirculating" | "NotAvailableForILL" | "NotHeld" | "NotOnShelf" | "PolicyProblem" | "PoorCondition";
    };
    ReasonCodes: {
      loanCondition: string[];
      reasonRetry: string[];
      reasonUnfilled: string[];
    };
    ReasonDraft: {
      code: string;
      enabled?: boolean;
      french: string;
      label: string;
      /** @enum {string} */
      list: "reject" | "condition" | "cancel";
      /** @enum {string} */
      loanCondition?: "LibraryUseOnly" | "NoReproduction" | "SignatureRequired" | "SpecCollSupervReq" | "WatchLibraryUseOnly";
      /** @enum {string} */
      reasonRetry?: "AtBindery" | "CostExceedsMaxCost" | "LoanPossible" | "NotCurrentAvailableForILL" | "NotFoundAsCited" | "OnLoan" | "OnOrder" | "ReqDelDateNotPossible" | "ReqDelMethodNotSupp" | "LoanCondition";
      /** @enum {string} */
      reasonUnfilled?: "NonCirculating" | "NotAvailableForILL" | "NotHeld" | "NotOnShelf" | "PolicyProblem" | "PoorCondition";
    };
    ReasonView: {
      builtIn: boolean;
      code: string;
      enabled: boolean;
      french: string;
      label: string;
      /** @enum {string} */
      list: "reject" | "condition" | "cancel";
      loanCondition?: string;
      reasonRetry?: string;
      reasonUnfilled?: string;
      /** @description Send it back as If-Match: it tells whether somebody was faster. */
      version?: string;
    };
    Received: {
      holds: components["schemas"]["HoldView"][];
      items: components["schemas"]["TemporaryItemView"][];
    };
    ReceiveOrder: {
      /** @description The doubt was read: the lender has not shipped it. */
      confirmed?: boolean;
      desk: string;
      /** Format: date */
      dueDate?: string;
      fulfilmentNote?: string;
      internalNote?: string;
      itemPolicy?: string;
      items?: {
        barcode?: string;
        description?: string;
      }[];
      location?: string;
      notifyPatron?: boolean;
      /** @description Id or External ID of the borrowing request. */
      request: string;
    };
    RecordProblem: {
      detail?: string;
      place: number;
      recordId?: string;
      /** @description The record was taken all the same. */
      taken: boolean;
      /** @enum {string} */
      trouble: "truncated" | "tooLarge" | "noLeader" | "noFields" | "notMarc" | "directory" | "encoding" | "lettersNotRead" | "noId" | "noTitle" | "twice" | "locationUnknown" | "barcodeTaken";
    };
    RecordsOrder: {
      records: {
        /** @description ISO 2709 as base64, MARCXML as it is. */
        data: string;
        /** @enum {string} */
        form: "iso2709" | "marcxml";
        /** @description Where in the file it begins. */
        place: number;
        /** @enum {string} */
        trouble?: "truncated" | "tooLarge" | "noLeader" | "noFields" | "notMarc" | "directory" | "encoding" | "lettersNotRead";
      }[];
    };
    RecordsReport: {
      changed: number;
      created: number;
      problems: components["schemas"]["RecordProblem"][];
      refused: number;
      removed: number;
      unchanged: number;
      understood?: {
        author?: string;
        copies: {
          [key: string]: unknown;
        }[];
        /** @enum {string} */
        format: "book" | "ebook" | "journal" | "ejournal" | "score" | "map" | "sound" | "music" | "video" | "online" | "other";
        isbns: string[];
        recordId: string;
        title: string;
        year?: number;
      }[];
    };
    RecordsTrial: {
      /**
       * @description How holdings are written; without it as each record shows.
       * @enum {string}
       */
      habit?: "marc21" | "alma" | "koha" | "evergreen" | "polaris" | "symphony" | "tlc" | "reservoir" | "union924";
      /** @description Of items whose own location is not known here. */
      location?: string;
      records: {
        /** @description ISO 2709 as base64, MARCXML as it is. */
        data: string;
        /** @enum {string} */
        form: "iso2709" | "marcxml";
        /** @description Where in the file it begins. */
        place: number;
        /** @enum {string} */
        trouble?: "truncated" | "tooLarge" | "noLeader" | "noFields" | "notMarc" | "directory" | "encoding" | "lettersNotRead";
      }[];
      /** @description Whose records they are: each source has its own numbers. */
      source: string;
    };
    ReleaseOrder: {
      /** @description The version of the request that was on the screen. */
      version: number;
    };
    RemovedPartner: {
      code: string;
      name: string;
      /** Format: date-time */
      removedAt?: string;
      removedBy?: string;
    };
    RenewOrder: {
      /** @description The doubt was read: the library is closed on that day. */
      confirmed?: boolean;
      /** Format: date */
      dueDate: string;
    };
    ReplayResult: {
      replayed: number;
      skipped: {
        id: string;
        reason: string;
      }[];
    };
    ReplaySelection: {
      messages?: string[];
      partner?: string;
      /** Format: date-time */
      since?: string;
    };
    ReportFigure: {
      /** @enum {string} */
      because: "overdue" | "inTransit";
      count: number;
      days: number;
      /** @description There are at least so many. */
      more?: boolean;
    };
    RequestCounts: {
      facets: {
        activity: components["schemas"]["FacetValue"][];
        assignedTo: components["schemas"]["FacetValue"][];
        attention: components["schemas"]["FacetValue"][];
        created: components["schemas"]["FacetValue"][];
        due: components["schemas"]["FacetValue"][];
        format: components["schemas"]["FacetValue"][];
        level: components["schemas"]["FacetValue"][];
        notes: components["schemas"]["FacetValue"][];
        owner: components["schemas"]["FacetValue"][];
        partner: components["schemas"]["FacetValue"][];
        pickup: components["schemas"]["FacetValue"][];
        printed: components["schemas"]["FacetValue"][];
        serviceType: components["schemas"]["FacetValue"][];
        side: components["schemas"]["FacetValue"][];
        state: components["schemas"]["FacetValue"][];
        unread: components["schemas"]["FacetValue"][];
        updated: components["schemas"]["FacetValue"][];
      };
      total: {
        count: number;
        more?: boolean;
      };
    };
    RequestDraft: {
      /** @description Of a copy. false: staff review it before it is sent. */
      agreeToCopyright?: boolean;
      allowOtherFormats?: boolean;
      author?: string;
      authorOfComponent?: string;
      billingMethod?: string;
      /** @description On what ground a copy may be made. */
      copyrightCompliance?: string;
      /** @description How it shall come: Mail, Email, … */
      deliveryMethod?: string;
      doi?: string;
      edition?: string;
      /**
       * Format: date
       * @description Of a booking: until this day.
       */
      endDate?: string;
      /** @description Save and Edit: it stays at Created until it is made ready. */
      hold?: boolean;
      /** @description 10 or 13 digits; it is kept as it is written. */
      isbn?: string;
      issn?: string;
      issue?: string;
      /**
       * Format: date
       * @description A day to come, YYYY-MM-DD.
       */
      lastInterestDate?: string;
      lccn?: string;
      maximumCosts?: {
        amount: string;
        currency: string;
      };
      /** @description A day to come, YYYY-MM-DD. */
      needBeforeDate?: string;
      note?: string;
      oclc?: string;
      /** @description The resource sharing library that asks. */
      ownerLibrary?: string;
      pagesRequested?: string;
      /** @description With a number a patron of this library; a name alone is somebody who walked in. */
      patron?: {
        email?: string;
        id?: string;
        name?: string;
      };
      paymentMethod?: string;
      pickupLocation?: string;
      placeOfPublication?: string;
      pmid?: string;
      /** @enum {string} */
      preferredEdition?: "MostRecentEdition" | "ThisEdition" | "AnyEdition";
      publicationDate?: string;
      publicationType?: string;
      publisher?: string;
      /** @description PaperCopy, PDF, … */
      requestedMedia?: string;
      rota?: string[];
      seriesTitle?: string;
      serviceLevel?: string;
      /** @enum {string} */
      serviceType: "Loan" | "Copy" | "CopyOrLoan";
      /** @description What requests that belong together have in common. */
      set?: string;
      /** @description Where it shall go instead of the address in the directory. */
      shipTo?: {
        country?: string;
        line1: string;
        line2?: string;
        locality?: string;
        postalCode?: string;
        region?: string;
      };
      /**
       * Format: date
       * @description Of a booking: from this day on.
       */
      startDate?: string;
      subtitle?: string;
      /** @description The number of the title in the lender’s catalogue. */
      supplierRecordId?: string;
      /** @description The lender may choose what of the title it supplies. */
      suppliersChoice?: boolean;
      title: string;
      /** @description Title of the article or chapter. */
      titleOfComponent?: string;
      volume?: string;
    };
    RequestEdit: {
      /** @description What is named changes; null takes away what was there. */
      change: {
        /** @description Of a copy. false: staff review it before it is sent. */
        agreeToCopyright?: boolean | null;
        allowOtherFormats?: boolean | null;
        author?: string | null;
        authorOfComponent?: string | null;
        billingMethod?: string | null;
        /** @description On what ground a copy may be made. */
        copyrightCompliance?: string | null;
        /** @description How it shall come: Mail, Email, … */
        deliveryMethod?: string | null;
        doi?: string | null;
        edition?: string | null;
        /**
         * Format: date
         * @description Of a booking: until this day.
         */
        endDate?: string | null;
        /** @description 10 or 13 digits; it is kept as it is written. */
        isbn?: string | null;
        issn?: string | null;
        issue?: string | null;
        /**
         * Format: date
         * @description A day to come, YYYY-MM-DD.
         */
        lastInterestDate?: string | null;
        lccn?: string | null;
        maximumCosts?: {
          amount: string;
          currency: string;
        } | null;
        /** @description A day to come, YYYY-MM-DD. */
        needBeforeDate?: string | null;
        note?: string | null;
        oclc?: string | null;
        /** @description The resource sharing library that asks. */
        ownerLibrary?: string | null;
        pagesRequested?: string | null;
        /** @description With a number a patron of this library; a name alone is somebody who walked in. */
        patron?: {
          email?: string;
          id?: string;
          name?: string;
        } | null;
        paymentMethod?: string | null;
        pickupLocation?: string | null;
        placeOfPublication?: string | null;
        pmid?: string | null;
        /** @enum {string|null} */
        preferredEdition?: "MostRecentEdition" | "ThisEdition" | "AnyEdition" | null;
        publicationDate?: string | null;
        publicationType?: string | null;
        publisher?: string | null;
        /** @description PaperCopy, PDF, … */
        requestedMedia?: string | null;
        seriesTitle?: string | null;
        serviceLevel?: string | null;
        /** @description What requests that belong together have in common. */
        set?: string | null;
        /** @description Where it shall go instead of the address in the directory. */
        shipTo?: {
          country?: string;
          line1: string;
          line2?: string;
          locality?: string;
          postalCode?: string;
          region?: string;
        } | null;
        /**
         * Format: date
         * @description Of a booking: from this day on.
         */
        startDate?: string | null;
        subtitle?: string | null;
        /** @description The number of the title in the lender’s catalogue. */
        supplierRecordId?: string | null;
        /** @description The lender may choose what of the title it supplies. */
        suppliersChoice?: boolean | null;
        title?: string;
        /** @description Title of the article or chapter. */
        titleOfComponent?: string | null;
        volume?: string | null;
      };
      /** @description The version of the request that was on the screen. */
      version: number;
    };
    RequestPreview: {
      leftOut: {
        partner: string;
        partnerName: string;
        why: string;
      }[];
      problems: {
        field: string;
        problem: string;
      }[];
      reviews: {
        reason: string;
        /** @description Id of the request that asks for the same. */
        request?: string;
        text: string;
      }[];
      rota: {
        partner: string;
        partnerName: string;
        why: string;
      }[];
    };
    RequestSummary: {
      /** @description In lists: what a desk would usually do next, when the reader may do it. */
      action?: {
        asks: boolean;
        label: string;
        name: string;
      };
      activeNotes: number;
      /** @description Alerts of move requests; left out when there are none. */
      alerts?: number;
      article?: string;
      assignedTo?: string;
      author?: string;
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description The moment at which the day ends on which it is due.
       */
      dueDate?: string;
      /**
       * Format: date
       * @description The day on which it is due, as the lender counts days.
       */
      dueDay?: string;
      externalId: string;
      id: string;
      needsAttention: number;
      /** @description In lists: the date that comes next, and what it is. */
      next?: {
        at: string;
        /** @enum {string} */
        kind: "answerBy" | "theyAnswerBy" | "due" | "neededBy";
      };
      owner?: string;
      partner?: string;
      partnerName?: string;
      pickup?: string;
      requester?: string;
      serviceType: string;
      /** @enum {string} */
      side: "borrowing" | "lending";
      state: string;
      stateLabel: string;
      stepOfOthers?: components["schemas"]["StepOfOthers"];
      /** @description Of the library whose request it is: show its other times there. Absent: the node’s own. */
      timeZone?: string;
      title: string;
      unreadMessages: number;
      /** Format: date-time */
      updatedAt: string;
      /** @description Send it back with an action: it tells whether somebody was faster. */
      version: number;
    };
    RequestView: {
      /** @description In lists: what a desk would usually do next, when the reader may do it. */
      action?: {
        asks: boolean;
        label: string;
        name: string;
      };
      actions: components["schemas"]["AllowedAction"][];
      activeNotes: number;
      /** @description Alerts of move requests; left out when there are none. */
      alerts?: number;
      answers?: {
        fields: components["schemas"]["ActionField"][];
        label: string;
        name: string;
      }[];
      article?: string;
      assignedTo?: string;
      assignment?: components["schemas"]["AssignmentView"];
      attention: components["schemas"]["AttentionItem"][];
      author?: string;
      bibliographic: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description The moment at which the day ends on which it is due.
       */
      dueDate?: string;
      /**
       * Format: date
       * @description The day on which it is due, as the lender counts days.
       */
      dueDay?: string;
      elements: components["schemas"]["ElementView"][];
      externalId: string;
      facts: {
        [key: string]: unknown;
      };
      form?: {
        [key: string]: unknown;
      };
      fulfilment?: components["schemas"]["FulfilmentView"];
      id: string;
      leftOut?: components["schemas"]["LeftOutView"][];
      letters?: {
        slipPrinted: boolean;
        waiting: number;
      };
      lostCase?: components["schemas"]["LostCase"];
      needsAttention: number;
      /** @description In lists: the date that comes next, and what it is. */
      next?: {
        at: string;
        /** @enum {string} */
        kind: "answerBy" | "theyAnswerBy" | "due" | "neededBy";
      };
      notes: components["schemas"]["NoteView"][];
      owner?: string;
      partner?: string;
      partnerName?: string;
      /** Format: date-time */
      patronDue?: string;
      pickup?: string;
      renewal?: {
        asked?: string;
        due: string;
        latest: string;
        limitDays: number;
        proposed?: string;
        since: string;
      };
      requester?: string;
      rota: components["schemas"]["RotaLine"][];
      serviceType: string;
      /** @enum {string} */
      side: "borrowing" | "lending";
      state: string;
      stateLabel: string;
      stepOfOthers?: components["schemas"]["StepOfOthers"];
      terms?: components["schemas"]["TermsView"];
      /** @description Of the library whose request it is: show its other times there. Absent: the node’s own. */
      timeZone?: string;
      title: string;
      unreadMessages: number;
      /** Format: date-time */
      updatedAt: string;
      /** @description Send it back with an action: it tells whether somebody was faster. */
      version: number;
    };
    RotaLine: {
      behind?: {
        refused: boolean;
        symbol: string;
      }[];
      partner: string;
      partnerName: string;
      position: number;
      ranking?: {
        answered: number;
        before?: string;
        /** @enum {string} */
        by?: "health" | "load" | "supplyTime" | "fillRate" | "name";
        capacity: number;
        capacityAssumed?: boolean;
        medianDays?: number;
        of: number;
        openRequests: number;
        place: number;
        saidDays?: number;
        supplied: number;
        unwell?: boolean;
        why: string;
      };
      requestingAgencyRequestId?: string;
      /** @enum {string} */
      state: "listed" | "asked" | "passed" | "ended";
      why?: string;
    };
    RotaOrder: {
      /** @description All partners still to be asked, in order: who is left out is taken out. */
      rota: {
        partner: string;
        why?: string;
      }[];
      /** @description The version of the request that was on the screen. */
      version: number;
    };
    RotaRuleChange: {
      /** @description All must fit; without any the rule fits always. */
      conditions?: {
        /** @enum {string} */
        fact: "partner" | "userGroup" | "serviceType" | "requestedFormat" | "pickupLocation" | "ownerLibrary" | "serviceLevel" | "language";
        /** @enum {string} */
        operator: "is" | "isNot" | "isEmpty" | "isNotEmpty";
        values?: string[];
      }[];
      description?: string | null;
      enabled?: boolean;
      /** @description The rules after it are asked too. */
      goesOn?: boolean;
      /** @description Its partners come at the very end. */
      lastResort?: boolean;
      name?: string;
      position?: number;
      templates?: string[];
    };
    RotaRuleDraft: {
      /** @description All must fit; without any the rule fits always. */
      conditions?: {
        /** @enum {string} */
        fact: "partner" | "userGroup" | "serviceType" | "requestedFormat" | "pickupLocation" | "ownerLibrary" | "serviceLevel" | "language";
        /** @enum {string} */
        operator: "is" | "isNot" | "isEmpty" | "isNotEmpty";
        values?: string[];
      }[];
      description?: string | null;
      enabled?: boolean;
      /** @description The rules after it are asked too. */
      goesOn?: boolean;
      /** @description Its partners come at the very end. */
      lastResort?: boolean;
      name: string;
      position?: number;
      templates: string[];
    };
    RotaRuleView: {
      conditions: {
        /** @enum {string} */
        fact: "partner" | "userGroup" | "serviceType" | "requestedFormat" | "pickupLocation" | "ownerLibrary" | "serviceLevel" | "language";
        /** @enum {string} */
        operator: "is" | "isNot" | "isEmpty" | "isNotEmpty";
        values?: string[];
      }[];
      description?: string;
      enabled: boolean;
      goesOn: boolean;
      id: string;
      lastResort: boolean;
      name: string;
      position: number;
      templates: string[];
      /** @description Send it back as If-Match: it tells whether somebody was faster. */
      version?: string;
    };
    RotaTemplate: {
      code: string;
      members: string[];
      name: string;
      /** @enum {string} */
      order: "ordered" | "random" | "ranked";
      /** @enum {string} */
      status: "active" | "inactive";
      /** @description Send it back as If-Match: it tells whether somebody was faster. */
      version?: string;
    };
    RotaTemplateChange: {
      /** @description Partners in the order to be asked. */
      members?: string[];
      name?: string;
      /** @enum {string} */
      order?: "ordered" | "random" | "ranked";
      /** @enum {string} */
      status?: "active" | "inactive";
    };
    RotaTemplateDraft: {
      code: string;
      /** @description Partners in the order to be asked. */
      members: string[];
      name: string;
      /** @enum {string} */
      order?: "ordered" | "random" | "ranked";
      /** @enum {string} */
      status?: "active" | "inactive";
    };
    RotaTemplateSaved: {
      code: string;
      members: string[];
      name: string;
      /** @enum {string} */
      order: "ordered" | "random" | "ranked";
      /** @enum {string} */
      status: "active" | "inactive";
      /** @description Nobody of it can be asked: it is saved all the same. */
      warnings?: string[];
    };
    RotaTrial: {
      /** @description What the rules are told of the request. */
      facts: {
        [key: string]: string;
      };
      items: {
        fits: boolean;
        rule: string;
        used: boolean;
        why: string;
      }[];
      leftOut: {
        partner: string;
        partnerName: string;
        why: string;
      }[];
      rota: {
        partner: string;
        partnerName: string;
        why: string;
      }[];
      rules: {
        fits: boolean;
        rule: string;
        used: boolean;
        why: string;
      }[];
      sending: {
        fits: boolean;
        rule: string;
        used: boolean;
        why: string;
      }[];
    };
    RotaWarning: {
      about: string;
      /** @enum {string} */
      kind: "emptyRota" | "partnerInNoRota" | "ruleToInactiveRota";
      text: string;
    };
    ScanChoice: {
      externalId: string;
      /** @description Whose parcel it would be: name the line as well. */
      line?: number;
      partner?: string;
      request: string;
      /** @enum {string} */
      side: "borrowing" | "lending";
      stateLabel: string;
      title: string;
    };
    ScannerOrder: {
      /**
       * @description The page: only its own steps are done.
       * @enum {string}
       */
      at?: "receive" | "ship" | "in" | "return";
      /**
       * @description What kind of code it is; without it any.
       * @enum {string}
       */
      by?: "barcode" | "externalId";
      /** @description A temporary barcode, a barcode of ours or of the lender, or an External ID. */
      code: string;
      /** @description The doubt was read, and it is done all the same. */
      confirmed?: boolean;
      internalNote?: string;
      /** @description Chosen by the page for this scan: sent once more, it has no second effect. */
      key?: string;
      /** @description The line of the rota whose parcel it is, where more than one may have come. */
      line?: number;
      /** @description Only say what it is. */
      look?: boolean;
      /** @description To the partner, where the step tells it. */
      note?: string;
      /** @description At receipt: the patron is told that it is on the shelf. */
      notifyPatron?: boolean;
      /** @description The slip of the step is written. */
      printSlip?: boolean;
      /**
       * @description What is to be done with a parcel that its request was not waiting for.
       * @enum {string}
       */
      reply?: "takeInPlace" | "sendBack" | "askPartner";
      /** @description The request id that was scanned with it. */
      request?: string;
    };
    ScanOrder: {
      barcode: string;
      desk: string;
    };
    ScanTold: {
      /** @description Requests that the code could mean: name one. */
      choices?: components["schemas"]["ScanChoice"][];
      /** @enum {string} */
      did?: "receive" | "shelve" | "takeBack" | "sendHome" | "sendBack" | "putAside" | "checkIn" | "partlyBack" | "home" | "move" | "ship";
      /**
       * @description The page that does the step; nothing was done.
       * @enum {string}
       */
      elsewhere?: "receive" | "ship" | "in" | "return";
      hold?: components["schemas"]["HoldView"];
      /** @description The action that goes on from here. */
      next?: string;
      /** @description The library that it came from or goes to, where that is another one. */
      partner?: string;
      /**
       * @description The letter that tells the patron of it: queued as a mail, waiting to be printed, or gone.
       * @enum {string}
       */
      patronLetter?: "waiting" | "printed" | "sent" | "withdrawn" | "queued";
      /**
       * @description What a person is to decide; nothing was done.
       * @enum {string}
       */
      question?: "whichLibrary" | "passedOver" | "closed" | "notShipped";
      /** @description What may be answered to the question. */
      replies?: ("takeInPlace" | "sendBack" | "askPartner")[];
      request?: components["schemas"]["RequestView"];
      text: string;
    };
    Schedule: {
      /** @description `08:00` */
      at: string;
      day?: number;
      days?: number[];
      /** @enum {string} */
      every: "hour" | "day" | "workingDay" | "week" | "month" | "year";
      month?: number;
    };
    ScheduleView: {
      expression: string;
      next: string[];
      when: string;
    };
    SendingRuleChange: {
      /** @description All must fit; without any the rule fits always. */
      conditions?: {
        /** @enum {string} */
        fact: "partner" | "userGroup" | "serviceType" | "requestedFormat" | "pickupLocation" | "ownerLibrary" | "serviceLevel" | "language";
        /** @enum {string} */
        operator: "is" | "isNot" | "isEmpty" | "isNotEmpty";
        values?: string[];
      }[];
      enabled?: boolean;
      name?: string;
      position?: number;
      sends?: boolean;
    };
    SendingRuleDraft: {
      /** @description All must fit; without any the rule fits always. */
      conditions?: {
        /** @enum {string} */
        fact: "partner" | "userGroup" | "serviceType" | "requestedFormat" | "pickupLocation" | "ownerLibrary" | "serviceLevel" | "language";
        /** @enum {string} */
        operator: "is" | "isNot" | "isEmpty" | "isNotEmpty";
        values?: string[];
      }[];
      enabled?: boolean;
      name: string;
      position?: number;
      sends: boolean;
    };
    SendingRuleView: {
      conditions: {
        /** @enum {string} */
        fact: "partner" | "userGroup" | "serviceType" | "requestedFormat" | "pickupLocation" | "ownerLibrary" | "serviceLevel" | "language";
        /** @enum {string} */
        operator: "is" | "isNot" | "isEmpty" | "isNotEmpty";
        values?: string[];
      }[];
      enabled: boolean;
      id: string;
      name: string;
      position: number;
      sends: boolean;
      /** @description Send it back as If-Match: it tells whether somebody was faster. */
      version?: string;
    };
    SessionListed: {
      address: string;
      /** @description The one that asks. */
      current: boolean;
      /** Format: date-time */
      endsAt: string;
      /** @description Names the session; it opens nothing. */
      id: string;
      /** Format: date-time */
      seenAt: string;
      /** Format: date-time */
      startedAt: string;
      /** @enum {string} */
      way: "password" | "openId";
    };
    SessionView: {
      /** @description Of a browser’s session: send it as X-CSRF-Token with every change. */
      csrf?: string;
      desks: {
        /** @description What can be done there. */
        can: ("approve" | "receive" | "ship" | "shelve" | "checkOut" | "return" | "sendHome")[];
        code: string;
        library: string;
        libraryName: string;
        name: string;
      }[];
      /**
       * Format: date-time
       * @description The latest end: then one signs in again.
       */
      endsAt?: string;
      /** @description Of a person: whether they have a password of this node. */
      hasPassword?: boolean;
      /** @description Names this session in lists. */
      id?: string;
      /**
       * Format: date-time
       * @description The end when no call is made until then.
       */
      idleEndsAt?: string;
      /** @description Each call moves `idleEndsAt` to so long after it. */
      idleSeconds?: number;
      /** @enum {string} */
      kind: "user" | "key" | "node";
      /** @enum {string} */
      language: "en" | "fr";
      /** @description Codes; absent: all. */
      libraries?: string[];
      /** @description At one library or more. */
      permissions: ("seeRequests" | "workOnRequests" | "lendAtDesk" | "declareLoansLost" | "setReplacementCost" | "waiveFees" | "liftBlocks" | "seePatrons" | "keepPatrons" | "importPatrons" | "seeHoldings" | "keepHoldings" | "closeLibraries" | "seePartners" | "keepPartners" | "seeMessages" | "replayMessages" | "seeConfiguration" | "configure" | "runJobs" | "seeUsers" | "keepUsers" | "readAudit")[];
      permissionsByLibrary: {
        /** @description Absent: at all libraries. */
        library?: string;
        permissions: ("seeRequests" | "workOnRequests" | "lendAtDesk" | "declareLoansLost" | "setReplacementCost" | "waiveFees" | "liftBlocks" | "seePatrons" | "keepPatrons" | "importPatrons" | "seeHoldings" | "keepHoldings" | "closeLibraries" | "seePartners" | "keepPartners" | "seeMessages" | "replayMessages" | "seeConfiguration" | "configure" | "runJobs" | "seeUsers" | "keepUsers" | "readAudit")[];
      }[];
      roles: {
        label: string;
        library?: string;
        /** @enum {string} */
        role: "fulfillmentServicesOperator" | "fulfillmentServicesManager" | "circulationDeskOperator" | "physicalInventoryOperator" | "resourceSharingPartnersManager" | "fulfillmentAdministrator" | "generalSystemAdministrator";
      }[];
      /** Format: date-time */
      startedAt?: string;
      /** @enum {string} */
      theme: "light" | "dark" | "system";
      /** @description Of this node: show times there that belong to no request. */
      timeZone: string;
      user: {
        code: string;
        email?: string;
        name: string;
      };
      /** @description So long before either end the desk warns. */
      warnSeconds?: number;
    };
    SettingsView: {
      /** @description Which role a value of the OpenID claim gives at sign-in. */
      claimedRoles: {
        gives: {
          library?: string;
          /** @enum {string} */
          role: "fulfillmentServicesOperator" | "fulfillmentServicesManager" | "circulationDeskOperator" | "physicalInventoryOperator" | "resourceSharingPartnersManager" | "fulfillmentAdministrator" | "generalSystemAdministrator";
        };
        /** @description Of the claim. */
        value: string;
      }[];
      items: components["schemas"]["ShownSetting"][];
    };
    ShippingOrder: {
      barcodes?: string[];
      /** @description The doubt was read, and it is done all the same. */
      confirmed?: boolean;
      cost?: string;
      courier?: string;
      /** @enum {string} */
      deliveryMethod?: "Mail" | "Courier";
      /**
       * Format: date
       * @description Without it by policy.
       */
      dueDate?: string;
      /** @enum {string} */
      format?: "PHYSICAL" | "PHYSICAL_NON_RETURNABLE";
      internalNote?: string;
      /** @description The lending location that owns the items while they are away. */
      location?: string;
      note?: string;
      printSlip?: boolean;
      /** @description Id, External ID, or what is printed on the slip. */
      request: string;
      trackingNumber?: string;
      /** @description The link to a copy, which goes digitally. */
      url?: string;
    };
    ShownSetting: {
      /** @description The environment variable that sets it. */
      env: string;
      /** @enum {string} */
      group: "library" | "requests" | "loans" | "signIn" | "openId" | "mail" | "network" | "load" | "machine";
      isChanged: boolean;
      isSet: boolean;
      /** @enum {string} */
      name: "name" | "symbols" | "institutionCode" | "address" | "host" | "port" | "adminHost" | "adminPort" | "databaseUrl" | "amqpUrl" | "dataFolder" | "nodeId" | "staffToken" | "sessionHours" | "sessionIdleMinutes" | "openIdIssuer" | "openIdClientId" | "openIdClientSecret" | "openIdClientSecretFile" | "openIdScopes" | "openIdRoleClaim" | "openIdRoles" | "openIdNewPeople" | "openIdMatchEmail" | "openIdLabel" | "openIdLabelFrench" | "auditDays" | "openIdCardClaim" | "patronIdleMinutes" | "patronSearchesPerMinute" | "bodyDays" | "refusedDays" | "attemptDays" | "mailDays" | "patronDays" | "smtpHost" | "smtpPort" | "smtpTls" | "smtpUser" | "smtpPassword" | "smtpPasswordFile" | "smtpFrom" | "secretKey" | "allowAddresses" | "trustedProxies" | "certificateHeader" | "desk" | "autoSendNext" | "cancelByHand" | "withdrawBusinessDays" | "earlyWaitSeconds" | "lendingExpiryBusinessDays" | "overdueResendDays" | "replyByReminderDays" | "replyByRelease" | "autoClaimBusinessDays" | "autoClaimTimes" | "autoCancelBusinessDays" | "directoryHours" | "undoSeconds" | "lenderDueDays" | "renewalStepDays" | "renewalCapDays" | "renewLocally" | "returnAllowanceDays" | "currency" | "language" | "timeZone" | "bodyBytes" | "inboundAtOnce" | "partnerAtOnce" | "partnerPerMinute" | "sruPerMinute" | "pressureSeconds" | "databaseConnections" | "sendersAtOnce" | "perPartnerAtOnce" | "sweepSeconds" | "logLevel";
      /** @enum {string} */
      type: "text" | "port" | "integer" | "seconds" | "yesNo" | "url" | "addresses" | "symbols" | "secret" | "roleMap" | "currency" | "language";
      /** @description As it is written in the environment; empty: not set, or a secret. */
      value: string;
    };
    SignInOrder: {
      password: string;
      user: string;
    };
    SlipOrder: {
      /** @enum {string} */
      code: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      /** @description The version of the request that was on the screen. */
      version: number;
    };
    StaffJobDraft: {
      /** @enum {string} */
      deed: "printSlips" | "mailSlips" | "remind" | "expire" | "cancel" | "changeStatus" | "export";
      /** @enum {string} */
      format?: "xlsx" | "csv";
      mailTo?: string[];
      name: string;
      note?: string;
      /** @enum {string} */
      report?: "inTransit" | "overdue" | "figures";
      schedule: components["schemas"]["Schedule"];
      /** @enum {string} */
      slip?: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      status?: string;
      /** @description Id of a shared view. */
      view?: string;
    };
    StaffJobTurn: {
      on: boolean;
    };
    StateWords: {
      code: string;
      final: boolean;
      label: string;
      next: string;
      /** @enum {string} */
      turn: "us" | "partner" | "patron" | "nobody";
    };
    StatusOrder: {
      /** @description The warning was read, and it is wanted all the same. */
      confirmed?: boolean;
      note?: string;
      /** @description The name of a state of the request’s side. */
      status: string;
      /** @description The version of the request that was on the screen. */
      version: number;
    };
    StepOfOthers: {
      action: string;
      roles: ("fulfillmentServicesOperator" | "fulfillmentServicesManager" | "circulationDeskOperator" | "physicalInventoryOperator" | "resourceSharingPartnersManager" | "fulfillmentAdministrator" | "generalSystemAdministrator")[];
      /** @description Whose step it is, as a sentence. */
      text: string;
    };
    TemporaryItemView: {
      author?: string;
      barcode: string;
      description?: string;
      /** Format: date-time */
      dueAt: string;
      /**
       * Format: date
       * @description The same as a day, where the item is kept.
       */
      dueDay: string;
      externalId: string;
      fulfilmentNote?: string;
      id: string;
      internalNote?: string;
      itemPolicy?: string;
      library: string;
      location?: string;
      position: number;
      /** Format: date-time */
      receivedAt: string;
      receivedBy: string;
      /** Format: date-time */
      removedAt?: string;
      request: string;
      /** @enum {string} */
      status: "inTransit" | "onHoldShelf" | "onLoan" | "atDesk" | "lost";
      suppressed: boolean;
      title: string;
    };
    TermsView: {
      /** Format: date-time */
      acceptedAt?: string;
      conditions: {
        code: string;
        label: string;
        notForLoan: boolean;
        says: string;
      }[];
      cost?: {
        amount: string;
        currency?: string;
      };
      limit?: {
        amount: string;
        currency?: string;
      };
      /** @description The lender’s own words. */
      note?: string;
      /** @description Names this offer when it is accepted. */
      offer?: number;
      /** Format: date-time */
      offeredAt?: string;
      reason?: string;
      replyBy?: string;
      /** @enum {string} */
      standing: "toAnswer" | "offered" | "inForce";
    };
    TitleSought: {
      author?: string;
      isbns?: string[];
      issn?: string;
      oclc?: string;
      recordId?: string;
      title?: string;
    };
    TitleToMatch: {
      isbn?: string;
      issn?: string;
      oclc?: string;
      subtitle?: string;
      title?: string;
    };
    UserChange: {
      /** @description false ends their sessions at once. */
      active?: boolean;
      email?: string | null;
      /** @enum {string} */
      language?: "en" | "fr";
      name?: string;
      /** @description Without a library a role is held at all of them. */
      roles?: {
        library?: string;
        /** @enum {string} */
        role: "fulfillmentServicesOperator" | "fulfillmentServicesManager" | "circulationDeskOperator" | "physicalInventoryOperator" | "resourceSharingPartnersManager" | "fulfillmentAdministrator" | "generalSystemAdministrator";
      }[];
    };
    UserDraft: {
      code: string;
      email?: string | null;
      /** @enum {string} */
      language?: "en" | "fr";
      name: string;
      /** @description 12 characters or more. It is kept as a digest, and no answer has it. */
      password?: string;
      /** @description Without a library a role is held at all of them. */
      roles?: {
        library?: string;
        /** @enum {string} */
        role: "fulfillmentServicesOperator" | "fulfillmentServicesManager" | "circulationDeskOperator" | "physicalInventoryOperator" | "resourceSharingPartnersManager" | "fulfillmentAdministrator" | "generalSystemAdministrator";
      }[];
    };
    UserView: {
      active: boolean;
      /** @description Of the roles, those that the OpenID Connect provider says. Each sign-in refreshes them. */
      claimedRoles?: {
        library?: string;
        /** @enum {string} */
        role: "fulfillmentServicesOperator" | "fulfillmentServicesManager" | "circulationDeskOperator" | "physicalInventoryOperator" | "resourceSharingPartnersManager" | "fulfillmentAdministrator" | "generalSystemAdministrator";
      }[];
      code: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      deactivatedAt?: string;
      email?: string;
      hasPassword: boolean;
      /** @enum {string} */
      language: "en" | "fr";
      /** Format: date-time */
      lastSignInAt?: string;
      name: string;
      /** Format: date-time */
      openIdSince?: string;
      roles: {
        library?: string;
        /** @enum {string} */
        role: "fulfillmentServicesOperator" | "fulfillmentServicesManager" | "circulationDeskOperator" | "physicalInventoryOperator" | "resourceSharingPartnersManager" | "fulfillmentAdministrator" | "generalSystemAdministrator";
      }[];
      /** @description Send it back as If-Match: it tells whether somebody was faster. */
      version?: string;
    };
    Vocabulary: {
      actions: {
        borrowing: components["schemas"]["WordRow"][];
        lending: components["schemas"]["WordRow"][];
      };
      attention: components["schemas"]["WordRow"][];
      cancelReasons: components["schemas"]["WordRow"][];
      conditionReasons: components["schemas"]["WordRow"][];
      events: components["schemas"]["WordRow"][];
      rejectReasons: components["schemas"]["WordRow"][];
      sides: components["schemas"]["WordRow"][];
      states: {
        borrowing: components["schemas"]["StateWords"][];
        lending: components["schemas"]["StateWords"][];
      };
      work: components["schemas"]["WordRow"][];
    };
    WaysIn: {
      forgotten?: boolean;
      /** @description Of this node. */
      name: string;
      openId?: {
        french: string;
        label: string;
        /** @description Go there with the whole browser; `?returnTo=` names a page to come back to. */
        path: string;
      };
      password: boolean;
    };
    WordRow: {
      code: string;
      label: string;
    };
    WorkCount: {
      borrowing: number;
      /** @enum {string} */
      kind: "delivery" | "lost" | "reportLost" | "chase" | "decide" | "answer" | "read" | "ship" | "return" | "lend" | "send" | "receive";
      label: string;
      lending: number;
    };
    WorkLine: {
      action?: components["schemas"]["AllowedAction"];
      /** @enum {string} */
      kind: "delivery" | "lost" | "reportLost" | "chase" | "decide" | "answer" | "read" | "ship" | "return" | "lend" | "send" | "receive";
      label: string;
      /** @description 1 is done first. */
      priority: number;
      request: components["schemas"]["RequestSummary"];
      /** Format: date-time */
      since: string;
      stepOfOthers?: components["schemas"]["StepOfOthers"];
      why: string[];
    };
    WrongScan: {
      /** @enum {string} */
      is: "isbn" | "patronCard" | "ownItem" | "unknown";
      text: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  readActivity: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Activity"];
        };
      };
    };
  };
  listAudit: {
    parameters: {
      query?: {
        actor?: string;
        after?: string;
        from?: string;
        id?: string;
        limit?: number;
        operation?: string;
        outcome?: "begun" | "done" | "refused";
        thing?: string;
        until?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["AuditView"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  searchCatalogue: {
    parameters: {
      query?: {
        decade?: string;
        format?: "book" | "ebook" | "journal" | "ejournal" | "score" | "map" | "sound" | "music" | "video" | "online" | "other";
        from?: number;
        language?: string;
        library?: string;
        limit?: number;
        q?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["CatalogueFound"];
        };
      };
    };
  };
  listCatalogueImports: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["CatalogueImport"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  beginCatalogueImport: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportWish"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["CatalogueImport"];
        };
      };
    };
  };
  readCatalogueImport: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["CatalogueImport"];
        };
      };
    };
  };
  endCatalogueImport: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["EndOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["CatalogueImport"];
        };
      };
    };
  };
  listRecordProblems: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["KeptRecordProblem"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  takeRecords: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RecordsOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RecordsReport"];
        };
      };
    };
  };
  readTitle: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["BibView"];
        };
      };
    };
  };
  tryRecords: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RecordsTrial"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RecordsReport"];
        };
      };
    };
  };
  mayWorkAt: {
    parameters: {
      path: {
        desk: string;
        task: "approve" | "receive" | "ship" | "shelve" | "checkOut" | "return" | "sendHome";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["DeskOfTask"];
        };
      };
    };
  };
  readDirectoryFile: {
    parameters: {
      query?: {
        section?: string;
      };
      header?: {
        "If-None-Match"?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["DirectoryFile"];
        };
      };
    };
  };
  listDirectoryImports: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["DirectoryImportLine"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  importDirectory: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["DirectoryOrder"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["DirectoryImported"];
        };
      };
    };
  };
  readDirectoryImport: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["DirectoryImport"];
        };
      };
    };
  };
  undoDirectoryImport: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["DirectoryImport"];
        };
      };
    };
  };
  planDirectory: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["DirectoryOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["DirectoryPlan"];
        };
      };
    };
  };
  listDirectoryProposals: {
    parameters: {
      query?: {
        which?: "open" | "all";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["DirectoryProposal"][];
          };
        };
      };
    };
  };
  acceptProposal: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["DirectoryProposalAccepted"];
        };
      };
    };
  };
  refuseProposal: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["DirectoryProposal"];
        };
      };
    };
  };
  listDirectorySections: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["DirectorySectionView"][];
          };
        };
      };
    };
  };
  imposeDirectorySection: {
    parameters: {
      path: {
        section: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DirectoryImposing"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["DirectorySectionView"];
        };
      };
    };
  };
  readSubscription: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["DirectorySubscription"];
        };
      };
    };
  };
  subscribe: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["DirectorySubscriptionOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["DirectorySubscription"];
        };
      };
    };
  };
  unsubscribe: {
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  runSubscription: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["DirectorySubscription"];
        };
      };
    };
  };
  listenToEvents: {
    parameters: {
      query?: {
        after?: string;
        language?: "en" | "fr";
      };
      header?: {
        "Last-Event-ID"?: string;
      };
    };
    responses: {
      /** @description Events; each `data` is JSON. */
      200: {
        content: {
          "text/event-stream": string;
        };
      };
    };
  };
  listFees: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        patron?: string;
        status?: "open" | "paid" | "waived";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["FeeView"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  addFee: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["FeeDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["FeeView"];
        };
      };
    };
  };
  settleFee: {
    parameters: {
      path: {
        how: "paid" | "waived";
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["FeeView"];
        };
      };
    };
  };
  readFigures: {
    parameters: {
      query?: {
        from?: string;
        library?: string;
        partner?: string;
        service?: "Loan" | "Copy" | "CopyOrLoan";
        to?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["FiguresReport"];
        };
      };
    };
  };
  exportFigures: {
    parameters: {
      query?: {
        format?: "csv" | "xlsx";
        from?: string;
        library?: string;
        partner?: string;
        service?: "Loan" | "Copy" | "CopyOrLoan";
        to?: string;
      };
      header?: {
        "Accept-Language"?: string;
      };
    };
    responses: {
      /** @description A file: a spreadsheet, or CSV where that was asked for. */
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv": string;
        };
      };
    };
  };
  readFiguresOfMonths: {
    parameters: {
      query?: {
        from?: string;
        library?: string;
        partner?: string;
        service?: "Loan" | "Copy" | "CopyOrLoan";
        to?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["FigureOfMonth"][];
          };
        };
      };
    };
  };
  listFigureRequests: {
    parameters: {
      query?: {
        after?: string;
        from?: string;
        library?: string;
        limit?: number;
        measure?: "requests" | "filled" | "unfilled" | "cancelled" | "refused" | "renewalAsked" | "renewalGranted" | "overdue" | "lost" | "fee";
        partner?: string;
        reason?: string;
        service?: "Loan" | "Copy" | "CopyOrLoan";
        side?: "borrowing" | "lending";
        to?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["RequestSummary"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  listHolds: {
    parameters: {
      query?: {
        after?: string;
        library?: string;
        limit?: number;
        patron?: string;
        shelf?: "active" | "expired";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["HoldView"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  putOnHoldShelf: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ScanOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["HoldView"];
        };
      };
    };
  };
  extendHold: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["HoldExtension"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["HoldView"];
        };
      };
    };
  };
  matchHoldings: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["TitleToMatch"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["HoldingMatch"][];
          };
        };
      };
    };
  };
  listHoldings: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        q?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["HoldingView"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  addHolding: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["HoldingDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["HoldingView"];
        };
      };
    };
  };
  readHolding: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["HoldingView"];
        };
      };
    };
  };
  replaceHolding: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["HoldingDraft"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["HoldingView"];
        };
      };
    };
  };
  removeHolding: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  importAlmaItems: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["AlmaOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["AlmaReport"];
        };
      };
    };
  };
  importAlmaPartners: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["AlmaOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["AlmaReport"];
        };
      };
    };
  };
  importAlmaPatrons: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["AlmaOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["AlmaReport"];
        };
      };
    };
  };
  importAlmaRequests: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["AlmaRequestOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["AlmaReport"];
        };
      };
    };
  };
  importHoldings: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ImportReport"];
        };
      };
    };
  };
  importPatrons: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ImportReport"];
        };
      };
    };
  };
  readJobReaders: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: string[];
          };
        };
      };
    };
  };
  changeJobReaders: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["JobReaders"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: string[];
          };
        };
      };
    };
  };
  listJobs: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["JobView"][];
          };
        };
      };
    };
  };
  changeJob: {
    parameters: {
      path: {
        name: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["JobChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["JobView"];
        };
      };
    };
  };
  previewJob: {
    parameters: {
      path: {
        name: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["JobPreview"];
        };
      };
    };
  };
  runJob: {
    parameters: {
      path: {
        name: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["JobRun"];
        };
      };
    };
  };
  listJobRuns: {
    parameters: {
      path: {
        name: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["JobRunView"][];
          };
        };
      };
    };
  };
  listKeys: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["KeyView"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  addKey: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["KeyDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["KeyMade"];
        };
      };
    };
  };
  readKey: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["KeyView"];
        };
      };
    };
  };
  revokeKey: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["KeyView"];
        };
      };
    };
  };
  listLentItems: {
    parameters: {
      query?: {
        after?: string;
        barcode?: string;
        limit?: number;
        out?: boolean;
        request?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["LentItemView"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  readLetterLogo: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description A picture. */
      200: {
        content: {
          "image/jpeg": string;
          "image/png": string;
        };
      };
    };
  };
  listLetterStyles: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["LetterStyleView"][];
          };
        };
      };
    };
  };
  changeLetterStyle: {
    parameters: {
      path: {
        library: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LetterStyleChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterStyleView"];
        };
      };
    };
  };
  setLetterLogo: {
    parameters: {
      path: {
        library: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LogoUpload"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterStyleView"];
        };
      };
    };
  };
  removeLetterLogo: {
    parameters: {
      path: {
        library: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterStyleView"];
        };
      };
    };
  };
  readLetterWords: {
    parameters: {
      path: {
        code: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterWordsView"];
        };
      };
    };
  };
  rewordLetter: {
    parameters: {
      path: {
        code: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LetterTrial"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterWordsView"];
        };
      };
    };
  };
  useBuiltInLetter: {
    parameters: {
      path: {
        code: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LetterLanguage"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterWordsView"];
        };
      };
    };
  };
  delayLetter: {
    parameters: {
      path: {
        code: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LetterDelay"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterWordsView"];
        };
      };
    };
  };
  keepLetter: {
    parameters: {
      path: {
        code: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LetterLanguage"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterWordsView"];
        };
      };
    };
  };
  previewLetter: {
    parameters: {
      path: {
        code: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LetterTrial"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterPreview"];
        };
      };
    };
  };
  testLetter: {
    parameters: {
      path: {
        code: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LetterTrial"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["MailTrial"];
        };
      };
    };
  };
  listLetters: {
    parameters: {
      query?: {
        after?: string;
        code?: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
        kind?: "letter" | "slip";
        library?: string;
        limit?: number;
        request?: string;
        status?: "waiting" | "printed" | "sent" | "withdrawn";
        toPrint?: boolean;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["LetterView"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  drawLetters: {
    parameters: {
      query?: {
        ids?: string[];
        paper?: "letter" | "a4" | "receipt" | "labels";
        startLabel?: number;
      };
    };
    responses: {
      /** @description A PDF. */
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readLetter: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterView"];
        };
      };
    };
  };
  drawLetter: {
    parameters: {
      query?: {
        paper?: "letter" | "a4" | "receipt" | "labels";
        startLabel?: number;
      };
      path: {
        id: string;
      };
    };
    responses: {
      /** @description A PDF. */
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  markLetterPrinted: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterView"];
        };
      };
    };
  };
  withdrawLetter: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterView"];
        };
      };
    };
  };
  listLetterTypes: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["LetterTypeView"][];
          };
        };
      };
    };
  };
  useLetter: {
    parameters: {
      path: {
        code: "onHoldShelf" | "onHoldShelfReminder" | "queryToPatron" | "cancelRequest" | "externallyObtained" | "documentDelivery" | "requestConfirmation" | "recallNotice" | "renewal" | "renewalRefused" | "requestNotFilled" | "courtesy" | "overdueNotice" | "overdueAndLostNotification" | "overdueAndLost" | "lostLoan" | "loanReceipt" | "returnReceipt" | "fees" | "borrowingActivity" | "incomingSlip" | "resourceRequestSlip" | "shippingSlip" | "receiveSlip" | "returnSlip" | "holdShelfRequestSlip" | "lendingReport" | "generalAssignTo" | "outgoingEmail" | "requestAgainEmail" | "borrowerReceiveEmail" | "borrowerReturnEmail" | "lenderWillSupplyEmail" | "lenderShipEmail" | "lenderRejectEmail" | "lenderRenewResponseEmail" | "lenderCheckedInEmail" | "lendingRecallEmail" | "borrowerOverdueEmail" | "renewEmail" | "cancelEmail" | "damagedEmail" | "lostEmail" | "generalMessageEmail";
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LetterUse"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LetterTypeView"];
        };
      };
    };
  };
  markLettersPrinted: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["PrintedOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["LetterView"][];
          };
        };
      };
    };
  };
  listLibraries: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["LibraryView"][];
          };
        };
      };
    };
  };
  addLibrary: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["LibraryDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["LibraryView"];
        };
      };
    };
  };
  readLibrary: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LibraryView"];
        };
      };
    };
  };
  removeLibrary: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changeLibrary: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LibraryChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LibraryView"];
        };
      };
    };
  };
  listClosures: {
    parameters: {
      query?: {
        from?: string;
      };
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["ClosureView"][];
          };
        };
      };
    };
  };
  closeLibrary: {
    parameters: {
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClosureDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["ClosureView"];
        };
      };
    };
  };
  removeClosure: {
    parameters: {
      query?: {
        tell?: "yes" | "no";
      };
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ClosureTold"];
        };
      };
    };
  };
  changeClosure: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClosureChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ClosureView"];
        };
      };
    };
  };
  addDesk: {
    parameters: {
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DeskDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["DeskView"];
        };
      };
    };
  };
  removeDesk: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
        desk: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changeDesk: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
        desk: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DeskChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["DeskView"];
        };
      };
    };
  };
  addLocation: {
    parameters: {
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LocationDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["LocationView"];
        };
      };
    };
  };
  removeLocation: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
        location: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changeLocation: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
        location: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LocationChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LocationView"];
        };
      };
    };
  };
  listLoans: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        patron?: string;
        request?: string;
        status?: "out" | "returned" | "lost" | "deleted";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["LoanView"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  checkOut: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["CheckOutOrder"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["LoanView"];
        };
      };
    };
  };
  deleteLoan: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LoanView"];
        };
      };
    };
  };
  foundLoan: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LoanView"];
        };
      };
    };
  };
  declareLoanLost: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LostOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LoanView"];
        };
      };
    };
  };
  renewLoan: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RenewOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LoanView"];
        };
      };
    };
  };
  listLostCandidates: {
    parameters: {
      query?: {
        after?: string;
        because?: "overdue" | "inTransit";
        days?: number;
        limit?: number;
        partner?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["LostCandidate"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  exportLostCandidates: {
    parameters: {
      query?: {
        because?: "overdue" | "inTransit";
        days?: number;
        format?: "csv" | "xlsx";
        partner?: string;
      };
      header?: {
        "Accept-Language"?: string;
      };
    };
    responses: {
      /** @description A file: a spreadsheet, or CSV where that was asked for. */
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv": string;
        };
      };
    };
  };
  listLostCases: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        partner?: string;
        side?: "borrowing" | "lending";
        state?: "reported" | "declared" | "feeCommunicated" | "paid" | "waived" | "found" | "closed";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["LostCaseLine"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  testMail: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["MailTestOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["MailTrial"];
        };
      };
    };
  };
  changeMe: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["OwnChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["SessionView"];
        };
      };
    };
  };
  listMyPreferences: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Preference"][];
          };
        };
      };
    };
  };
  readMyPreference: {
    parameters: {
      path: {
        key: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Preference"];
        };
      };
    };
  };
  setMyPreference: {
    parameters: {
      path: {
        key: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PreferenceOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Preference"];
        };
      };
    };
  };
  forgetMyPreference: {
    parameters: {
      path: {
        key: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  listMySessions: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["SessionListed"][];
          };
        };
      };
    };
  };
  endMySession: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  listMessages: {
    parameters: {
      query?: {
        after?: string;
        direction?: "in" | "out";
        kind?: "request" | "supplyingAgencyMessage" | "requestingAgencyMessage";
        limit?: number;
        partner?: string;
        request?: string;
        status?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["MessageEntry"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  readMessage: {
    parameters: {
      path: {
        direction: "in" | "out";
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["MessageDetail"];
        };
      };
    };
  };
  readMessageXml: {
    parameters: {
      query?: {
        part?: "message" | "confirmation";
      };
      path: {
        direction: "in" | "out";
        id: string;
      };
    };
    responses: {
      /** @description XML. */
      200: {
        content: {
          "application/xml": string;
        };
      };
    };
  };
  listMoves: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        location?: string;
        status?: "inProcess" | "canceled" | "completed";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["MoveRequestView"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  listPartnerCatalogues: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["PartnerProfile"][];
          };
        };
      };
    };
  };
  searchPartnerCatalogue: {
    parameters: {
      query?: {
        q?: string;
      };
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["NetworkFound"];
        };
      };
    };
  };
  readLocatePreset: {
    parameters: {
      path: {
        preset: "alma" | "koha" | "reshare" | "interlend";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  readNode: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["NodeView"];
        };
      };
    };
  };
  readSettings: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["SettingsView"];
        };
      };
    };
  };
  listPartners: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["PartnerView"][];
          };
        };
      };
    };
  };
  addPartner: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["PartnerDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["PartnerAdded"];
        };
      };
    };
  };
  readPartner: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["PartnerView"];
        };
      };
    };
  };
  removePartner: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changePartner: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PartnerChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["PartnerView"];
        };
      };
    };
  };
  listCertifications: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["CertificationSummary"][];
          };
        };
      };
    };
  };
  certifyPartner: {
    parameters: {
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CertificationOrder"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["CertificationView"];
        };
      };
    };
  };
  readCertification: {
    parameters: {
      path: {
        code: string;
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["CertificationView"];
        };
      };
    };
  };
  stopCertification: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  reportCertification: {
    parameters: {
      query?: {
        language?: "en" | "fr";
      };
      path: {
        code: string;
        id: string;
      };
    };
    responses: {
      /** @description Plain text. */
      200: {
        content: {
          "text/plain": string;
        };
      };
    };
  };
  orderChannel: {
    parameters: {
      path: {
        code: string;
        order: "hold" | "suspend" | "resume" | "probe";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ChannelView"];
        };
      };
    };
  };
  issueCredential: {
    parameters: {
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CredentialOrder"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["CredentialIssued"];
        };
      };
    };
  };
  revokeCredential: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  tryLocate: {
    parameters: {
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TitleSought"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LocateTrial"];
        };
      };
    };
  };
  setLocateProfile: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LocateProfile"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LocateProfile"];
        };
      };
    };
  };
  removeLocateProfile: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  testPartner: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["PartnerTestStep"][];
          };
        };
      };
    };
  };
  usePasswordLink: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["LinkedPassword"];
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  forgetPassword: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["PasswordLinkOrder"];
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  listPatrons: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        q?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["PatronSummary"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  addPatron: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["PatronDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["PatronView"];
        };
      };
    };
  };
  readPatron: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["PatronView"];
        };
      };
    };
  };
  removePatron: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changePatron: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PatronChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["PatronView"];
        };
      };
    };
  };
  blockPatron: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["BlockDraft"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["PatronView"];
        };
      };
    };
  };
  liftBlock: {
    parameters: {
      path: {
        block: string;
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["PatronView"];
        };
      };
    };
  };
  renewForPatron: {
    parameters: {
      path: {
        id: string;
        loan: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PatronRenewal"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  setPin: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPin"];
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  listPolicies: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["PolicyView"][];
            /** @description Send it back as If-Match: it tells whether somebody was faster. */
            version?: string;
          };
        };
      };
    };
  };
  changePolicies: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PolicyChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["PolicyView"][];
          };
        };
      };
    };
  };
  readPracticePartner: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            running: boolean;
          };
        };
      };
    };
  };
  startPracticePartner: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["PartnerView"];
        };
      };
    };
  };
  writePullSlips: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["PullSlipOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["PullSlips"];
        };
      };
    };
  };
  listQuarantine: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["QuarantineEntry"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  listQueryTemplates: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["QueryTemplateView"][];
          };
        };
      };
    };
  };
  rewordQuery: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        type: 1 | 2 | 3 | 4 | 5;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["QueryText"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["QueryTemplateView"];
        };
      };
    };
  };
  listReasons: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["ReasonView"][];
          };
        };
      };
    };
  };
  addReason: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReasonDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["ReasonView"];
        };
      };
    };
  };
  removeReason: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
        list: "reject" | "condition" | "cancel";
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changeReason: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
        list: "reject" | "condition" | "cancel";
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReasonChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ReasonView"];
        };
      };
    };
  };
  listReasonCodes: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ReasonCodes"];
        };
      };
    };
  };
  listRemovedPartners: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["RemovedPartner"][];
          };
        };
      };
    };
  };
  replay: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReplaySelection"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ReplayResult"];
        };
      };
    };
  };
  readReports: {
    parameters: {
      query?: {
        inTransit?: number;
        overdue?: number;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["ReportFigure"][];
          };
        };
      };
    };
  };
  listRequests: {
    parameters: {
      query?: {
        activity?: "active" | "completed";
        after?: string;
        assignedTo?: string;
        attention?: boolean;
        created?: "day" | "week" | "month" | "older";
        due?: "overdue" | "within3days" | "within7days" | "later" | "none";
        format?: string;
        level?: string;
        limit?: number;
        notes?: boolean;
        order?: "asc" | "desc";
        owner?: string[];
        partner?: string[];
        pickup?: string[];
        printed?: "waiting" | "printed" | "none";
        q?: string;
        searchIn?: "title" | "author" | "externalId" | "barcode" | "isbn" | "requester";
        serviceType?: "Loan" | "Copy" | "CopyOrLoan";
        side?: "borrowing" | "lending";
        sort?: "created" | "updated" | "due" | "title" | "partner" | "state";
        state?: string[];
        unread?: boolean;
        updated?: "day" | "week" | "month" | "older";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["RequestSummary"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  createRequest: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RequestDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  exportRequests: {
    parameters: {
      query?: {
        activity?: "active" | "completed";
        assignedTo?: string;
        attention?: boolean;
        columns?: ("externalId" | "side" | "state" | "serviceType" | "title" | "author" | "partner" | "dueDate" | "next" | "requester" | "pickup" | "owner" | "assignedTo" | "needsAttention" | "activeNotes" | "unreadMessages" | "alerts" | "createdAt" | "updatedAt")[];
        created?: "day" | "week" | "month" | "older";
        due?: "overdue" | "within3days" | "within7days" | "later" | "none";
        format?: string;
        level?: string;
        notes?: boolean;
        order?: "asc" | "desc";
        owner?: string[];
        partner?: string[];
        pickup?: string[];
        printed?: "waiting" | "printed" | "none";
        q?: string;
        searchIn?: "title" | "author" | "externalId" | "barcode" | "isbn" | "requester";
        serviceType?: "Loan" | "Copy" | "CopyOrLoan";
        side?: "borrowing" | "lending";
        sort?: "created" | "updated" | "due" | "title" | "partner" | "state";
        state?: string[];
        unread?: boolean;
        updated?: "day" | "week" | "month" | "older";
      };
      header?: {
        "Accept-Language"?: string;
      };
    };
    responses: {
      /** @description CSV. */
      200: {
        content: {
          "text/csv": string;
        };
      };
    };
  };
  exportRequestsToSpreadsheet: {
    parameters: {
      query?: {
        activity?: "active" | "completed";
        assignedTo?: string;
        attention?: boolean;
        columns?: ("externalId" | "side" | "state" | "serviceType" | "title" | "author" | "partner" | "dueDate" | "next" | "requester" | "pickup" | "owner" | "assignedTo" | "needsAttention" | "activeNotes" | "unreadMessages" | "alerts" | "createdAt" | "updatedAt")[];
        created?: "day" | "week" | "month" | "older";
        due?: "overdue" | "within3days" | "within7days" | "later" | "none";
        format?: string;
        level?: string;
        notes?: boolean;
        order?: "asc" | "desc";
        owner?: string[];
        partner?: string[];
        pickup?: string[];
        printed?: "waiting" | "printed" | "none";
        q?: string;
        searchIn?: "title" | "author" | "externalId" | "barcode" | "isbn" | "requester";
        serviceType?: "Loan" | "Copy" | "CopyOrLoan";
        side?: "borrowing" | "lending";
        sort?: "created" | "updated" | "due" | "title" | "partner" | "state";
        state?: string[];
        unread?: boolean;
        updated?: "day" | "week" | "month" | "older";
      };
      header?: {
        "Accept-Language"?: string;
      };
    };
    responses: {
      /** @description A file: a spreadsheet, or CSV where that was asked for. */
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv": string;
        };
      };
    };
  };
  readRequest: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  editRequest: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RequestEdit"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  act: {
    parameters: {
      path: {
        action: string;
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ActionOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  removeAlerts: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  enterAnswer: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AnswerOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  whoMayStep: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Person"][];
          };
        };
      };
    };
  };
  askForStep: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AssignOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  assign: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AssignOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  dismiss: {
    parameters: {
      path: {
        attentionId: string;
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  duplicateRequest: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DuplicateOrder"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  explainRequest: {
    parameters: {
      header?: {
        "Accept-Language"?: string;
      };
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Explanation"];
        };
      };
    };
  };
  readHistory: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["HistoryEntry"][];
          };
        };
      };
    };
  };
  locate: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  askMove: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MoveWish"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  endMove: {
    parameters: {
      path: {
        end: "cancel" | "complete";
        id: string;
        move: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MoveEnd"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  addNote: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NoteOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  dismissNote: {
    parameters: {
      path: {
        id: string;
        noteId: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  queryPatron: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["QueryOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  release: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReleaseOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  changeRota: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RotaOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  tryRota: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RotaTrial"];
        };
      };
    };
  };
  writeSlip: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SlipOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  changeStatus: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["StatusOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  doForMany: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["BulkOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["BulkRow"][];
          };
        };
      };
    };
  };
  enterRequest: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["EnteredRequest"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  countRequests: {
    parameters: {
      query?: {
        activity?: "active" | "completed";
        assignedTo?: string;
        attention?: boolean;
        created?: "day" | "week" | "month" | "older";
        due?: "overdue" | "within3days" | "within7days" | "later" | "none";
        format?: string;
        level?: string;
        notes?: boolean;
        owner?: string[];
        partner?: string[];
        pickup?: string[];
        printed?: "waiting" | "printed" | "none";
        q?: string;
        searchIn?: "title" | "author" | "externalId" | "barcode" | "isbn" | "requester";
        serviceType?: "Loan" | "Copy" | "CopyOrLoan";
        side?: "borrowing" | "lending";
        state?: string[];
        unread?: boolean;
        updated?: "day" | "week" | "month" | "older";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestCounts"];
        };
      };
    };
  };
  previewRequest: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RequestDraft"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestPreview"];
        };
      };
    };
  };
  returnLoan: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ScanOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LoanView"];
        };
      };
    };
  };
  listRotaRules: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["RotaRuleView"][];
          };
        };
      };
    };
  };
  addRotaRule: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RotaRuleDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["RotaRuleView"];
        };
      };
    };
  };
  removeRotaRule: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changeRotaRule: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RotaRuleChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RotaRuleView"];
        };
      };
    };
  };
  listRotaTemplates: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["RotaTemplate"][];
          };
        };
      };
    };
  };
  addRotaTemplate: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RotaTemplateDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["RotaTemplateSaved"];
        };
      };
    };
  };
  removeRotaTemplate: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changeRotaTemplate: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RotaTemplateChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RotaTemplateSaved"];
        };
      };
    };
  };
  listRotaWarnings: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["RotaWarning"][];
          };
        };
      };
    };
  };
  scan: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ScannerOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ScanTold"];
        };
      };
    };
  };
  readSchedule: {
    parameters: {
      query?: {
        at?: string;
        day?: number;
        days?: string;
        every?: "hour" | "day" | "workingDay" | "week" | "month" | "year";
        month?: number;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ScheduleView"];
        };
      };
    };
  };
  listSendingRules: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["SendingRuleView"][];
          };
        };
      };
    };
  };
  addSendingRule: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["SendingRuleDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["SendingRuleView"];
        };
      };
    };
  };
  removeSendingRule: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changeSendingRule: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SendingRuleChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["SendingRuleView"];
        };
      };
    };
  };
  readSession: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["SessionView"];
        };
      };
    };
  };
  signIn: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["SignInOrder"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["SessionView"];
        };
      };
    };
  };
  signOut: {
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  beginOpenIdSignIn: {
    parameters: {
      query?: {
        returnTo?: string;
      };
    };
    responses: never;
  };
  endOpenIdSignIn: {
    parameters: {
      query?: {
        code?: string;
        error?: string;
        iss?: string;
        state?: string;
      };
    };
    responses: never;
  };
  changeOwnPassword: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["OwnPassword"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["SessionView"];
        };
      };
    };
  };
  shipItems: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ShippingOrder"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RequestView"];
        };
      };
    };
  };
  readWaysIn: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["WaysIn"];
        };
      };
    };
  };
  addStaffJob: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["StaffJobDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["JobView"];
        };
      };
    };
  };
  changeStaffJob: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["StaffJobDraft"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["JobView"];
        };
      };
    };
  };
  removeStaffJob: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  previewStaffJob: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["JobPreview"];
        };
      };
    };
  };
  runStaffJob: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["JobRun"];
        };
      };
    };
  };
  readStaffJobFile: {
    parameters: {
      path: {
        id: string;
        run: string;
      };
    };
    responses: {
      /** @description A file. */
      200: {
        content: {
          "application/pdf": string;
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv": string;
        };
      };
    };
  };
  turnStaffJob: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["StaffJobTurn"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["JobView"];
        };
      };
    };
  };
  previewStaffJobDraft: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["StaffJobDraft"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["JobPreview"];
        };
      };
    };
  };
  listItemRules: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["ItemRuleView"][];
          };
        };
      };
    };
  };
  addItemRule: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ItemRuleDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["ItemRuleView"];
        };
      };
    };
  };
  removeItemRule: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changeItemRule: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ItemRuleChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ItemRuleView"];
        };
      };
    };
  };
  listTemporaryItems: {
    parameters: {
      query?: {
        after?: string;
        barcode?: string;
        limit?: number;
        removed?: boolean;
        request?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["TemporaryItemView"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  receiveItem: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReceiveOrder"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["Received"];
        };
      };
    };
  };
  listUsers: {
    parameters: {
      query?: {
        active?: boolean;
        after?: string;
        library?: string;
        limit?: number;
        role?: "fulfillmentServicesOperator" | "fulfillmentServicesManager" | "circulationDeskOperator" | "physicalInventoryOperator" | "resourceSharingPartnersManager" | "fulfillmentAdministrator" | "generalSystemAdministrator";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["UserView"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  addUser: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["UserDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["UserView"];
        };
      };
    };
  };
  readUser: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["UserView"];
        };
      };
    };
  };
  removeUser: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changeUser: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UserChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["UserView"];
        };
      };
    };
  };
  setPassword: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPassword"];
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  listSessions: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["SessionListed"][];
          };
        };
      };
    };
  };
  endSessions: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  endSession: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  listViews: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["ListView"][];
          };
        };
      };
    };
  };
  addView: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ListViewDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["ListView"];
        };
      };
    };
  };
  removeView: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changeView: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ListViewChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ListView"];
        };
      };
    };
  };
  exportView: {
    parameters: {
      query?: {
        columns?: ("externalId" | "side" | "state" | "serviceType" | "title" | "author" | "partner" | "dueDate" | "next" | "requester" | "pickup" | "owner" | "assignedTo" | "needsAttention" | "activeNotes" | "unreadMessages" | "alerts" | "createdAt" | "updatedAt")[];
        format?: "csv" | "xlsx";
      };
      header?: {
        "Accept-Language"?: string;
      };
      path: {
        id: string;
      };
    };
    responses: {
      /** @description A file: a spreadsheet, or CSV where that was asked for. */
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv": string;
        };
      };
    };
  };
  readWords: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Vocabulary"];
        };
      };
    };
  };
  listWork: {
    parameters: {
      query?: {
        after?: string;
        assignedTo?: string;
        kind?: "delivery" | "lost" | "reportLost" | "chase" | "decide" | "answer" | "read" | "ship" | "return" | "lend" | "send" | "receive";
        limit?: number;
        notes?: boolean;
        side?: "borrowing" | "lending";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["WorkLine"][];
            /** @description Pass as `after` for the next page; absent on the last. */
            next?: string;
          };
        };
      };
    };
  };
  countWork: {
    parameters: {
      query?: {
        assignedTo?: string;
        notes?: boolean;
        side?: "borrowing" | "lending";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["WorkCount"][];
          };
        };
      };
    };
  };
  listProfiles: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["ProfileView"][];
          };
        };
      };
    };
  };
  addProfile: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProfileDraft"];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        content: {
          "application/json": components["schemas"]["ProfileView"];
        };
      };
    };
  };
  removeProfile: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    responses: {
      /** @description Done. */
      204: {
      };
    };
  };
  changeProfile: {
    parameters: {
      header?: {
        "If-Match"?: string;
      };
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProfileChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ProfileView"];
        };
      };
    };
  };
}

/** The calls about libraries, policies, reasons, and the words of letters and queries. */

import type { QueryText } from '../domain/letters/queries.js';
import type { ReasonView } from '../domain/library-reasons.js';
import type { LetterScope, LetterTrial, LetterWordsView, QueryTemplateView } from '../engine/local/letters.js';
import type {
  DeskChange,
  DeskDraft,
  DeskView,
  LibraryChange,
  LibraryDraft,
  LibraryView,
  LocationChange,
  LocationDraft,
  LocationView,
} from '../engine/local/libraries.js';
import type { PolicyChange, PolicyView } from '../engine/local/policies.js';
import type { ReasonChange, ReasonDraft } from '../engine/local/reasons.js';
import type { RotaTrial, RotaWarningView } from '../engine/ports.js';
import type { Call } from './rule-calls.js';

export function administrationCalls(call: Call) {
  const library = (code: string) => `/libraries/${encodeURIComponent(code)}`;
  const desk = (of: string, code: string) => `${library(of)}/desks/${encodeURIComponent(code)}`;
  const location = (of: string, code: string) => `${library(of)}/locations/${encodeURIComponent(code)}`;
  const reason = (list: string, code: string) => `/reasons/${encodeURIComponent(list)}/${encodeURIComponent(code)}`;
  const letterWords = (code: string) => `/letter-words/${encodeURIComponent(code)}`;
  return {
    library: (code: string) => call<LibraryView>('GET', library(code)),
    addLibrary: (draft: LibraryDraft) => call<LibraryView>('POST', '/libraries', { body: draft }),
    changeLibrary: (code: string, change: LibraryChange) => call<LibraryView>('PATCH', library(code), { body: change }),
    removeLibrary: (code: string) => call<void>('DELETE', library(code)),
    addDesk: (of: string, draft: DeskDraft) => call<DeskView>('POST', `${library(of)}/desks`, { body: draft }),
    changeDesk: (of: string, code: string, change: DeskChange) =>
      call<DeskView>('PATCH', desk(of, code), { body: change }),
    removeDesk: (of: string, code: string) => call<void>('DELETE', desk(of, code)),
    addLocation: (of: string, draft: LocationDraft) =>
      call<LocationView>('POST', `${library(of)}/locations`, { body: draft }),
    changeLocation: (of: string, code: string, change: LocationChange) =>
      call<LocationView>('PATCH', location(of, code), { body: change }),
    removeLocation: (of: string, code: string) => call<void>('DELETE', location(of, code)),

    tryRota: (request: string) => call<RotaTrial>('GET', `/requests/${encodeURIComponent(request)}/rota-trial`),
    rotaWarnings: async () => (await call<{ items: RotaWarningView[] }>('GET', '/rota-warnings')).items,
    policies: async () => (await call<{ items: PolicyView[] }>('GET', '/policies')).items,
    changePolicies: async (change: PolicyChange) =>
      (await call<{ items: PolicyView[] }>('PATCH', '/policies', { body: change })).items,
    reasons: async () => (await call<{ items: ReasonView[] }>('GET', '/reasons')).items,
    addReason: (draft: ReasonDraft) => call<ReasonView>('POST', '/reasons', { body: draft }),
    changeReason: (list: string, code: string, change: ReasonChange) =>
      call<ReasonView>('PATCH', reason(list, code), { body: change }),
    removeReason: (list: string, code: string) => call<void>('DELETE', reason(list, code)),
    queryTemplates: async () => (await call<{ items: QueryTemplateView[] }>('GET', '/query-templates')).items,
    letterWords: (code: string) => call<LetterWordsView>('GET', letterWords(code)),
    rewordLetter: (code: string, text: LetterTrial) => call<LetterWordsView>('PUT', letterWords(code), { body: text }),
    letterBackToUsual: (code: string, scope: LetterScope) =>
      call<LetterWordsView>('POST', `${letterWords(code)}/built-in`, { body: scope }),
    rewordQuery: (type: string, words: QueryText) =>
      call<QueryTemplateView>('PUT', `/query-templates/${encodeURIComponent(type)}`, { body: words }),
  };
}

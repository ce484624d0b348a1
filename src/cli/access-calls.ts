/** The calls about users, keys of programs and the audit log. */
import type { AuditFilter, AuditView, KeyDraft, KeyView } from '../engine/access/index.js';
import type { StaffChange, StaffFilter, StaffView } from '../engine/local/staff.js';
import type { Page } from '../engine/ports.js';
import type { UserDraft } from '../http/openapi/access-views.js';
import type { SessionListed } from '../http/openapi/me-operations.js';
import type { Call } from './rule-calls.js';

export function accessCalls(call: Call) {
  const user = (code: string) => `/users/${encodeURIComponent(code)}`;
  return {
    users: (filter: StaffFilter) => call<Page<StaffView>>('GET', '/users', { query: filter }),
    user: (code: string) => call<StaffView>('GET', user(code)),
    addUser: (draft: UserDraft) => call<StaffView>('POST', '/users', { body: draft }),
    changeUser: (code: string, change: StaffChange) => call<StaffView>('PATCH', user(code), { body: change }),
    removeUser: (code: string) => call<void>('DELETE', user(code)),
    setPin: (patron: string, pin: string) =>
      call<void>('PUT', `/patrons/${encodeURIComponent(patron)}/pin`, { body: { pin } }),
    setPassword: (code: string, password: string) =>
      call<void>('PUT', `${user(code)}/password`, { body: { password } }),
    sessions: (code: string) => call<{ items: SessionListed[] }>('GET', `${user(code)}/sessions`),
    endSessions: (code: string, id?: string) =>
      call<void>('DELETE', `${user(code)}/sessions${id === undefined ? '' : `/${encodeURIComponent(id)}`}`),
    keys: (page: { after?: string; limit: number }) => call<Page<KeyView>>('GET', '/keys', { query: page }),
    addKey: (draft: KeyDraft) => call<{ key: KeyView; secret: string }>('POST', '/keys', { body: draft }),
    revokeKey: (id: string) => call<KeyView>('DELETE', `/keys/${encodeURIComponent(id)}`),
    audit: (filter: AuditFilter) => call<Page<AuditView>>('GET', '/audit', { query: filter }),
  };
}

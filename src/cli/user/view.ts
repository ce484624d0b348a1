import type { StaffView } from '../../engine/local/staff.js';
import { facts } from '../table.js';
import { rolesInWords } from './roles.js';

export const userLines = ({
  code,
  name,
  email,
  language,
  roles,
  active,
  hasPassword,
  lastSignInAt,
}: StaffView): string[] =>
  facts([
    ['Code', code],
    ['Name', name],
    ['E-mail', email],
    ['Language', language],
    ['Roles', rolesInWords(roles) || 'none'],
    ['Active', active],
    ['Password', hasPassword],
    ['Last signed in', lastSignInAt],
  ]);

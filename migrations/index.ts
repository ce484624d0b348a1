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
];

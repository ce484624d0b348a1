import { itemRuleSection } from './item-rules.js';
import { calendarSection, deskSection, librarySection, locationSection } from './libraries.js';
import { librarySystemSection } from './library-systems.js';
import { loanRuleSection, patronGroupSection } from './loan-rules.js';
import { partnerSection } from './partners.js';
import { policySection } from './policies.js';
import { profileSection } from './profiles.js';
import { queryTemplateSection } from './query-templates.js';
import { reasonSection } from './reasons.js';
import { rotaTemplateSection } from './rota-templates.js';
import { rotaRuleSection, sendingRuleSection } from './rules.js';
import type { FileSection } from './section.js';

/** What a directory file may hold, in the order in which it is written: what is named comes before what names it. */
export const sections: readonly FileSection[] = [
  profileSection,
  reasonSection,
  partnerSection,
  rotaTemplateSection,
  rotaRuleSection,
  sendingRuleSection,
  queryTemplateSection,
  librarySection,
  deskSection,
  locationSection,
  calendarSection,
  itemRuleSection,
  patronGroupSection,
  loanRuleSection,
  policySection,
  librarySystemSection,
];

export const fileSectionNames: readonly string[] = sections.map(({ name }) => name);

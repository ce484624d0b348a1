import { itemRuleSection } from './item-rules.js';
import { partnerSection } from './partners.js';
import { profileSection } from './profiles.js';
import { rotaTemplateSection } from './rota-templates.js';
import { rotaRuleSection, sendingRuleSection } from './rules.js';
import type { Section } from './section.js';

/** What a directory file may hold, in the order in which it is written: what is named comes before what names it. */
export const sections: readonly Section[] = [
  profileSection,
  partnerSection,
  rotaTemplateSection,
  rotaRuleSection,
  sendingRuleSection,
  itemRuleSection,
];

export const sectionNames = sections.map(({ name }) => name);

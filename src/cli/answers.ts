/** What the node answers, as the command line reads it: in one language. */

import type * as views from '../engine/certify/views.js';
import type * as ports from '../engine/ports.js';
import type { Said } from '../words/said.js';

export type PartnerTestStep = Said<ports.PartnerTestStep>;
export type RequestSummary = Said<ports.RequestSummary>;
export type RequestView = Said<ports.RequestView>;
export type CertificationView = Said<views.CertificationView>;

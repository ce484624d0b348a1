import { certificationSteps, stepResults } from '../domain/certify/steps.js';
import { languages } from '../domain/fulfilment/patron.js';
import { isoVersions } from '../protocol/codes.js';
import { items, made, type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import {
  closed,
  instant,
  integer,
  list,
  object,
  oneOfThese,
  optional,
  ref,
  sentenceShape,
  text,
  wording,
  yesNo,
} from './shape.js';

export const certificationOperations = [
  {
    method: 'get',
    path: '/practice-partner',
    id: 'readPracticePartner',
    tag: 'partners',
    permission: 'seePartners',
    summary: 'Whether the practice partner answers from this process of the node.',
    answer: ok(object({ running: yesNo })),
  },
  {
    method: 'post',
    path: '/practice-partner',
    id: 'startPracticePartner',
    tag: 'partners',
    permission: 'keepPartners',
    summary: 'Lists the practice partner in the directory and lets it answer until the node is restarted.',
    answer: ok(ref('PartnerView')),
    problems: [409],
  },
  {
    method: 'get',
    path: '/partners/{code}/certifications',
    id: 'listCertifications',
    tag: 'partners',
    permission: 'seePartners',
    summary: 'The certifications of a partner, newest first.',
    answer: ok(items('CertificationSummary')),
    problems: [404],
  },
  {
    method: 'post',
    path: '/partners/{code}/certifications',
    id: 'certifyPartner',
    tag: 'partners',
    permission: 'keepPartners',
    summary: 'Begin a scripted practice conversation with a partner that agreed to it. No real item is asked for.',
    body: 'CertificationOrder',
    answer: made(ref('CertificationView')),
    problems: [404, 409],
  },
  {
    method: 'get',
    path: '/partners/{code}/certifications/{id}',
    id: 'readCertification',
    tag: 'partners',
    permission: 'seePartners',
    summary: 'Progress while it runs; the report and the settings that suit the partner when it is over.',
    answer: ok(ref('CertificationView')),
    problems: [404],
  },
  {
    method: 'get',
    path: '/partners/{code}/certifications/{id}/report',
    id: 'reportCertification',
    tag: 'partners',
    permission: 'seePartners',
    summary:
      'The report as plain text, to print and to send to the partner; without `language` in that of Accept-Language.',
    query: { language: oneOfThese(...languages) },
    answer: 'text',
    problems: [404],
  },
  {
    method: 'delete',
    path: '/partners/{code}/certifications/{id}',
    id: 'stopCertification',
    tag: 'partners',
    permission: 'keepPartners',
    summary: 'End a certification that runs.',
    answer: 'none',
    problems: [404],
  },
] as const satisfies readonly Operation[];

const step = oneOfThese(...certificationSteps);
const version = oneOfThese(...isoVersions);
const summary = {
  /** Also in the ids of its requests. */
  id: text,
  partner: text,
  state: oneOfThese('running', 'done', 'stopped'),
  startedBy: text,
  startedAt: instant,
  finishedAt: optional(instant),
};

export const certificationSchemas = {
  CertificationOrder: closed({
    waitSeconds: optional({
      ...integer,
      minimum: 1,
      maximum: 86_400,
      description: 'For each message of theirs; 300.',
    }),
    without: optional(list(step, { maxItems: certificationSteps.length, description: 'What they do not have.' })),
  }),
  CertificationSummary: object(summary),
  CertificationView: object({
    ...summary,
    partnerName: text,
    /** Our own name and the symbol we spoke as. */
    by: text,
    waitSeconds: integer,
    passed: integer,
    failed: integer,
    notSupported: integer,
    steps: list(
      object({
        step,
        title: wording,
        result: oneOfThese(...stepResults),
        words: wording,
      }),
    ),
    /** What is waited for, and until when at the longest. */
    waitingFor: optional(object({ step, until: instant })),
    suits: optional(
      object({
        dialect: text,
        isoVersion: version,
        strict: yesNo,
        callLimitSeconds: integer,
        because: list(sentenceShape),
      }),
    ),
    /** What was said, in order. */
    messages: list(
      object({
        id: text,
        at: instant,
        direction: oneOfThese('in', 'out'),
        request: text,
        said: text,
        words: wording,
        isoVersion: optional(text),
      }),
    ),
  }),
};

export type CertificationOrder = Shape<'CertificationOrder'>;
/** A certification without its steps, as lists show it. */
export type CertificationSummary = Shape<'CertificationSummary'>;

/** Progress while it runs, the report when it is over. */
export type CertificationView = Shape<'CertificationView'>;

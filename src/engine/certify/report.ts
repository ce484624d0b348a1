import type { CertificationView } from '../../contract/certification-operations.js';
import { resultWords } from '../../domain/certify/steps.js';
import { dialectLabel } from '../../domain/partner/dialects.js';
import { type Code, type Facts, type Language, message, type Said, say, type Wording } from '../../words/index.js';

/** The report as plain text, for printing and for the partner. */
export function reportLines(view: CertificationView | Said<CertificationView>, language: Language): string[] {
  const said = (what: Wording) => say(what, language);
  const t = (code: Code, facts?: Facts) => said(message(code, facts));
  const { suits } = view;
  return [
    t('certifyReport.title', { name: view.partnerName, code: view.partner }),
    t('certifyReport.by', {
      by: view.by,
      number: view.id,
      at: { moment: view.startedAt, zone: 'UTC' },
      state: message(`certifyReport.${view.state}`),
    }),
    '',
    ...view.steps.flatMap(({ title, result, words }) => [
      `  ${said(resultWords(result)).padEnd(13)} ${said(title)}`,
      ...(words ? [`                ${t('certifyReport.quoted', { words })}`] : []),
    ]),
    '',
    t('certifyReport.counts', { passed: view.passed, failed: view.failed, not: view.notSupported }),
    ...(suits
      ? [
          '',
          t('certifyReport.suits', {
            dialect: dialectLabel(suits.dialect),
            version: suits.isoVersion,
            seconds: suits.callLimitSeconds,
            strict: suits.strict ? 'yes' : 'no',
          }),
          ...suits.because.map((reason) => `  ${said(reason)}`),
        ]
      : []),
    '',
    t('certifyReport.practice'),
  ];
}

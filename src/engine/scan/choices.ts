/** The requests that one code could mean. */
import { stateName } from '../../domain/states.js';
import { message } from '../../words/message.js';
import type { Loan } from '../model/records.js';
import type { ScanAnswer, ScanChoice } from '../model/scan.js';

export const several = (loans: readonly Loan[]): ScanAnswer => ({
  kind: 'told',
  told: { text: message('scanned.several'), choices: loans.map(choiceOf) },
});

export const choiceOf = ({ request, citation }: Loan): ScanChoice => ({
  request: request.id,
  externalId: request.externalId,
  side: request.side,
  title: citation.title,
  ...stateName(request.side, request.state),
});

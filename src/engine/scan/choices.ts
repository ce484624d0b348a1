/** The requests that one code could mean. */

import type { ScanChoice } from '../../contract/scan-operations.js';
import { stateName } from '../../domain/tables/states.js';
import { message } from '../../words/message.js';
import type { Loan } from '../model/records.js';
import type { ScanAnswer } from '../model/scan.js';

export const askWhichRequest = (loans: readonly Loan[]): ScanAnswer => ({
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

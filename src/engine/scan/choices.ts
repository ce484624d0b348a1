/** The requests that one code could mean. */
import { lendingScanWords } from '../../domain/fulfilment/lending-scan-words.js';
import { stateNames } from '../../domain/states.js';
import type { Loan } from '../records.js';
import type { ScanAnswer, ScanChoice } from './index.js';

export const several = (loans: readonly Loan[]): ScanAnswer => ({
  kind: 'told',
  told: { ...lendingScanWords.several, choices: loans.map(choiceOf) },
});

export const choiceOf = ({ request, citation }: Loan): ScanChoice => ({
  request: request.id,
  externalId: request.externalId,
  side: request.side,
  title: citation.title,
  ...stateNames(request.side, request.state),
});

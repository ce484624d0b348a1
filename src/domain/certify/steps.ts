/** Everything a certification looks at, in the order of its report. */
import { type Message, message } from '../../words/message.js';
export const certificationSteps = [
  'request',
  'willSupply',
  'statusRequest',
  'generalMessage',
  'ship',
  'receive',
  'identicalRepeat',
  'restampedRepeat',
  'overdue',
  'renewGranted',
  'renewRefused',
  'recall',
  'return',
  'checkIn',
  'conditional',
  'unfilled',
  'lateMessage',
  'retry',
  'cancelAccepted',
  'cancelRefused',
  'version1.2',
  'version2021-2',
] as const;
export type CertificationStep = (typeof certificationSteps)[number];

/** `notTried`: what comes before it did not work, or it is not its turn yet. */
export const stepResults = ['pass', 'fail', 'notSupported', 'notTried', 'waiting'] as const;
export type StepResult = (typeof stepResults)[number];

/** What each step shows, as staff and the partner read it. */
export const stepTitle = (step: CertificationStep): Message =>
  message(step === 'version1.2' ? 'certifyStep.version1_2' : `certifyStep.${step}`);
export const resultWords = (result: StepResult): Message => message(`certifyResult.${result}`);

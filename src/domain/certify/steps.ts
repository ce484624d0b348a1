/** Everything a certification looks at, in the order of its report. */
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

interface Words {
  en: string;
  fr: string;
}

export const stepTitles: Record<CertificationStep, Words> = {
  request: { en: 'It takes a request', fr: 'Il accepte une demande' },
  willSupply: { en: 'It promises to supply', fr: 'Il promet de fournir' },
  statusRequest: { en: 'It answers a status request', fr: 'Il répond à une demande d’état' },
  generalMessage: { en: 'It takes and sends a general message', fr: 'Il reçoit et envoie un message libre' },
  ship: { en: 'It says that the item was shipped', fr: 'Il annonce l’expédition' },
  receive: { en: 'It takes Received', fr: 'Il accepte Received (reçu)' },
  identicalRepeat: {
    en: 'It takes the same bytes again without harm',
    fr: 'Il accepte les mêmes octets une seconde fois',
  },
  restampedRepeat: {
    en: 'It takes the same message under a new time without harm',
    fr: 'Il accepte le même message sous une nouvelle heure',
  },
  overdue: { en: 'It says that the loan is overdue', fr: 'Il annonce un retard' },
  renewGranted: { en: 'It grants a renewal', fr: 'Il accorde une prolongation' },
  renewRefused: { en: 'It refuses a renewal', fr: 'Il refuse une prolongation' },
  recall: { en: 'It recalls the item', fr: 'Il rappelle le document' },
  return: { en: 'It takes ShippedReturn', fr: 'Il accepte ShippedReturn (retourné)' },
  checkIn: { en: 'It checks the item in', fr: 'Il enregistre le retour' },
  conditional: {
    en: 'It offers conditions, and takes our consent',
    fr: 'Il pose des conditions et reçoit notre accord',
  },
  unfilled: { en: 'It says that it cannot supply', fr: 'Il répond qu’il ne peut pas fournir' },
  lateMessage: {
    en: 'It takes a message that comes too late without harm',
    fr: 'Il accepte un message arrivé trop tard',
  },
  retry: {
    en: 'It asks to try again, and takes the second try',
    fr: 'Il demande de réessayer et accepte le second essai',
  },
  cancelAccepted: { en: 'It agrees to a cancel', fr: 'Il accepte une annulation' },
  cancelRefused: { en: 'It refuses a cancel', fr: 'Il refuse une annulation' },
  'version1.2': { en: 'It understands version 1.2', fr: 'Il comprend la version 1.2' },
  'version2021-2': { en: 'It understands version 2021-2', fr: 'Il comprend la version 2021-2' },
};

export const resultWords: Record<StepResult, Words> = {
  pass: { en: 'pass', fr: 'réussi' },
  fail: { en: 'FAIL', fr: 'ÉCHEC' },
  notSupported: { en: 'not supported', fr: 'non offert' },
  notTried: { en: 'not tried', fr: 'non essayé' },
  waiting: { en: 'waiting', fr: 'en attente' },
};

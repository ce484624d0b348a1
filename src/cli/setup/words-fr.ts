import { certificationSteps } from '../../domain/certify/steps.js';
import type { SetupWords } from './words.js';

export const french: SetupWords = {
  language: 'fr',
  heading: 'Réglages de ce nœud Interlend. L’environnement passe avant ce fichier.',
  welcome:
    'Interlend : d’un dossier vide à un prêt d’exercice. Cela prend quelques minutes; Ctrl-C interrompt, et la prochaine exécution reprend où l’on s’est arrêté.',
  ask: {
    name: 'Nom de la bibliothèque, tel que partenaires et personnel le lisent',
    symbol: 'Son symbole d’agence, par exemple ISIL:CA-OOLAC',
    address: 'L’adresse où partenaires et personnel la joignent',
    administrator: 'Identifiant du premier administrateur',
    password: 'Son mot de passe (12 caractères ou plus; rien : il est créé)',
    repeat: 'Le même encore une fois',
  },
  wrong: {
    name: 'Un nom a 200 caractères au plus, sans guillemets droits ni barre oblique inverse.',
    symbol: 'Un symbole est un type et une valeur : ISIL:CA-OOLAC.',
    address:
      'Une adresse commence par http:// ou https:// et s’arrête avant tout point d’interrogation : https://pret.exemple.ca.',
    administrator: 'Un identifiant a de 2 à 64 lettres, chiffres, points, traits d’union ou traits de soulignement.',
    needed: 'Une réponse est nécessaire.',
    twoPasswords: 'C’étaient deux mots de passe différents.',
    noAnswer: (flag) => [`Personne ne répond, et --${flag} n’est pas donné.`, 'Donnez-le, ou répondez à un terminal.'],
    flag: (flag, problem) => `--${flag} : ${problem}`,
    password: (problem) => problem,
    other: (path, setting, theirs) => [
      `${path} indique autre chose pour ${setting} : ${theirs}.`,
      'Omettez l’option, ou modifiez ce fichier.',
    ],
  },
  settings: {
    title: 'Réglages',
    written: (path) => `✓ ${path} est écrit; vous seul pouvez le lire.`,
    there: (path, name, symbol) => `✓ ${path} existe déjà : ${name}, ${symbol}.`,
    proxy: (address, own) => `  Un mandataire TLS doit transmettre ${address} à ${own}.`,
    unsealed: (address) => `  ${address} n’est pas chiffrée : convient seulement à un réseau qui vous appartient.`,
  },
  database: {
    title: 'Base de données',
    embedded: (folder) => `✓ Le PostgreSQL intégré garde les données dans ${folder}.`,
    given: (database) => `✓ Les données sont gardées dans ${database}.`,
  },
  library: {
    title: 'Bibliothèque et comptoir',
    ready: (name, library, desk) => `✓ ${name} (${library}) a son comptoir ${desk}.`,
  },
  administrator: {
    title: 'Premier administrateur',
    made: (code) => `✓ ${code} peut tout faire, et donne leurs rôles aux autres.`,
    shown: (password) => `  Mot de passe, montré cette seule fois : ${password}`,
    there: (code) => `✓ ${code} est déjà administrateur; son mot de passe ne change pas.`,
  },
  partner: {
    title: 'Partenaire d’exercice',
    listed: (code) => `✓ Il joue une bibliothèque sur cette machine et figure au répertoire sous ${code}.`,
    refused: (step, said, remedy) => [`${step} : ${said}`, remedy],
  },
  certification: {
    title: 'Certification',
    begun: `Une conversation prévue en ${certificationSteps.length} étapes; elle dure environ une demi-minute.`,
    there: (id, on) => `✓ Le partenaire d’exercice a été certifié le ${on} (${id}).`,
    failed: (count) => `${count === 1 ? 'Une étape' : `${count} étapes`} de la certification ont échoué.`,
  },
  loan: {
    title: 'Un prêt d’exercice',
    citation: 'Exercice : lacs et rivières',
    there: (id) => `✓ ${id} a déjà fait tout le chemin.`,
    brokenOff: (id) => `  ${id} a été interrompu; son prêteur n’est plus là. Un autre commence.`,
    made: (id) => `✓ Un usager souhaite « Exercice : lacs et rivières » : notre demande d’emprunt ${id}.`,
    sent: '✓ La demande est envoyée au partenaire d’exercice.',
    promised: '✓ Le partenaire d’exercice promet de fournir le document.',
    shipped: '✓ Il l’a expédié; le document est en route.',
    received: '✓ Le document est ici : reçu, et le partenaire le sait.',
    returned: '✓ Le document rentre chez lui : retourné.',
    checkedIn: '✓ Le partenaire d’exercice a enregistré le retour. Le prêt est terminé des deux côtés.',
    stuck: (id, state) => [`${id} reste à ${state}.`, `interlend request history ${id} dit ce qui s’est passé.`],
  },
  done: (seconds) => `Terminé après ${seconds < 90 ? `${seconds} secondes` : `${Math.round(seconds / 60)} minutes`}.`,
  next: {
    title: 'La suite',
    start: (folder, command) => `  Démarrez le nœud dans ${folder} :  ${command} serve`,
    desk: (url, code) => `  Ouvrez le bureau du personnel :  ${url}/  et connectez-vous comme ${code}.`,
    partner: (address, symbol) =>
      `  Donnez à un vrai partenaire votre adresse ${address}/iso18626 et votre symbole ${symbol}, et inscrivez-le :`,
    register: (command) =>
      `    ${command} partner add --code ALGON --name "Algonquin" --symbol ISIL:CA-OOALG --address https://…`,
    certify: (command) =>
      `    ${command} partner test ALGON      et avec son accord :  ${command} partner certify ALGON`,
    practise: (command) =>
      `  Exercez-vous :  INTERLEND_ALLOW_ADDRESSES=127.0.0.1 ${command} serve, et dans un autre terminal  ${command} practice`,
  },
};

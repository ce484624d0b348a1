import { dictionary } from '@zxcvbn-ts/language-common';
import { plainForms, withoutAccents } from '../../../src/domain/passwords.js';

/** What people at a Canadian library would choose first, in both languages; the list of the package is English. */
const ofLibraries = `library libraries librarian bibliotheque bibliothecaire interlibrary interlend
  loan loans borrow lending livres livre books reading lecture college university universite campus school ecole etudiant
  student teacher bienvenue bonjour motdepasse password passphrase changeme changezmoi administrateur administrator
  ontario toronto ottawa quebec montreal canada hockey hiver winter summer autumn spring printemps automne soleil
  secret monsecret mypassword temporary temporaire default welcome`.split(/\s+/);

/** As the file holds them: plain letters, each once, the most used first. */
export function commonWords(): string {
  const all = [...ofLibraries, ...(dictionary['passwords-common'] as string[])];
  const words = all
    .flatMap((each) => plainForms(withoutAccents(each)).slice(-1))
    .filter((word) => /^[a-z]{4,}$/.test(word));
  return [...new Set(words)].slice(0, 24_000).join(' ');
}

import { dictionary } from '@zxcvbn-ts/language-common';
import { plainForms, withoutAccents } from '../../../src/domain/staff/passwords.js';

/** What people at a Canadian library would choose first, in both languages; the list of the package is English. */
const ofLibraries = `library libraries librarian bibliotheque bibliothecaire interlibrary interlend
  loan loans borrow lending livres livre books reading lecture college university universite campus school ecole etudiant
  student teacher bienvenue bonjour motdepasse password passphrase changeme changezmoi administrateur administrator
  ontario toronto ottawa quebec montreal canada hockey hiver winter summer autumn spring printemps automne soleil
  secret monsecret mypassword temporary temporaire default welcome
  fulfillment fulfilment circulation cataloguing acquisitions resourcesharing holdshelf overdue renewal reservation pret
  algonquin cambrian canadore centennial conestoga confederation durham fanshawe fleming georgian humber lacite boreal lambton
  loyalist mohawk niagara northern sault seneca sheridan stlawrence stclair georgebrown`.split(/\s+/);

/** As the file holds them: plain letters, each once, the most used first. */
export function commonWords(): string {
  const all = [...ofLibraries, ...(dictionary['passwords-common'] as string[])];
  const words = all
    .flatMap((each) => plainForms(withoutAccents(each)).slice(-1))
    .filter((word) => /^[a-z]{4,}$/.test(word));
  return [...new Set(words)].slice(0, 24_000).join(' ');
}

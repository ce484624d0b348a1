import type { NodeNotice } from '../../engine/distribution/views.js';
import type { NodeSnapshot } from '../../engine/ports.js';

/** What the state of the node asks people to do. */
export function noticesOf({ database, unreadableSecrets }: NodeSnapshot): NodeNotice[] {
  const notices: NodeNotice[] = [];
  if (database !== 'up')
    notices.push({
      kind: 'nothingStored',
      text: 'Nothing can be saved at the moment: the database is read-only or its disk is full. Tell whoever runs this system.',
      french:
        'Rien ne peut être enregistré en ce moment : la base de données est en lecture seule ou son disque est plein. Prévenez la personne responsable du système.',
    });
  if (unreadableSecrets.length > 0) {
    const partners = unreadableSecrets.join(', ');
    notices.push({
      kind: 'secretUnreadable',
      text: `Nothing is sent to ${partners}: what we present to them cannot be read with this secret key. Enter it again on the partner’s page.`,
      french: `Rien n’est envoyé à ${partners} : l’identification que nous leur présentons est illisible avec cette clé secrète. Saisissez-la de nouveau sur la page du partenaire.`,
    });
  }
  return notices;
}

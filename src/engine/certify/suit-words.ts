/** Why a certification proposes the settings that it proposes. */
import type { Sentence } from '../../domain/words.js';

const row = (text: string, french: string): Sentence => ({ text, french });

export const suitWords = {
  interlend: row('Its notes carry the block of another Interlend.', 'Ses notes portent le bloc d’un autre Interlend.'),
  reshareNumbers: row(
    'It numbers its messages as ReShare does (#seq:…#).',
    'Il numérote ses messages comme ReShare (#seq:…#).',
  ),
  reshareConditions: row(
    'It tells how conditions stand as ReShare does.',
    'Il indique l’état des conditions comme ReShare.',
  ),
  reshareXml: row('Its XML is written as ReShare writes it.', 'Son XML est écrit comme celui de ReShare.'),
  crosslinkConditions: row(
    'It promises and sets conditions in one message, as CrossLink does.',
    'Il promet et pose des conditions dans un même message, comme CrossLink.',
  ),
  crosslinkXml: row('It writes as a CrossLink broker does.', 'Il écrit comme un courtier CrossLink.'),
  almaStatus: row('It leaves the status empty at times, as Alma does.', 'Il laisse parfois l’état vide, comme Alma.'),
  almaConditions: row(
    'It writes its conditions into the note of a notification, as Alma does.',
    'Il écrit ses conditions dans la note d’un avis, comme Alma.',
  ),
  noHabits: row(
    'It has no habits of a system known to us.',
    'Il n’a les habitudes d’aucun système que nous connaissons.',
  ),
  nothingRead: row('It sent no message that could be read.', 'Il n’a envoyé aucun message lisible.'),
  allValid: row('Each of its {count} messages was valid.', 'Chacun de ses {count} messages était valide.'),
  notAllValid: row(
    'Not all of its messages were valid: {remarks}.',
    'Tous ses messages n’étaient pas valides : {remarks}.',
  ),
  slowest: row('Its slowest confirmation took {ms} ms.', 'Son accusé le plus lent a pris {ms} ms.'),
  bothVersions: row('It understands both versions.', 'Il comprend les deux versions.'),
  oneVersion: row(
    'Of the two versions it understands {version} only.',
    'Des deux versions, il ne comprend que {version}.',
  ),
  neitherVersion: row(
    'Neither version was understood from beginning to end.',
    'Aucune des deux versions n’a été comprise du début à la fin.',
  ),
} as const satisfies Record<string, Sentence>;

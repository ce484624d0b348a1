import { Option } from 'commander';
import { type LocatePreset, type LocateProfile, locatePresets } from '../../catalogue/locate/profile.js';
import type { Language } from '../../domain/words.js';
import { catalogueIn } from '../catalogue/words.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import { jsonFrom } from '../input.js';
import { languageOption } from '../language.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand, wholeNumber } from '../staff-command.js';

interface Options extends StaffOptions {
  preset: LocatePreset;
  symbol?: string;
  limit?: number;
  from?: string;
  remove?: boolean;
  language: Language;
}

export const partnerCatalogue = (host: Host) =>
  staffCommand(
    'catalogue',
    'Says how the catalogue of a partner is asked, so that requests go to those who have the title.',
    [
      'partner catalogue seneca https://seneca.alma.exlibrisgroup.com/view/sru/01OCLS_SENECA --preset alma',
      'partner catalogue lacite https://catalogue.lacite.example/sru --from profile.json',
      'partner catalogue seneca --remove',
    ],
  )
    .argument('<partner>', 'its code')
    .argument('[address]', 'where its SRU server is')
    .addOption(
      new Option('--preset <kind>', 'what its system is').choices(Object.keys(locatePresets)).default('interlend'),
    )
    .option('--symbol <symbol>', 'of an index of many libraries, only copies with this symbol are its own')
    .option('--limit <milliseconds>', 'how long it may take', wholeNumber(500, 8_000))
    .option('--from <file>', 'the profile as JSON, what it does not say is of the preset; - reads standard input')
    .option('--remove', 'ask its catalogue no more')
    .addOption(languageOption(host, 'in which language'))
    .action(
      async (
        partner: string,
        address: string | undefined,
        { preset, symbol, limit, from, remove, language, ...options }: Options,
      ) => {
        const say = catalogueIn(language);
        const api = await connect(host, options);
        if (remove) {
          await api.removeLocateProfile(partner);
          return host.out(say('profileRemoved', { partner }));
        }
        if (!address) throw new Misused('Say where its SRU server is.');
        const profile: LocateProfile = {
          ...locatePresets[preset],
          ...(from ? await jsonFrom(host, from) : {}),
          address,
          ...(symbol ? { symbol } : {}),
          ...(limit ? { timeLimitMs: limit } : {}),
        };
        answer(host, options, await api.setLocateProfile(partner, profile), () => [
          say('profileKept', { partner, address }),
        ]);
      },
    );

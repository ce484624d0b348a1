import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { addPartner } from './add.js';
import { partnerCatalogue } from './catalogue.js';
import { certifyPartner } from './certify.js';
import { changePartner } from './change.js';
import { channelCommands } from './channel.js';
import { credentialCommands } from './credential.js';
import { listPartners } from './list.js';
import { locateAtPartners } from './locate.js';
import { removePartner } from './remove.js';
import { showPartner } from './show.js';
import { testPartner } from './test.js';

export const partnerCommands = (host: Host) => {
  const group = command('partner', 'Adds, tests and steers the partners of a running node.', [
    'partner list',
    'partner test lacite',
    'partner hold lacite',
  ]);
  const making = [
    addPartner,
    changePartner,
    removePartner,
    listPartners,
    showPartner,
    testPartner,
    certifyPartner,
    partnerCatalogue,
    locateAtPartners,
  ];
  for (const make of making) group.addCommand(make(host));
  for (const order of channelCommands(host)) group.addCommand(order);
  return group.addCommand(credentialCommands(host));
};

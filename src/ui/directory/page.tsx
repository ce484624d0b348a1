import { Tabs } from '@mantine/core';
import { useAddress } from '../parts/address.js';
import { PageHead } from '../parts/page-head.js';
import { useWords } from '../words/index.js';
import { FromAlma } from './from-alma.js';
import { OwnFile } from './own-file.js';
import { Proposals } from './proposals.js';
import { Subscription } from './subscription.js';
import { TakeIn } from './take-in.js';

const tabs = ['takeIn', 'proposals', 'follow', 'own', 'alma'] as const;

/** The directory that libraries share: files of others, ours for others, and what comes from Alma. */
export function Component() {
  const { t } = useWords();
  const address = useAddress();
  const tab = tabs.find((each) => each === address.get('tab')) ?? 'takeIn';
  return (
    <>
      <PageHead title={t('nav.directory')} about={t('directory.about')} />
      <Tabs value={tab} onChange={(to) => address.set({ tab: to ?? undefined }, true)} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`directory.tab_${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="takeIn">
          <TakeIn />
        </Tabs.Panel>
        <Tabs.Panel value="proposals">
          <Proposals />
        </Tabs.Panel>
        <Tabs.Panel value="follow">
          <Subscription />
        </Tabs.Panel>
        <Tabs.Panel value="own">
          <OwnFile />
        </Tabs.Panel>
        <Tabs.Panel value="alma">
          <FromAlma />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

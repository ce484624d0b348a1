import { Tabs } from '@mantine/core';
import { useAddress } from '../parts/address.js';
import { PageHead } from '../parts/page-head.js';
import { useWords } from '../words/index.js';
import { LetterCatalogue } from './catalogue.js';
import { QueryTemplates } from './query-templates.js';
import { Styles } from './styles.js';

const tabs = ['letter', 'slip', 'query', 'style'] as const;

/** Letters and slips of the library: which are used, what they may mention; and what patrons can be asked. */
export function Component() {
  const { t } = useWords();
  const address = useAddress();
  const tab = tabs.find((each) => each === address.get('tab')) ?? 'letter';
  return (
    <>
      <PageHead title={t('nav.letters')} about={t('letters.about')} />
      <Tabs
        value={tab}
        onChange={(to) => address.set({ tab: to ?? undefined, open: undefined }, true)}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`letters.tab_${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="letter">
          <LetterCatalogue kind="letter" />
        </Tabs.Panel>
        <Tabs.Panel value="slip">
          <LetterCatalogue kind="slip" />
        </Tabs.Panel>
        <Tabs.Panel value="query">
          <QueryTemplates />
        </Tabs.Panel>
        <Tabs.Panel value="style">
          <Styles />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

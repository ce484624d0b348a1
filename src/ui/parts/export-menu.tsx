import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { addressOf } from '../api/client.js';
import { useWords } from '../words/index.js';

interface ExportMenuProps {
  /** The address of the file, which takes a format. */
  address: '/figures/file' | '/lost-candidates/file';
  query: Record<string, unknown>;
}

/** What the page shows as a file: a spreadsheet or CSV. */
export function ExportMenu({ address, query }: ExportMenuProps) {
  const { t } = useWords();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {t('list.exportTo')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item key={format} component="a" href={addressOf(address, {}, { ...query, format })} download>
            {t(`list.export_${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Modal } from '@mantine/core';
import { AlsoSpeaking, useWords } from '../words/index.js';
import { KeyTables } from './key-tables.js';

/** The keys over the page on which somebody asked for them: nothing of the page goes. */
export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('nav.keyList')}
      size={640}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <AlsoSpeaking folder="help">
        <KeyTables />
      </AlsoSpeaking>
    </Modal>
  );
}

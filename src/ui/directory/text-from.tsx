import { Button, FileButton, Textarea } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/index.js';
import classes from './text-from.module.css';

export interface TextFromProps {
  label: string;
  help: string;
  accept: string;
  text: string;
  problem?: ReactNode;
  change(text: string, name: string): void;
}

/** A text out of a file of this computer, or pasted. */
export function TextFrom({ label, help, accept, text, problem, change }: TextFromProps) {
  const { t } = useWords();
  return (
    <div className={classes.from}>
      <FileButton
        accept={accept}
        onChange={(file) => void file?.text().then((read) => change(read, file.name))}
        inputProps={{ 'aria-label': t('directory.chooseFile') }}
      >
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconFileUpload size={16} aria-hidden />}>
            {t('directory.chooseFile')}
          </Button>
        )}
      </FileButton>
      <Textarea
        name="text"
        label={label}
        description={help}
        error={problem}
        value={text}
        onChange={(event) => change(event.currentTarget.value, '')}
        minRows={6}
        maxRows={14}
        spellCheck={false}
        classNames={{ input: 'mono' }}
      />
    </div>
  );
}

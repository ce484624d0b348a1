import { Button, FileButton, Textarea } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
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
  const [empty, setEmpty] = useState<string>();
  const read = async (file: File | null) => {
    if (!file) return;
    const found = await file.text();
    const isEmpty = found.replace('\ufeff', '').trim() === '';
    setEmpty(isEmpty ? file.name : undefined);
    // What was typed stays: an empty file takes nothing away.
    if (!isEmpty) change(found, file.name);
  };
  return (
    <div className={classes.from}>
      <FileButton
        accept={accept}
        onChange={(file) => void read(file)}
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
        error={empty === undefined ? problem : t('directory.emptyFile', { file: empty })}
        value={text}
        onChange={(event) => {
          setEmpty(undefined);
          change(event.currentTarget.value, '');
        }}
        minRows={6}
        maxRows={14}
        spellCheck={false}
        classNames={{ input: 'mono' }}
      />
    </div>
  );
}

import { createTheme, type MantineColorsTuple } from '@mantine/core';

const brand: MantineColorsTuple = [
  ...(['#EDF2FF', '#DBE4FF', '#BAC8FF', '#91A7FF', '#748FFC'] as const),
  ...(['#5C7CFA', '#4263EB', '#364FC7', '#2F44AD', '#28398F'] as const),
];
const high = { vars: () => ({ root: { '--button-height': '44px' } }) };

/** As patrons read it: larger than the staff’s, one column, one accent. */
export const patronTheme = createTheme({
  colors: { brand },
  primaryColor: 'brand',
  primaryShade: 7,
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontSizes: { xs: '13px', sm: '14px', md: '16px', lg: '18px', xl: '20px' },
  lineHeights: { xs: '18px', sm: '20px', md: '24px', lg: '26px', xl: '28px' },
  defaultRadius: 8,
  components: {
    Button: { defaultProps: { size: 'md' }, ...high },
    TextInput: { defaultProps: { size: 'md', radius: 6 } },
    Textarea: { defaultProps: { size: 'md', radius: 6, minRows: 3, autosize: true, maxRows: 10 } },
    PasswordInput: { defaultProps: { size: 'md', radius: 6 } },
    NativeSelect: { defaultProps: { size: 'md', radius: 6 } },
    Checkbox: { defaultProps: { size: 'md', radius: 4 } },
    Radio: { defaultProps: { size: 'md' } },
  },
});

import { type CSSVariablesResolver, createTheme } from '@mantine/core';
import { toneVariables } from './tones.js';

/** The head of a window is no banner of the page. */
const attributes = { header: { role: 'none' } };

export const theme = createTheme({
  primaryColor: 'indigo',
  // White words on a filled button have 4.9:1 and more in both.
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.28,
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  defaultRadius: 4,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.45' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } },
  },
  components: {
    Button: { defaultProps: { size: 'sm', radius: 4 } },
    Table: { defaultProps: { fz: 'md' } },
    Modal: {
      defaultProps: { centered: false, transitionProps: { duration: 120 }, yOffset: '8vh', radius: 6, attributes },
    },
    Drawer: { defaultProps: { position: 'right', transitionProps: { duration: 120 }, attributes } },
    // Its place holder for the focus is no item of a menu; the first item takes the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, events: { hover: true, focus: true, touch: true } } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 2, maxRows: 10 } },
    Select: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md' } } },
    Checkbox: { defaultProps: { size: 'sm' } },
    Anchor: { defaultProps: { underline: 'hover' } },
    CloseButton: { defaultProps: { size: 'md' } },
  },
});

/** The kit's defaults that miss AA, mended once. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...toneVariables('light'),
    '--mantine-color-dimmed': '#495057',
    '--mantine-color-placeholder': '#5C636A',
    '--mantine-color-error': '#C92A2A',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-8)',
    '--mantine-color-orange-light-color': '#7A3E00',
    '--input-bd': '#868E96',
    '--desk-line': '#DEE2E6',
    '--desk-field-line': '#868E96',
    '--desk-page': '#F8F9FA',
    '--desk-paper': '#FFFFFF',
    '--desk-chosen': '#EDF2FF',
    '--desk-hover': '#F1F3F5',
    '--desk-focus': '#364FC7',
  },
  dark: {
    ...toneVariables('dark'),
    '--mantine-color-dimmed': '#B8B8B8',
    '--mantine-color-placeholder': '#9A9A9A',
    '--mantine-color-error': '#FF8787',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-3)',
    '--mantine-color-body': '#1A1A1A',
    '--desk-line': '#3A3A3A',
    '--desk-field-line': '#7D7D7D',
    '--desk-page': '#141414',
    '--desk-paper': '#1F1F1F',
    '--desk-chosen': '#25304F',
    '--desk-hover': '#2A2A2A',
    '--desk-focus': '#91A7FF',
  },
});

import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, type MenuProps } from '@mantine/core';
import { surfaces, surfaceVariables } from './surfaces.js';
import { toneVariables } from './tones.js';

/** The head of a window is no banner of the page. */
const attributes = { header: { role: 'none' } };

/** Two entries of a menu, in pixels: lower than that no menu is, also where there is less room. */
const leastHeight = 76;

/**
 * Every menu is as high as the window allows, on the side of its button that has more room, and scrolls within
 * (`desk.css`). It stays where it is when the page is scrolled behind it.
 */
const withinWindow = {
  hideDetached: false,
  middlewares: {
    flip: { fallbackStrategy: 'bestFit', padding: 8 },
    shift: { padding: 8 },
    size: {
      padding: 8,
      apply: ({ availableHeight, availableWidth, elements: { floating } }) => {
        floating.style.maxHeight = `${Math.max(leastHeight, availableHeight)}px`;
        floating.style.maxWidth = `${availableWidth}px`;
      },
    },
  },
} satisfies Pick<MenuProps, 'hideDetached' | 'middlewares'>;

const { light, dark } = surfaces;

/** The kit's own scales, so that each of its parts is on the same grounds as ours. The eighth is the light accent. */
const colors: Record<'blue' | 'gray' | 'dark' | 'red', MantineColorsTuple> = {
  blue: [
    ...(['#EEF2FE', '#DCE4FD', '#BECBFB', '#A5B7FF', '#8098F7', '#6581F0'] as const),
    ...([dark.accent, '#435FDA', light.accent, '#2A43A8'] as const),
  ],
  gray: [
    ...([light.nav, '#F0F2F5', light.line, light.strongLine, '#B3BBC7', light.fieldLine] as const),
    ...([light.muted, light.text2, '#2F3746', light.text] as const),
  ],
  dark: [
    ...([dark.text, dark.text2, dark.muted, dark.fieldLine, dark.strongLine, dark.line] as const),
    ...([dark.sunk, dark.paper, dark.nav, '#0B0D11'] as const),
  ],
  red: [
    ...(['#FDE7E4', '#FBD0CA', '#FFB4AB', '#FF9E91', dark.danger, '#FF7A6B'] as const),
    ...(['#D64438', '#C2281B', light.danger, '#8F1D14'] as const),
  ],
};

export const theme = createTheme({
  colors,
  primaryColor: 'blue',
  // White words on a filled button have 4.6:1 and more in both.
  primaryShade: { light: 8, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.28,
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  defaultRadius: 7,
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '17px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '22px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '7px', md: '10px', lg: '12px', xl: '14px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px', fontWeight: '650' },
      h2: { fontSize: '15px', lineHeight: '22px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Table: { defaultProps: { fz: 'sm', borderColor: 'var(--desk-line)' } },
    Paper: { defaultProps: { radius: 10 } },
    Alert: { defaultProps: { radius: 10 } },
    Modal: {
      defaultProps: {
        centered: false,
        transitionProps: { duration: 120 },
        yOffset: 'clamp(12px, 6dvh, 56px)',
        radius: 12,
        attributes,
      },
    },
    Drawer: { defaultProps: { position: 'right', transitionProps: { duration: 120 }, radius: 0, attributes } },
    // Its place holder for the focus is no item of a menu; the first item takes the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, radius: 10, ...withinWindow } },
    Popover: { defaultProps: { radius: 10, ...withinWindow } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, events: { hover: true, focus: true, touch: true } } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 2, maxRows: 10 } },
    // Lists open by a click or the arrow keys: whoever tabs through a form sees its fields.
    Select: { defaultProps: { size: 'sm', openOnFocus: false, comboboxProps: { shadow: 'md' } } },
    MultiSelect: { defaultProps: { size: 'sm', openOnFocus: false, comboboxProps: { shadow: 'md' } } },
    Autocomplete: { defaultProps: { size: 'sm', openOnFocus: false, comboboxProps: { shadow: 'md' } } },
    TagsInput: { defaultProps: { size: 'sm', openOnFocus: false, comboboxProps: { shadow: 'md' } } },
    Checkbox: { defaultProps: { size: 'sm', radius: 4 } },
    Anchor: { defaultProps: { underline: 'hover' } },
    CloseButton: { defaultProps: { size: 'md' } },
  },
});

/** Words in danger and link colour stay in that colour, whichever part of the kit says them and in whichever scheme. */
const kit = (scheme: 'light' | 'dark'): Record<string, string> => {
  const { paper, text, muted, link, danger, fieldLine, strongLine } = surfaces[scheme];
  return {
    '--mantine-color-body': paper,
    '--mantine-color-text': text,
    '--mantine-color-dimmed': muted,
    '--mantine-color-placeholder': muted,
    '--mantine-color-anchor': link,
    '--mantine-color-error': danger,
    '--mantine-color-default': paper,
    '--mantine-color-default-border': strongLine,
    '--mantine-color-default-hover': 'var(--desk-hover)',
    '--mantine-color-blue-text': link,
    '--mantine-color-blue-light': 'var(--desk-chosen)',
    '--mantine-color-blue-light-color': link,
    '--mantine-color-blue-outline': link,
    // Items of a menu read this shade, filled buttons the other.
    '--mantine-color-red-6': danger,
    '--mantine-color-red-filled': light.count,
    '--mantine-color-red-filled-hover': '#8F1D14',
    '--mantine-color-red-text': danger,
    '--mantine-color-red-light': 'var(--tone-stop-tint)',
    '--mantine-color-red-light-color': danger,
    '--mantine-color-red-outline': danger,
    '--mantine-color-gray-light-color': text,
    '--mantine-color-orange-light': 'var(--tone-act-tint)',
    '--mantine-color-orange-light-color': 'var(--tone-act-text)',
    '--mantine-color-teal-light': 'var(--tone-here-tint)',
    '--mantine-color-teal-light-color': 'var(--tone-here-text)',
    '--input-bd': fieldLine,
  };
};

/** All colours of the desk, once. */
export const variables: CSSVariablesResolver = () => ({
  variables: {
    // The bar over what is ticked: dark in both schemes.
    '--bar-ground': light.text,
    '--bar-button': dark.line,
    '--bar-line': dark.strongLine,
    '--bar-text': dark.text,
    '--bar-link': dark.link,
    '--desk-font-scan': '"JetBrains Mono Variable", ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  },
  light: {
    ...toneVariables('light'),
    ...surfaceVariables('light'),
    '--desk-page': light.paper,
    '--desk-focus': light.accent,
    ...kit('light'),
  },
  dark: {
    ...toneVariables('dark'),
    ...surfaceVariables('dark'),
    '--desk-page': dark.paper,
    '--desk-focus': dark.link,
    ...kit('dark'),
  },
});

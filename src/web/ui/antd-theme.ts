import { theme, type ThemeConfig } from "antd";

/** antd in our own colours: it reads tokens.css as it stands on <html>, so there is one list of colours. */
export function antdTheme(dark: boolean, large: boolean): ThemeConfig {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const pixels = (name: string) => parseInt(read(name), 10);
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...colours(read),
      fontFamily: read("--font"),
      fontSize: pixels("--text"),
      controlHeight: pixels("--control"),
      borderRadius: 3,
      borderRadiusLG: 4,
      wireframe: false,
      motion: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    },
    components: {
      Button: {
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        defaultColor: read("--brand"),
        defaultBorderColor: read("--brand"),
        primaryColor: read("--on-brand"),
      },
      Table: {
        headerBg: read("--head"),
        headerColor: read("--ink2"),
        borderColor: read("--line-soft"),
        headerSplitColor: "transparent",
        headerBorderRadius: 0,
        rowHoverBg: read("--brand-soft"),
        cellPaddingBlockSM: large ? 8 : 6,
        cellPaddingInlineSM: 10,
        cellFontSizeSM: pixels("--text"),
      },
      Form: { labelColor: read("--ink"), itemMarginBottom: 18, verticalLabelPadding: "0 0 4px" },
      Modal: { titleFontSize: pixels("--h2") + 1 },
    },
  };
}

function colours(read: (name: string) => string): NonNullable<ThemeConfig["token"]> {
  return {
    colorPrimary: read("--brand"),
    // Under the mouse antd pales a link to 3.2 : 1.
    colorLink: read("--link"),
    colorLinkHover: read("--link"),
    colorLinkActive: read("--link"),
    colorInfo: read("--brand"),
    colorPrimaryBg: read("--brand-soft"),
    controlItemBgActive: read("--brand-soft"),
    controlItemBgActiveHover: read("--brand-soft"),
    controlItemBgHover: read("--head"),
    // antd's own success and warning are unreadable as text (2.3 and 1.9 : 1).
    colorSuccess: read("--grn-ink"),
    colorWarning: read("--yel-ink"),
    colorError: read("--red-ink"),
    colorText: read("--ink"),
    colorTextSecondary: read("--ink2"),
    colorTextTertiary: read("--ink3"),
    colorTextDescription: read("--ink2"),
    colorTextPlaceholder: read("--ink3"),
    colorBgLayout: read("--page"),
    colorBgContainer: read("--paper"),
    colorBgElevated: read("--paper"),
    colorBgSpotlight: read("--spot"),
    colorTextLightSolid: read("--on-spot"),
    colorBorder: read("--line2"),
    colorBorderSecondary: read("--line"),
    colorSplit: read("--line"),
  };
}

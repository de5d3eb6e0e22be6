import { legacyLogicalPropertiesTransformer, StyleProvider } from "@ant-design/cssinjs";
import { App, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { type ReactNode, useMemo } from "react";
import { antdTheme } from "./antd-theme.ts";
import { isDark, useAppearance } from "./appearance.ts";

dayjs.locale("zh-cn");

/** antd's 100 px above a dialog push the buttons of a long form below a screen of 768 px. */
const modal = { style: { top: 32 } };

/** antd for everything below it. Without hashPriority and the transformer all its styles are lost on Chromium 86. */
export function DeskTheme({ children }: { children: ReactNode }) {
  const appearance = useAppearance();
  const dark = isDark(appearance);
  const large = appearance.size === "large";
  const theme = useMemo(() => antdTheme(dark, large), [dark, large]);
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} modal={modal}>
        <App>{children}</App>
      </ConfigProvider>
    </StyleProvider>
  );
}

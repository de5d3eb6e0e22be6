import { Radio } from "antd";
import { setAppearance, useAppearance } from "./appearance.ts";

/** 显示设置: acts at once, remembered on this computer. */
export function AppearanceForm() {
  const look = useAppearance();
  return (
    <div className="appearance">
      <fieldset>
        <legend>字号</legend>
        <Radio.Group
          value={look.size}
          onChange={({ target }) => setAppearance({ ...look, size: target.value })}
          options={[
            { value: "normal", label: "标准" },
            { value: "large", label: "大字" },
          ]}
        />
      </fieldset>
      <fieldset>
        <legend>底色</legend>
        <Radio.Group
          value={look.theme}
          onChange={({ target }) => setAppearance({ ...look, theme: target.value })}
          options={[
            { value: "system", label: "随电脑设置" },
            { value: "light", label: "浅色" },
            { value: "dark", label: "深色" },
          ]}
        />
      </fieldset>
      <p className="hint">只在这台电脑的这个浏览器上生效。</p>
    </div>
  );
}

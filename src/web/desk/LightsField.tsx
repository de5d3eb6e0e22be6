import { Select } from "antd";
import { lightLooks } from "../ui/index.ts";

interface LightsFieldProps {
  /** As it stands in the address: red,yellow. */
  readonly value: string | undefined;
  /** What a thing without a colour lacks. */
  readonly none: string;
  readonly onValue: (light: string | undefined) => void;
}

/** A filter by lights, several at once. */
export function LightsField({ value, none, onValue }: LightsFieldProps) {
  const options = (["red", "yellow", "green", "none"] as const).map((colour) => ({
    value: colour,
    label: `${lightLooks[colour].shape} ${colour === "none" ? none : lightLooks[colour].word}`,
  }));
  return (
    <span className="filter">
      亮灯
      <Select
        aria-label="亮灯"
        mode="multiple"
        allowClear
        placeholder="全部"
        value={value?.split(",") ?? []}
        options={options}
        onChange={(lights: string[]) => onValue(lights.join(",") || undefined)}
        style={{ minWidth: 150 }}
      />
    </span>
  );
}

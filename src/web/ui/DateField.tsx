import { DatePicker } from "antd";
import dayjs from "dayjs";

interface DateFieldProps {
  readonly id?: string;
  /** 2026-11-22 */
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly disabled?: boolean;
  readonly earliest?: string;
  readonly latest?: string;
  readonly label?: string;
}

/** A day as ISO text, in and out; fits straight into a <Field>. */
export function DateField({ id, value, onChange, disabled, earliest, latest, label }: DateFieldProps) {
  return (
    <DatePicker
      id={id}
      aria-label={label}
      value={value ? dayjs(value) : null}
      format="YYYY-MM-DD"
      placeholder="年-月-日"
      disabled={disabled}
      minDate={earliest ? dayjs(earliest) : undefined}
      maxDate={latest ? dayjs(latest) : undefined}
      // Enter takes the day typed; it must not send the form around it.
      onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      onChange={(day) => onChange?.(day?.format("YYYY-MM-DD") ?? null)}
    />
  );
}

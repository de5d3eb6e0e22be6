import { Checkbox, Form, Input } from "antd";
import { Field } from "../../ui/index.ts";
import type { PostingDraft } from "./disclosure-types.ts";

/** The county has no id of its own. */
export const county = "county";
export const keyOf = (id: string | null) => id ?? county;

/** 公示的地方: where a notice goes up, and who signs it. */
export function PlaceFields({ draft, open }: { draft: PostingDraft; open: PostingDraft["places"] }) {
  if (open.length === 1)
    return (
      <>
        <Form.Item name="placeIds" hidden>
          <Checkbox.Group options={[keyOf(open[0]!.id)]} />
        </Form.Item>
        <Field name="issuer" label={`落款单位（${open[0]!.name}）`}>
          <Input maxLength={60} />
        </Field>
      </>
    );
  return (
    <Field
      name="placeIds"
      label="公示的地方"
      hint={`落款依次为${draft.places.map(({ issuer }) => issuer).join("、")}。`}
    >
      <PlaceChoice places={open} />
    </Field>
  );
}

interface PlaceChoiceProps {
  readonly places: PostingDraft["places"];
  readonly value?: string[];
  readonly onChange?: (keys: string[]) => void;
}

/** Without the aria-required of the field, which a group may not bear. */
const PlaceChoice = ({ places, value = [], onChange }: PlaceChoiceProps) => (
  <Checkbox.Group
    value={value}
    options={places.map(({ id, name }) => ({ value: keyOf(id), label: name }))}
    {...(onChange && { onChange })}
  />
);

import { Button, Checkbox, Form, Input, InputNumber, Select } from "antd";
import { DateField, Field } from "../../ui/index.ts";
import { useState } from "react";
import type { RuleNode, RulePart } from "#domain/rules/form.ts";

type Name = (string | number)[];

interface RuleFieldsProps {
  readonly name: Name;
  readonly node: RuleNode;
}

/** The fields of a rule, as its shape says: numbers and words one below the other, lists as rows. */
export function RuleFields({ name, node }: RuleFieldsProps) {
  if (node.kind === "group") return node.parts.map((part) => <RulePartField key={part.key} name={name} part={part} />);
  if (node.kind === "list") return <RuleRows name={name} item={node.item} title={node.title} />;
  return <OneField name={name} node={node} optional={false} />;
}

function RulePartField({ name, part: { key, node, optional } }: { readonly name: Name; readonly part: RulePart }) {
  const own = [...name, key];
  if (node.kind !== "group" && node.kind !== "list") return <OneField name={own} node={node} optional={optional} />;
  return (
    <fieldset className="rule-group">
      <legend>{node.title}</legend>
      <RuleFields name={own} node={node} />
    </fieldset>
  );
}

type Leaf = Exclude<RuleNode, { readonly kind: "group" | "list" }>;

interface OneFieldProps {
  readonly name: Name;
  readonly node: Leaf;
  readonly optional: boolean;
}

function OneField({ name, node, optional }: OneFieldProps) {
  const free = optional || node.kind === "text" || node.kind === "flag";
  if (node.kind === "flag")
    return (
      <Form.Item name={name} valuePropName="checked">
        <Checkbox>{node.title}</Checkbox>
      </Form.Item>
    );
  return (
    <Field name={name} label={node.title} required={!free}>
      {controlOf(node)}
    </Field>
  );
}

function controlOf(node: Exclude<Leaf, { readonly kind: "flag" }>) {
  switch (node.kind) {
    case "number":
      return <InputNumber min={node.min} max={node.max} />;
    case "date":
      return <DateField />;
    case "choice":
      return <Select mode={node.several ? "multiple" : undefined} options={[...node.options]} allowClear />;
    case "text":
      return (node.max ?? 0) > 100 ? (
        <Input.TextArea maxLength={node.max} autoSize={{ minRows: 1, maxRows: 6 }} />
      ) : (
        <Input maxLength={node.max} />
      );
  }
}

function RuleRows({ name, item, title }: { readonly name: Name; readonly item: RuleNode; readonly title: string }) {
  return (
    <Form.List name={name}>
      {(rows, { add, remove, move }) => (
        <div className="rule-rows">
          {rows.map(({ key, name: index }) => (
            <div key={key} className="rule-row" role="group" aria-label={`${title}第${index + 1}项`}>
              <span className="rule-row-number">{index + 1}</span>
              <div className="rule-row-fields">
                <RuleRow name={name} index={index} item={item} />
              </div>
              <span className="rule-row-tools">
                <Button size="small" disabled={index === 0} onClick={() => move(index, index - 1)}>
                  上移
                </Button>
                <Button size="small" onClick={() => remove(index)}>
                  删去
                </Button>
              </span>
            </div>
          ))}
          <Button onClick={() => add()}>增加一项</Button>
        </div>
      )}
    </Form.List>
  );
}

interface RuleRowProps {
  readonly name: Name;
  readonly index: number;
  readonly item: RuleNode;
}

function RuleRow({ name, index, item }: RuleRowProps) {
  if (listsWithin(item) >= 3) return <FoldedRow name={name} index={index} item={item} />;
  return <RuleFields name={[index]} node={item} />;
}

/**
 * A row that holds lists of lists of lists stands folded under its name; its hundred fields are drawn when it is opened.
 * A form sends only what has a field: until then one field without a face keeps the whole row.
 */
function FoldedRow({ name, index, item }: RuleRowProps) {
  const form = Form.useFormInstance();
  const kept = form.getFieldValue([...name, index]) as { title?: string } | undefined;
  const [drawn, setDrawn] = useState(kept === undefined);
  return (
    <details onToggle={({ currentTarget }) => currentTarget.open && setDrawn(true)}>
      <summary>{kept?.title || "新增的一项"}</summary>
      {drawn ? (
        <RuleFields name={[index]} node={item} />
      ) : (
        <Form.Item name={[index]} noStyle>
          <Faceless />
        </Form.Item>
      )}
    </details>
  );
}

const Faceless = () => null;

function listsWithin(node: RuleNode): number {
  if (node.kind === "list") return 1 + listsWithin(node.item);
  return node.kind === "group" ? Math.max(0, ...node.parts.map((part) => listsWithin(part.node))) : 0;
}

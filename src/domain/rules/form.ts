/** What a rule is made of, as a form can draw it. */
export type RuleNode =
  | { readonly kind: "number"; readonly title: string; readonly min?: number; readonly max?: number }
  | { readonly kind: "text"; readonly title: string; readonly max?: number }
  | { readonly kind: "date"; readonly title: string }
  | { readonly kind: "flag"; readonly title: string }
  | {
      readonly kind: "choice";
      readonly title: string;
      readonly several: boolean;
      readonly options: readonly RuleOption[];
    }
  | { readonly kind: "group"; readonly title: string; readonly parts: readonly RulePart[] }
  | { readonly kind: "list"; readonly title: string; readonly item: RuleNode };

export interface RulePart {
  readonly key: string;
  readonly node: RuleNode;
  /** May be left empty; kept as null. */
  readonly optional: boolean;
}

export interface RuleOption {
  readonly value: string;
  readonly label: string;
}

/** What the form holds as the shape wants it: an empty text is "", what may be left empty is null. */
export function asContent(node: RuleNode, value: unknown): unknown {
  switch (node.kind) {
    case "group":
      return Object.fromEntries(node.parts.map((part) => [part.key, partContent(part, partsIn(value)[part.key])]));
    case "list":
      return listIn(value).map((one) => asContent(node.item, one));
    case "choice":
      return node.several ? listIn(value) : value;
    case "text":
      return value ?? "";
    case "flag":
      return value ?? false;
    default:
      return value;
  }
}

const partsIn = (value: unknown) => (value ?? {}) as Readonly<Record<string, unknown>>;
const listIn = (value: unknown) => (value ?? []) as readonly unknown[];

const partContent = ({ node, optional }: RulePart, value: unknown) =>
  optional && [undefined, null, ""].includes(value as string) ? null : asContent(node, value);

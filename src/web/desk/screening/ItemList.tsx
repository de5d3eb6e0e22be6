import type { Item } from "./contract-types.ts";

/** The situations with their meaning, folded away until somebody asks. */
export function ItemList({ items }: { items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <details className="items">
      <summary>查看清单所列 {items.length} 种情形</summary>
      <ol>
        {items.map((item) => (
          <li key={item.code}>
            <strong>{item.name}</strong>
            {item.meaning && <span>：{item.meaning}</span>}
            {item.evidence.length > 0 && <span className="hint">可核对：{item.evidence.join("、")}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

import { Link, useSearchParams } from "wouter";
import type { townships } from "#contract/registry.ts";
import type { Result } from "#contract/route.ts";

interface TownshipTreeProps {
  readonly tree: Result<typeof townships.list>;
  readonly canEdit: boolean;
}

/** Every township is a link, so that it opens in a new tab and comes back with the browser's arrow. */
export function TownshipTree({ tree, canEdit }: TownshipTreeProps) {
  const [params] = useSearchParams();
  const here = params.get("township");
  const hrefOf = (township?: string) => {
    const next = new URLSearchParams(params);
    next.delete("page");
    next.delete("township");
    if (township) next.set("township", township);
    return `/villages${next.size > 0 ? `?${next}` : ""}`;
  };
  const total = tree.reduce((sum, { villageCount }) => sum + villageCount, 0);
  return (
    <nav className="card township-tree" aria-label="乡镇（街道）">
      <h2>
        乡镇（街道）
        {canEdit && (
          <small>
            <Link href="/townships">维护</Link>
          </small>
        )}
      </h2>
      <ul>
        <li>
          <Link href={hrefOf()} aria-current={here === null ? "true" : undefined}>
            全部<span className="num">{total}</span>
          </Link>
        </li>
        {tree.map(({ id, name, villageCount }) => (
          <li key={id}>
            <Link href={hrefOf(id)} aria-current={here === id ? "true" : undefined}>
              {name}
              <span className="num">{villageCount}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

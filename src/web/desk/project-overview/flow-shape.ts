import { sankey, sankeyJustify, sankeyLinkHorizontal } from "d3-sankey";

export interface Node {
  readonly id: string;
  readonly layer: "source" | "kind" | "place" | "rest";
  readonly name: string;
  readonly fen: number;
}

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly fen: number;
}

export interface Box extends Node {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Words stand to the right of all but the last column. */
  readonly last: boolean;
}

export interface Band extends Link {
  readonly d: string;
  readonly width: number;
  readonly fromName: string;
  readonly toName: string;
}

export const flowFrame = { width: 1160, left: 8, right: 230, top: 30, gap: 12, box: 14 };

/** So many rows on the fullest side want so much height. */
export const flowHeight = (nodes: readonly Node[]) => {
  const most = Math.max(
    3,
    ...["source", "kind", "place"].map((layer) => nodes.filter((one) => one.layer === layer).length),
  );
  return flowFrame.top + Math.max(300, most * 34);
};

/** Where the boxes and bands of a flow lie; nothing to draw without a link. */
export function flowShape(nodes: readonly Node[], links: readonly Link[]): { boxes: Box[]; bands: Band[] } {
  if (links.length === 0) return { boxes: [], bands: [] };
  const height = flowHeight(nodes);
  const layout = sankey<Node, Link & { source: string; target: string }>()
    .nodeId((node) => node.id)
    .nodeAlign(sankeyJustify)
    .nodeWidth(flowFrame.box)
    .nodePadding(flowFrame.gap)
    .extent([
      [flowFrame.left, flowFrame.top],
      [flowFrame.width - flowFrame.right, height - 8],
    ]);
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const drawn = layout({
    nodes: nodes.filter(({ id }) => linked.has(id)).map((node) => ({ ...node })),
    links: links.map((link) => ({ ...link, source: link.from, target: link.to, value: link.fen })),
  });
  const path = sankeyLinkHorizontal();
  const right = flowFrame.width - flowFrame.right;
  return {
    boxes: drawn.nodes.map(({ id, layer, name, fen, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }) => ({
      ...{ id, layer, name, fen },
      ...{ x: x0, y: y0, width: x1 - x0, height: Math.max(1, y1 - y0), last: x1 >= right - 1 },
    })),
    bands: drawn.links.map((link) => ({
      ...{
        from: link.from,
        to: link.to,
        fen: link.fen,
        d: path(link as never) ?? "",
        width: Math.max(1, link.width ?? 1),
      },
      fromName: (link.source as unknown as Node).name,
      toName: (link.target as unknown as Node).name,
    })),
  };
}

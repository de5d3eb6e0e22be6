import { drawAlgorithm } from "./frame.ts";
import type { DrawResult } from "./draw.ts";

/** The result as text, in the form of the frame's: one line to a fact, tabs between its parts. */
export function resultText({ seed, clusters, objects }: DrawResult): string {
  const lines = [
    `${drawAlgorithm} result`,
    `seed\t${seed}`,
    ...clusters.map((one) => ["cluster", one.stratum, one.cluster, one.size, one.n].join("\t")),
    ...objects.map((one, i) =>
      ["object", i + 1, one.unitId, one.name, one.stratum, one.cluster, one.group, ...one.inspectorIds].join("\t"),
    ),
    "end",
    "",
  ];
  return lines.join("\n");
}

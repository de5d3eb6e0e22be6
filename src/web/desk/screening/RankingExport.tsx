import { Button } from "antd";
import { useSearchParams } from "wouter";
import { rankings } from "#contract/rankings.ts";
import type { CallOf } from "#contract/route.ts";
import { useDownload } from "../../api/use-download.ts";
import { PrintButton, ProblemNote } from "../../ui/index.ts";
import type { Round } from "./contract-types.ts";
import { filledOf } from "./url-filter.ts";

/** The list as it stands filtered, on paper or as a workbook. */
export function RankingExport({ round }: { round: Round }) {
  const [params] = useSearchParams();
  const { send, sending, problem } = useDownload(rankings.export);
  const body = filledOf(params, ["townshipId", "only"]) as CallOf<typeof rankings.export>["body"];
  return (
    <>
      <ProblemNote problem={problem} />
      <PrintButton />
      <Button loading={sending} onClick={() => send({ params: { id: round.id }, body })}>
        导出 Excel
      </Button>
    </>
  );
}

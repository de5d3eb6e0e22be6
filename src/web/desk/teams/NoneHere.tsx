import { Button } from "antd";
import { Empty } from "../../ui/index.ts";

interface NoneHereProps {
  /** What a filter may hide. */
  readonly what: string;
  /** Said where no filter stands. */
  readonly otherwise: string;
  readonly onClear: (() => void) | undefined;
}

/** An empty ledger: nothing there yet, or nothing that the filter lets through. */
export function NoneHere({ what, otherwise, onClear }: NoneHereProps) {
  if (!onClear) return <Empty>{otherwise}</Empty>;
  return <Empty action={<Button onClick={onClear}>清除筛选</Button>}>没有符合条件的{what}。</Empty>;
}

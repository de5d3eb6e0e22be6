import { Button } from "antd";
import { Link } from "wouter";
import { imports } from "#contract/imports.ts";
import { useDownload } from "../../api/use-download.ts";
import { ProblemNote } from "../../ui/index.ts";
import { UndoButton } from "./UndoButton.tsx";
import type { Batch } from "./import-words.ts";

type Listed = Pick<Batch, "id" | "state" | "undoUntil">;

/** What one does with a batch from the list: open, undo, take the file back. */
export function BatchTools({ batch }: { batch: Listed }) {
  const download = useDownload(imports.original);
  const open = batch.state === "read" || batch.state === "checked";
  return (
    <span className="row-tools">
      <Link href={`/imports/${batch.id}`}>{open ? "继续办理" : "查看"}</Link>
      <Button
        size="small"
        type="link"
        loading={download.sending}
        onClick={() => download.send({ params: { id: batch.id }, body: undefined })}
      >
        原表
      </Button>
      {batch.undoUntil && <UndoButton id={batch.id} size="small" />}
      <ProblemNote problem={download.problem} />
    </span>
  );
}

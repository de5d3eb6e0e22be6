import { Button } from "antd";
import { records } from "#contract/records.ts";
import { useDownload } from "../../api/use-download.ts";
import { ProblemNote } from "../../ui/index.ts";
import type { RecordView } from "./entry-draft.ts";

export function RecordFiles({ row: { id, files } }: { row: Pick<RecordView, "id" | "files"> }) {
  const { send, sending, problem } = useDownload(records.file);
  return (
    <>
      <ul className="record-files">
        {files.map((file) => (
          <li key={file.id}>
            <Button
              type="link"
              size="small"
              disabled={sending}
              onClick={() => send({ params: { id, fileId: file.id } })}
            >
              {file.name}
            </Button>
            <small>{Math.ceil(file.bytes / 1024)} KB</small>
          </li>
        ))}
      </ul>
      <ProblemNote problem={problem} />
    </>
  );
}

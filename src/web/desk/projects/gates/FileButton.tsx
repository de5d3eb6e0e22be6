import { Button } from "antd";
import { projectGates } from "#contract/project-gates.ts";
import { useDownload } from "../../../api/use-download.ts";
import { ProblemNote } from "../../../ui/index.ts";
import type { GatesPage } from "./gate-types.ts";

interface FileButtonProps {
  readonly projectId: string;
  readonly file: GatesPage["files"][number] | undefined;
}

export function FileButton({ projectId, file }: FileButtonProps) {
  const download = useDownload(projectGates.file);
  if (!file) return null;
  return (
    <>
      <Button
        type="link"
        size="small"
        onClick={() => download.send({ params: { id: projectId, projectFileId: file.id } })}
      >
        {file.name}
      </Button>
      <ProblemNote problem={download.problem} />
    </>
  );
}

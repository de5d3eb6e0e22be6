interface FilePickProps {
  readonly sending: boolean;
  readonly disabled?: boolean;
  readonly onFile: (file: File) => void;
}

/** What offices attach: photos and their own papers, one at a time. */
const accept = "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx,.xls";

/** 附件一律选填: a button of ours, as the browser's own file box speaks the browser's language. */
export function FilePick({ sending, disabled = false, onFile }: FilePickProps) {
  return (
    <label className="file-pick no-print">
      {sending ? "正在上传……" : "加照片或文件"}
      <input
        type="file"
        accept={accept}
        disabled={sending || disabled}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file, mended and picked again, must count as a change.
          target.value = "";
          if (file) onFile(file);
        }}
      />
    </label>
  );
}

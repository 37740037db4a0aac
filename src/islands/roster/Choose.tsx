import { useEffect, useRef, useState } from 'preact/hooks';

/** Where a file is chosen or dropped. */
export function Choose({ onFile, error }: { onFile: (file: File) => void; error?: string }) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const input = useRef<HTMLInputElement>(null);
  // On a slow line the file may have been chosen before this came alive.
  useEffect(() => take(input.current?.files), []);
  return (
    <div class="roster-step">
      {error && (
        <p class="roster-notice care" role="alert">
          {error}
        </p>
      )}
      <label
        class={over ? 'roster-drop over' : 'roster-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files);
        }}
      >
        <b>选择名单文件</b>
        <span class="soft">或把文件拖到这里。.xlsx、.xls 或 .csv，不超过 8 MB。</span>
        <input
          type="file"
          ref={input}
          accept=".xlsx,.xls,.csv"
          onChange={({ currentTarget }) => take(currentTarget.files)}
        />
      </label>
      <p class="soft">
        先看预览，不会马上导入。没有现成的名单？
        <a href="/roster-template.xlsx" download="名单模板.xlsx">
          下载名单模板
        </a>
      </p>
    </div>
  );
}

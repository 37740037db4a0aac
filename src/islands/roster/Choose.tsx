import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

type Props = {
  onFile: (file: File) => void;
  /** Endings of the files that are taken. */
  kinds: string[];
  limit: string;
  error: string | undefined;
  /** What helps to make such a file. */
  children: ComponentChildren;
};

/** Where a file is chosen or dropped. */
export function Choose({ onFile, kinds, limit, error, children }: Props) {
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
        <span class="soft">
          或把文件拖到这里。收 {kinds.join('、')}，不超过 {limit}。
        </span>
        <input
          type="file"
          ref={input}
          accept={kinds.join(',')}
          onChange={({ currentTarget }) => take(currentTarget.files)}
        />
      </label>
      <p class="soft">先看预览，不会马上导入。{children}</p>
    </div>
  );
}

/** The upload is measured; the reading that follows takes some seconds. */
export function Sending({ name, share }: { name: string; share: number }) {
  const reading = share >= 1;
  return (
    <div class="roster-step">
      <p>
        {reading ? '正在读取' : '正在上传'}：{name}
      </p>
      <progress
        max={1}
        value={reading ? undefined : share}
        aria-label={reading ? '正在读取' : '正在上传'}
      />
      <p class="soft">几千人的名单要几秒钟，请不要关闭这一页。</p>
    </div>
  );
}

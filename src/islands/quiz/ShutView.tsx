import { momentText } from '#components/site/words.ts';
import type { Shut } from './shut.ts';

/** Why there is nothing to answer now, what is kept, and what to do. */
export function ShutView({ shut, here, back }: { shut: Shut; here: string; back: string }) {
  const { reason, detail, retakeAt } = shut;
  switch (reason) {
    case 'pause':
      return (
        <Notice
          words={
            retakeAt
              ? `${momentText(retakeAt)} 以后可以再做一次，题目会换新的。这段时间可以再读读课文。`
              : detail
          }
          href={back}
          act="再读读这一课"
        />
      );
    case 'not-counted':
      return (
        <Notice
          words="先把这一课学完，小测就会打开。学过的部分都留着。"
          href={back}
          act="回到这一课"
        />
      );
    case 'not-now':
      return <Notice words={detail} href="/my" act="回到我的课" />;
    case 'signed-out':
      return (
        <Notice
          words="登录已经过期。答过的都在这台电脑上留着，重新登录后接着做。"
          href={`/sign-in?next=${encodeURIComponent(here)}`}
          act="重新登录"
        />
      );
    case 'other':
      return (
        <Notice
          words={detail || '小测没有打开。已经保存的答案都在，请过一会儿再试。'}
          href={here}
          act="再试一次"
        />
      );
  }
}

function Notice({ words, href, act }: { words: string; href: string; act: string }) {
  return (
    <div class="outcome" role="status">
      <p>{words}</p>
      <div class="acts">
        <a class="button button-next" href={href}>
          {act}
        </a>
      </div>
    </div>
  );
}

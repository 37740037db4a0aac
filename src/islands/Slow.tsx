import './slow.css';

/** Seen only when the scripts have not come after some seconds. */
export function Slow({ readable = false }: { readable?: boolean }) {
  return (
    <p class="slow">
      正在加载…若一直停在这里，请<a href="/browser">换一个较新的浏览器</a>。
      {readable && '下面的文字可以照常读。'}
    </p>
  );
}

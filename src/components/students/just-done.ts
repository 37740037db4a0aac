/** What the list says after an act. */
export type Told = { tone: 'good' | 'care'; text: string; undo?: readonly number[] };

/** From the fixed words of the address; anything else says nothing. */
export function toldBy(query: URLSearchParams): Told | undefined {
  const seats = (query.get('seats') ?? '').split('.').filter((id) => /^[1-9]\d{0,14}$/.test(id));
  const n = Number(/^\d{1,3}$/.exec(query.get('n') ?? '')?.[0] ?? 0);
  switch (query.get('done')) {
    case 'left':
      if (seats.length === 0) return undefined;
      return {
        tone: 'good',
        text: `已登记 ${seats.length} 人离校。已冻结的名册不变，他们的学习记录也都留着。`,
        undo: seats.map(Number),
      };
    case 'moved':
      return { tone: 'good', text: `${n} 人已换班。原来的座位留在记录里，已冻结的名册不变。` };
    case 'back':
      return { tone: 'good', text: `已撤销，${n} 人还在原来的班里。` };
    case 'erased':
      return { tone: 'good', text: '这名学生的个人信息已经删除。各项统计数字没有变。' };
    case 'none':
      return {
        tone: 'care',
        text: '还没有勾选学生，所以什么也没改。请先在名单里勾选，再按下面的按钮。',
      };
    case 'stale':
      return {
        tone: 'care',
        text: '没有撤销：只能撤销当天的登记，而且之后没有别的改动。请打开那名学生的页面，用“恢复在校”。',
      };
    default:
      return undefined;
  }
}

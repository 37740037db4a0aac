import type { ClassView } from '#usecases/teacher/openClass';

export type Act = {
  title: string;
  why: string;
  href: string;
  button: string;
  also?: { href: string; button: string };
};

/** The one thing that helps this class most now; undefined when nothing is open. */
export function nextAct(view: ClassView): Act | undefined {
  const here = `/classes/${view.id}`;
  if (view.inSession) {
    return {
      title: '上机课开着',
      why: '大屏幕上有网址、课堂码和已经登录的人数。',
      href: `${here}/session`,
      button: '回到大屏幕',
    };
  }
  const cardless = view.students.filter((student) => student.credential === 'none').length;
  if (cardless > 0) {
    return {
      title: `${cardless} 人还没有登录卡`,
      why: '有了卡，学生才能登录。打印、剪开、发下去。',
      href: `${here}/cards`,
      button: '打印登录卡',
    };
  }
  const [lesson, lacking] = mostMissed(view);
  if (!lesson || lacking === 0) return undefined;
  return {
    ...(lacking * 2 >= view.students.length
      ? {
          title: `带全班上第 ${lesson.number} 课`,
          why: `《${lesson.title}》还差 ${lacking} 人。用投影一起读，再请每个人登录做小测。`,
        }
      : {
          title: `给 ${lacking} 人补第 ${lesson.number} 课`,
          why: `请他们用自己的卡登录，接着学《${lesson.title}》；一节课里就能补完。`,
        }),
    href: `/lessons/${lesson.id}/teacher`,
    button: '打开教师用书',
    also: { href: `${here}/session`, button: '开始上机课' },
  };
}

/** The required lesson that most students still lack; the earlier one of two equals. */
function mostMissed({ lessons, missing }: ClassView) {
  const lacking = lessons.map(
    ({ number }) => missing.filter((who) => who.lessons.includes(number)).length,
  );
  const most = Math.max(0, ...lacking);
  return [lessons[lacking.indexOf(most)], most] as const;
}

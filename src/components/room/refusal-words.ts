import type { SessionRefused } from '#usecases/teacher/openClassSession';

/** Why a class session was not opened or extended, and what to do. */
export const refusalWords: Record<SessionRefused['refused'], string> = {
  minutes: '时长不对，要是下面写的范围里的整数。还没有开始，请改一下再按“开始上机课”。',
  lesson: '这一课不在这个班本学期的必修课里。还没有开始，请重新选一下。',
  graduated: '这个班已经毕业，不用再开上机课。',
  'class-open': '这个班的上机课已经开着。',
  'teacher-open': '没有开始：您在另一个班的上机课还开着。',
  'not-running': '这节上机课已经结束，没有延长。可以再开一节。',
  'after-hours': '再延长就超出上课时间了，所以没有延长。结束以后可以再开一节，那一节算 C 类。',
  'too-long': '一节上机课最长 2 小时，不能再延长。结束以后可以再开一节。',
};
